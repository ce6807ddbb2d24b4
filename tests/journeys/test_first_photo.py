"""From nothing to a tagged photo, over HTTP, with the real network."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.running_album import Person, RunningAlbum

# What the default model finds on inputs of 256×320 and 320×192, by PyTorch as by OpenVINO.
BUS = [
    ("person", 0.988, (57, 385, 219, 887)),
    ("bus", 0.957, (65, 245, 810, 767)),
    ("person", 0.956, (197, 429, 351, 823)),
    ("person", 0.505, (685, 294, 810, 874)),
]
ZIDANE = [("person", 0.985, (709, 83, 1125, 678)), ("person", 0.978, (138, 191, 722, 720))]


@pytest.mark.parametrize(("name", "expected"), [("bus.jpg", BUS), ("zidane.jpg", ZIDANE)])
def test_photo_is_tagged_as_measured(
    album: RunningAlbum, shared_photos: Path, name: str, expected: list[Any]
) -> None:
    ann = Person(album, "ann")
    photo = ann.upload(ann.new_album(), shared_photos / name)
    assert photo["status"] == "ready"
    assert photo["tags"] == list(dict.fromkeys(label for label, _, _ in expected))
    assert len(photo["detections"]) == len(expected)
    for found, (label, confidence, box) in zip(photo["detections"], expected, strict=True):
        assert found["class"] == label
        assert found["conf"] == pytest.approx(confidence, abs=0.03)
        assert [found[side] for side in ("x1", "y1", "x2", "y2")] == pytest.approx(list(box), abs=4)


def test_album_shows_thumbnail_and_original(album: RunningAlbum, shared_photos: Path) -> None:
    bea = Person(album, "bea")
    album_id = bea.new_album("Madrid")
    photo = bea.upload(album_id, shared_photos / "bus.jpg")
    [listed] = bea.get("/albums/").json()
    assert (listed["albumName"], listed["photoCount"]) == ("Madrid", 1)
    assert listed["coverKey"] == photo["thumbnailKey"]
    thumbnail = bea.get(f"/storage/{photo['thumbnailKey']}")
    assert thumbnail.headers["Content-Type"] == "image/jpeg"
    assert thumbnail.content.startswith(b"\xff\xd8")
    original = bea.get(f"/storage/{photo['key']}")
    assert original.content == (shared_photos / "bus.jpg").read_bytes()


def test_single_functions_work_alone_with_an_operators_token(
    album: RunningAlbum, shared_photos: Path
) -> None:
    cid = Person(album, "cid")
    cid.put("incoming:cid:bus.jpg", (shared_photos / "bus.jpg").read_bytes())
    # As curl --data-binary sends it.
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    thumbnail_key = cid.post("/thumbnail", data=b"incoming:cid:bus.jpg", headers=form)
    assert cid.get(f"/storage/{thumbnail_key.text}").status_code == 200
    [found] = cid.post("/recognition", {"images": ["incoming:cid:bus.jpg"]}).json()
    assert sorted(detection["class"] for detection in found) == ["bus", "person", "person", "person"]


def test_photo_tells_when_where_and_with_what_it_was_taken(album: RunningAlbum, shared_photos: Path) -> None:
    ivy = Person(album, "ivy")
    photo = ivy.upload(ivy.new_album(), shared_photos / "bus.jpg")
    assert (photo["camera"], photo["orientation"]) == ("Apple iPhone XS", 1)
    # Its clock has no offset; in Madrid it was an hour ahead of UTC.
    assert (photo["takenAt"], photo["takenAtOffset"]) == (1551445593823 - 3_600_000, 60)
    assert (photo["place"]["town"], photo["place"]["german"]["country"]) == ("Madrid", "Spanien")
    assert photo["gps"]["lat"] == pytest.approx(40.4114, abs=1e-4)
    assert photo["gps"]["lon"] == pytest.approx(-3.7074, abs=1e-4)
    assert photo["exposure"]["iso"] > 0
    assert photo["placeholder"]


def test_file_that_is_no_photo_fails_with_a_reason(album: RunningAlbum, tmp_path: Path) -> None:
    dan = Person(album, "dan")
    text = tmp_path / "notes.jpg"
    text.write_text("This is no photo.")
    photo = dan.upload(dan.new_album(), text)
    assert photo["status"] == "failed"
    assert photo["steps"]["metadata"]["error"]["detail"]
