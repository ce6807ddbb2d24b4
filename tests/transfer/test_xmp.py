"""XMP beside exported photos, as other programs read it, and as an import leaves it aside."""

from pathlib import Path

import pytest

from functions.shared.models.metadata import Gps, Place, PlaceNames, TakenAtSource
from functions.shared.models.photo import Photo
from functions.shared.told.xmp import read_xmp
from tests.photos.metadata.witness import exiftool
from transfer.finding.folder import look_through
from transfer.sidecars.cards import PhotoCard
from transfer.sidecars.sidecar import write_card
from transfer.sidecars.xmp import write_xmp, xmp_of

SYDNEY = Place(
    geonames_id=2147714,
    town="Sydney",
    region="New South Wales",
    country="Australia",
    country_code="AU",
    german=PlaceNames(town="Sydney", region="New South Wales", country="Australien"),
)
MORNING = 1_556_964_672_250


def photo(**told: object) -> Photo:
    known: dict[str, object] = {
        "id": "0" * 24,
        "album_id": "1" * 24,
        "user_name": "ann",
        "key": "incoming:ann:a",
        "created_at": 0,
        "size": 5,
        "sha256": "a" * 64,
        "content_type": "image/jpeg",
    }
    return Photo.model_validate(known | told)


WHOLE = photo(
    title="Tom & <Jerry>",
    caption="Evening.\nLast boats.",
    tags=("boat", "Zürich"),
    people=("Anna Berg", "Ben"),
    rating=4,
    taken_at=MORNING,
    taken_at_offset=120,
    gps=Gps(lat=-33.856812, lon=151.215312, altitude=-12.5),
    place=SYDNEY,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_exiftool_reads_all_of_it(folder: Path) -> None:
    write_xmp(folder / "bus.jpg.xmp", WHOLE)

    said = exiftool.say(folder)["bus.jpg.xmp"]

    assert said["XMP-dc:Title"] == "Tom & <Jerry>"
    assert said["XMP-dc:Description"] == "Evening.\nLast boats."
    assert said["XMP-dc:Subject"] == said["XMP-digiKam:TagsList"] == ["boat", "Zürich"]
    assert said["XMP-iptcExt:PersonInImage"] == ["Anna Berg", "Ben"]
    assert said["XMP-xmp:Rating"] == 4
    assert said["XMP-exif:DateTimeOriginal"] == "2019:05:04 12:11:12.250+02:00"
    assert said["XMP-photoshop:DateCreated"] == said["XMP-exif:DateTimeOriginal"]
    assert said["XMP-exif:GPSLatitude"] == pytest.approx(-33.856812, abs=1e-7)
    assert said["XMP-exif:GPSLongitude"] == pytest.approx(151.215312, abs=1e-7)
    assert (said["XMP-exif:GPSAltitude"], said["XMP-exif:GPSAltitudeRef"]) == (12.5, 1)
    place = ("photoshop:City", "photoshop:State", "photoshop:Country", "iptcCore:CountryCode")
    assert [said[f"XMP-{name}"] for name in place] == ["Sydney", "New South Wales", "Australia", "AU"]


def test_what_is_not_known_is_not_said_nor_what_is_guessed() -> None:
    guessed = photo(taken_at=MORNING, taken_at_source=TakenAtSource.FILE)

    for empty in (photo(), guessed):
        assert not {name for name in read_xmp(xmp_of(empty).encode()) if not name.startswith("rdf:")}


def test_camera_without_an_offset_is_not_given_one() -> None:
    said = read_xmp(xmp_of(photo(taken_at=MORNING)).encode())

    assert said["exif:DateTimeOriginal"] == ("2019-05-04T10:11:12.250",)


def test_text_that_xml_cannot_hold_does_no_harm() -> None:
    said = read_xmp(xmp_of(photo(caption="a\x00\x0b\ufffe\ud800b\tc", tags=("]]>", "&amp;"))).encode())

    assert (said["dc:description"], said["dc:subject"]) == (("ab\tc",), ("]]>", "&amp;"))


def test_what_another_program_made_of_it_is_left_alone(folder: Path) -> None:
    path = folder / "bus.jpg.xmp"
    write_xmp(path, photo(rating=1))
    write_xmp(path, WHOLE)
    assert path.read_text(encoding="utf-8") == xmp_of(WHOLE)
    edited = xmp_of(photo(rating=5)).replace("Smart Album", "XMP Core 4.4.0-Exiv2")
    path.write_text(edited, encoding="utf-8")

    write_xmp(path, WHOLE)

    assert path.read_text(encoding="utf-8") == edited


def test_import_takes_it_for_no_photo(folder: Path) -> None:
    (folder / "bus.jpg").write_bytes(b"photo")
    write_card(folder / "bus.jpg.json", PhotoCard.of(WHOLE, "Trips"))
    write_xmp(folder / "bus.jpg.xmp", WHOLE)

    assert [found.path.name for found in look_through(folder).files] == ["bus.jpg"]
