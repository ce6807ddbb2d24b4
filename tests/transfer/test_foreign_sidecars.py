"""XMP that Lightroom, digiKam, darktable, Immich and Apple Photos keep beside their photos."""

from pathlib import Path
from typing import Any

import pytest

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.photos.metadata.exif_photos import TAKEN, TAKEN_OFFSET, photo
from tests.photos.metadata.written_files import jpeg as written_jpeg
from tests.photos.metadata.written_files import listed, packet
from tests.transfer.bulk import counts, import_folder, reasons
from tests.transfer.test_importing import albums_of
from transfer.bulk.outcomes import Fate

NOON = "2019:05:04 12:00:00"
NOON_MS = 1_556_971_200_000
HOUR_MS = 3_600_000


def put(folder: Path, **files: bytes) -> None:
    for name, data in files.items():
        path = folder / name.replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def only(person: Person) -> dict[str, Any]:
    [found] = person.get("photos").get_json()
    return dict(found)


@pytest.mark.parametrize("name", ["a.xmp", "a.jpg.xmp", "A.JPG.XMP"])
def test_what_it_tells_is_said_of_the_photo(house: House, ann: Person, folder: Path, name: str) -> None:
    (folder / "a.jpg").write_bytes(jpeg(80))
    inside = (
        listed("dc:title", "Ferry", kind="Alt")
        + listed("dc:description", "Last boats.", kind="Alt")
        + listed("digiKam:TagsList", "Places/Lisbon", "boat", kind="Seq")
        + listed("Iptc4xmpExt:PersonInImage", "Anna")
    )
    place = {"exif__GPSLatitude": "38,43.338N", "exif__GPSLongitude": "9,8.358W"}
    (folder / name).write_bytes(packet(inside, xmp__Rating="4", **place))

    worked = import_folder(house, ann, folder)

    assert counts(worked) == {Fate.DONE: 1}
    told = only(ann)
    assert (told["title"], told["caption"], told["people"]) == ("Ferry", "Last boats.", ["Anna"])
    assert (told["rating"], told["favourite"], told["place"]["town"]) == (4, True, "Lisbon")
    assert set(told["addedTags"]) == {"Lisbon", "boat"}
    import_folder(house, ann, folder)
    assert only(ann) == told


@pytest.mark.parametrize(
    ("said", "photo_and_time"),
    [
        ("2019-05-04T14:00:00+02:00", ({TAKEN: NOON}, (NOON_MS, 120))),
        ("2019-05-04T14:00:00", ({TAKEN: NOON}, (NOON_MS + 2 * HOUR_MS, None))),
        ("2019-05-04T12:00:00+02:00", ({TAKEN: NOON}, (NOON_MS - 2 * HOUR_MS, 120))),
        ("2019-05-04T12:00:00", ({TAKEN: NOON, TAKEN_OFFSET: "+02:00"}, (NOON_MS - 2 * HOUR_MS, 120))),
        ("2019-05-04T12:00:00.25", ({TAKEN: NOON}, (NOON_MS, None))),
        ("no time", ({TAKEN: NOON}, (NOON_MS, None))),
        ("0003-01-01T00:00:00", ({TAKEN: NOON}, (NOON_MS, None))),
    ],
)
def test_time_beside_the_file_stands_where_it_is_another(
    house: House, ann: Person, folder: Path, said: str, photo_and_time: tuple[Any, Any]
) -> None:
    exif, taken = photo_and_time
    put(folder, a__jpg=photo(exif=exif), a__xmp=packet(photoshop__DateCreated=said))

    import_folder(house, ann, folder)

    told = only(ann)
    assert (told["takenAt"], told["takenAtOffset"]) == taken


def test_what_the_file_says_itself_is_not_said_again(house: House, ann: Person, folder: Path) -> None:
    same = packet(listed("dc:subject", "boat") + listed("dc:title", "Ferry", kind="Alt"), xmp__Rating="3")
    put(folder, a__jpg=written_jpeg(same), a__xmp=same)

    import_folder(house, ann, folder)

    told = only(ann)
    assert (told["title"], told["rating"], told["addedTags"], told["asRead"]) == ("Ferry", 3, [], None)


def test_sidecar_of_no_photo_and_one_of_nonsense_are_left(house: House, ann: Person, folder: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + packet(xmp__Rating="5")
    put(folder, a__jpg=jpeg(80), a__xmp=bomb, b__xmp=packet(xmp__Rating="5"))

    worked = import_folder(house, ann, folder)

    assert set(reasons(worked, Fate.NO_PICTURE)) == {"a.xmp", "b.xmp"}
    assert only(ann)["rating"] is None


def test_what_programs_keep_for_themselves_makes_no_albums(house: House, ann: Person, folder: Path) -> None:
    for path in (
        "Rome/a.jpg",
        "Rome/@eaDir/a.jpg/SYNOPHOTO_THUMB_XL.jpg",
        "Rome/.thumbnails/a.jpg",
        "Rome/Thumbs.db",
        "Rome/._a.jpg",
        ".dtrash/files/b.jpg",
        "Catalogue Previews.lrdata/1/c.jpg",
        "#recycle/d.jpg",
        "thumbs/.immich",
        "thumbs/ann/ab/cd-preview.jpeg",
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(jpeg(80, note=path))

    worked = import_folder(house, ann, folder)

    assert counts(worked) == {Fate.DONE: 1}
    assert albums_of(ann) == {"Rome": 1}


def test_name_that_is_no_unicode_beside_sidecars(house: House, ann: Person, folder: Path) -> None:
    """Of a disk of long ago, or of another system."""
    folder.mkdir(exist_ok=True)
    (folder / "caf\udce9.jpg").write_bytes(jpeg(80))
    (folder / "caf\udce9.jpg.xmp").write_bytes(packet(listed("dc:title", "Café", kind="Alt")))

    assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 1}

    [photo] = ann.get("photos").get_json()
    assert (photo["fileName"], photo["title"]) == ("caf\ufffd.jpg", "Café")
