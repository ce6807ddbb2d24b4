"""Sidecars as they are written and read."""

import json
import re
from pathlib import Path

import pytest

from functions.shared.config import PROJECT_ROOT
from functions.shared.models.photo import Detection, FoundLabel, IsFor, Photo, PhotoStatus
from transfer.finding.folder import look_through
from transfer.finding.found import TargetAlbum
from transfer.sidecars.cards import PhotoCard
from transfer.sidecars.sidecar import BadSidecar, read_card, write_card

HOUR_MS = 3_600_000


def photo(**more: object) -> Photo:
    known = {
        "id": "0" * 23 + "1",
        "album_id": "0" * 23 + "2",
        "user_name": "ann",
        "key": "incoming:ann:1",
        "file_name": "été.jpg",
        "created_at": 1_700_000_000_123,
        "status": PhotoStatus.READY,
        "size": 5,
        "sha256": "a" * 64,
        "content_type": "image/jpeg",
        "tags": ("sea",),
        "added_tags": ("sea",),
        "removed_tags": ("dog",),
        "detections": (Detection(label="dog", confidence=0.5, x1=1, y1=2, x2=3, y2=4),),
        "labels": (FoundLabel(label="sea", confidence=0.75, is_for=IsFor.PICTURE),),
    }
    return Photo(**{**known, **more})  # type: ignore[arg-type]


def documented() -> set[str]:
    """The fields that the table of a photo's sidecar names."""
    text = (PROJECT_ROOT / "docs" / "sidecars.md").read_text(encoding="utf-8")
    rows = text.split("## A photo")[1].split("## An album")[0].splitlines()
    names = [row.split("|")[1] for row in rows if row.startswith("| `")]
    return set(re.findall(r"`(\w+)`", "".join(names)))


def test_sidecar_reads_as_it_is_documented(folder: Path) -> None:
    words = {"title": "The harbour", "keywords": ("boat",), "rating": 4}
    write_card(folder / "été.jpg.json", PhotoCard.of(photo(camera="Kodak", **words), "Trips"))

    told = json.loads((folder / "été.jpg.json").read_text(encoding="utf-8"))

    assert told.keys() == documented()
    assert {name: value for name, value in told.items() if value is not None} == {
        "format": "smart-album/photo",
        "version": 1,
        "id": "0" * 23 + "1",
        "albumId": "0" * 23 + "2",
        "albumIds": ["0" * 23 + "2"],
        "albumName": "Trips",
        "fileName": "été.jpg",
        "sha256": "a" * 64,
        "size": 5,
        "contentType": "image/jpeg",
        "uploadedAt": "2023-11-14T22:13:20.123+00:00",
        "status": "ready",
        "tags": ["sea"],
        "addedTags": ["sea"],
        "removedTags": ["dog"],
        "favourite": False,
        "archived": False,
        "rotation": 0,
        "corrected": dict.fromkeys(
            ("takenAt", "takenAtOffset", "gps", "title", "caption", "people", "rating")
        )
        | {"placeless": False},
        "detections": [{"class": "dog", "conf": 0.5, "x1": 1, "y1": 2, "x2": 3, "y2": 4}],
        "labels": [{"class": "sea", "conf": 0.75, "isFor": "picture"}],
        "camera": "Kodak",
        "title": "The harbour",
        "keywords": ["boat"],
        "people": [],
        "rating": 4,
    }


@pytest.mark.parametrize(
    ("taken_at", "offset", "told"),
    [
        (0, None, "1970-01-01T00:00:00.000"),
        (-HOUR_MS, 0, "1969-12-31T23:00:00.000+00:00"),
        (0, -330, "1969-12-31T18:30:00.000-05:30"),
    ],
)
def test_date_taken_has_the_cameras_offset_where_it_is_known(
    taken_at: int, offset: int | None, told: str
) -> None:
    assert PhotoCard.of(photo(taken_at=taken_at, taken_at_offset=offset), "A").taken_at == told


def test_sidecar_is_read_as_it_was_written(folder: Path) -> None:
    card = PhotoCard.of(photo(), "Trips")
    write_card(folder / "a.json", card)

    assert read_card(folder / "a.json", PhotoCard) == card


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 2}, "has version 2 of its format"),
        ({"sha256": "../x"}, "is damaged: sha256 is wrong"),
        ({"id": 5}, "is damaged: id is wrong"),
        ({"contentType": "image/jpeg\r\nX: y"}, "is damaged: contentType is wrong"),
        ({"addedTags": ["a\x00b"]}, r"is damaged: addedTags\.0 is wrong"),
    ],
)
def test_sidecar_that_cannot_be_trusted_is_told(folder: Path, change: dict[str, object], reason: str) -> None:
    document = PhotoCard.of(photo(), "Trips").to_document() | change
    (folder / "a.jpg.json").write_text(json.dumps(document))

    with pytest.raises(BadSidecar, match=reason):
        read_card(folder / "a.jpg.json", PhotoCard)


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"format": "other"}', "\x00", '{"format": []}'])
def test_other_json_is_just_a_file(folder: Path, text: str) -> None:
    (folder / "a.jpg").write_bytes(b"x")
    (folder / "a.jpg.json").write_text(text)

    assert read_card(folder / "a.jpg.json", PhotoCard) is None
    assert [found.path.name for found in look_through(folder).files] == ["a.jpg", "a.jpg.json"]


@pytest.mark.parametrize(
    ("path", "album"),
    [
        ("2023/Rome", TargetAlbum("Rome", path=("2023",))),
        ("a\nb", TargetAlbum("a b")),
        ("e\u0301te\u0301", TargetAlbum("été")),
        (" \t", TargetAlbum("Photos")),
        ("x" * 200, TargetAlbum("…" + "x" * 99)),
    ],
)
def test_folder_has_a_name_that_an_album_may_have(folder: Path, path: str, album: TargetAlbum) -> None:
    (folder / path).mkdir(parents=True)
    (folder / path / "a.jpg").write_bytes(b"x")

    assert [found.album for found in look_through(folder).files] == [album]


def test_name_that_is_no_text_is_replaced(folder: Path) -> None:
    (folder / "caf\udce9").mkdir()
    (folder / "caf\udce9" / "a.jpg").write_bytes(b"x")

    assert [found.album.name for found in look_through(folder).files] == ["caf\ufffd"]


def test_sidecar_that_somebody_uploaded_is_a_photo_with_a_sidecar(folder: Path) -> None:
    card = PhotoCard.of(photo(), "Trips")
    write_card(folder / "a.jpg.json", card)
    write_card(folder / "a.jpg.json.json", card)

    [found] = look_through(folder).files

    assert (found.path.name, found.card) == ("a.jpg.json", card)
