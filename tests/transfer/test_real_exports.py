"""Folders as other programs export them, with whatever else they put there."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.photos.metadata.exif_photos import TAKEN, photo
from tests.photos.metadata.written_files import listed, packet
from tests.transfer.bulk import fates, import_folder
from tests.transfer.takeout import MAY, Files, album, sidecar, sidecar_name, write_folder
from tests.transfer.test_importing import albums_of
from transfer.bulk.outcomes import Fate

FILM = b"\0\0\0\x18ftypqt  " + bytes(40)
LEFT = {Fate.NO_PICTURE, Fate.FILM, Fate.MOVING, Fate.LEFT_OUT}


def by_name(person: Person) -> Mapping[str, dict[str, object]]:
    return {told["fileName"]: told for told in person.get("photos").get_json()}


def taken_in(house: House, person: Person, folder: Path, files: Files) -> dict[str, Fate]:
    return fates(import_folder(house, person, write_folder(folder, files)))


def test_apple_photos(house: House, ann: Person, folder: Path) -> None:
    words = packet(listed("dc:subject", "boat") + listed("dc:title", "Ferry", kind="Alt"))
    other = packet(listed("dc:title", "Other", kind="Alt"))
    told = taken_in(
        house,
        ann,
        folder,
        {
            "Lisbon/IMG_1234.HEIC": jpeg(80),
            "Lisbon/IMG_1234.mov": FILM,
            "Lisbon/IMG_1234.AAE": b"<plist/>",
            "Lisbon/IMG_1234.xmp": words,
            "Lisbon/IMG_E1234.JPG": jpeg(81),
            "Lisbon/IMG_1234(1).HEIC": jpeg(82),
            "Lisbon/IMG_1234(1).xmp": other,
            "Lisbon/Lisbon.photoslibrary/originals/0/a.heic": jpeg(83),
        },
    )

    assert told == {
        "IMG_1234.HEIC": Fate.DONE,
        "IMG_1234.mov": Fate.MOVING,
        "IMG_E1234.JPG": Fate.DONE,
        "IMG_1234(1).HEIC": Fate.DONE,
    }
    photos = by_name(ann)
    assert (photos["IMG_1234.HEIC"]["title"], photos["IMG_1234.HEIC"]["addedTags"]) == ("Ferry", ["boat"])
    assert photos["IMG_1234(1).HEIC"]["title"] == "Other"
    assert photos["IMG_E1234.JPG"]["title"] is None
    assert albums_of(ann) == {"Lisbon": 3}


def test_osxphotos(house: House, ann: Person, folder: Path) -> None:
    exiftools = [
        {"SourceFile": "IMG_1.HEIC", "XMP:Title": "Ferry", "EXIF:DateTimeOriginal": "2019:05:04 10:11:12"}
    ]
    told = taken_in(
        house,
        ann,
        folder,
        {
            "2019/05/IMG_1.HEIC": jpeg(80),
            "2019/05/IMG_1.HEIC.xmp": packet(listed("dc:title", "Ferry", kind="Alt")),
            "2019/05/IMG_1.HEIC.json": json.dumps(exiftools).encode(),
            "2019/05/IMG_1_edited.jpeg": jpeg(81),
            "2019/05/IMG_1_edited.jpeg.xmp": packet(listed("dc:title", "Ferry, cut", kind="Alt")),
            ".osxphotos_export.db": b"SQLite format 3\0",
        },
    )

    assert {name for name, fate in told.items() if fate not in LEFT} == {"IMG_1.HEIC", "IMG_1_edited.jpeg"}
    assert [by_name(ann)[name]["title"] for name in ("IMG_1.HEIC", "IMG_1_edited.jpeg")] == [
        "Ferry",
        "Ferry, cut",
    ]


@pytest.mark.parametrize(
    ("photo_name", "sidecar_of_it"),
    [
        ("a.jpg", "a.jpg.xmp"),  # Immich, digiKam, darktable
        ("a.CR2", "a.xmp"),  # Lightroom
        ("ä.jpg", "a\u0308.jpg.xmp"),  # by way of a Mac
    ],
)
def test_programs_that_keep_xmp_beside(
    house: House, ann: Person, folder: Path, photo_name: str, sidecar_of_it: str
) -> None:
    words = (
        listed("dc:description", "Last boats.", kind="Alt")
        + listed("lr:hierarchicalSubject", "Places|Portugal|Lisbon")
        + listed("digiKam:TagsList", "Places/Portugal/Lisbon", "People/Anna", kind="Seq")
        + listed("dc:subject", "Lisbon", "boat")
    )
    files = {
        f"Album/{photo_name}": photo(exif={TAKEN: "2019:05:04 10:11:12"}),
        f"Album/{sidecar_of_it}": packet(words, xmp__Rating="5", photoshop__DateCreated="2019-05"),
        "Album/.dtrash/files/gone.jpg": jpeg(90),
        "Album/@eaDir/a.jpg/SYNOFILE_THUMB_M.jpg": jpeg(91),
        "Album/@eaDir/a.jpg@SynoEAStream": b"\0\x05\x16\x07",
        "Catalogue.lrcat": b"SQLite format 3\0",
        "Catalogue Previews.lrdata/1/b.jpg": jpeg(92),
    }

    told = taken_in(house, ann, folder, files)

    assert told == {photo_name: Fate.DONE, "Catalogue.lrcat": Fate.NO_PICTURE}
    found = by_name(ann)[photo_name]
    assert (found["caption"], found["rating"], found["favourite"]) == ("Last boats.", 5, True)
    assert set(found["addedTags"]) == {"Lisbon", "boat", "Anna"}  # type: ignore[call-overload]
    # The month that it tells is no correction of the minute in it.
    assert (found["takenAt"], found["takenAtSource"]) == (MAY * 1000, "exif")
    assert albums_of(ann) == {"Album": 1}


def test_year_beside_a_scan_is_its_time(house: House, ann: Person, folder: Path) -> None:
    scan = photo(exif={0x9004: "2021:03:04 05:06:07"})
    taken_in(house, ann, folder, {"a.jpg": scan, "a.xmp": packet(photoshop__DateCreated="1974")})

    assert by_name(ann)["a.jpg"]["takenAt"] == 126_230_400_000


YEARS = [
    "Photos from 2019",
    "Fotos von 2019",
    "Photos de 2019",
    "Fotos del 2019",
    "2019 年の写真",
    "Foto's uit 2019",
]
EDITED = [
    "-edited",
    "-bearbeitet",
    "-modifié",
    "-ha editado",
    "-編集済み",
    "-edytowane",
    "-bewerkt",
    "-modificato",
]


@pytest.mark.parametrize("year", YEARS)
def test_takeout_of_any_language_and_with_all_else_that_google_puts_there(
    house: House, ann: Person, folder: Path, year: str
) -> None:
    root = "Takeout/Google Photos"
    comments = {"albumComments": [{"creationTime": {"timestamp": "1556964672"}, "text": "Nice!"}]}
    shared = json.loads(album("Rome")) | {"sharedAlbumComments": [{"text": "Nice!"}], "enrichments": []}
    motion = "PXL_20190504_101112345.MP"
    files: Files = {
        f"{root}/{year}/a.jpg": jpeg(80),
        f"{root}/{year}/{sidecar_name('a.jpg')}": sidecar("a.jpg", MAY, description="Evening"),
        f"{root}/{year}/{motion}.jpg": jpeg(81),
        f"{root}/{year}/{motion}": FILM,
        f"{root}/{year}/{sidecar_name(motion + '.jpg')}": sidecar(f"{motion}.jpg", MAY + 60),
        f"{root}/{year}/clip.mp4": FILM,
        f"{root}/{year}/{sidecar_name('clip.mp4')}": sidecar("clip.mp4", MAY + 120),
        f"{root}/Rome/a.jpg": jpeg(80),
        f"{root}/Rome/métadonnées.json": json.dumps(shared).encode(),
        f"{root}/print-subscriptions.json": b'{"subscriptions": []}',
        f"{root}/shared_album_comments.json": json.dumps(comments).encode(),
        f"{root}/user-generated-memory-titles.json": b'{"title": ["Summer", "Anna"]}',
    }

    told = taken_in(house, ann, folder, files)

    assert told[motion] is Fate.MOVING
    assert told["clip.mp4"] is Fate.FILM
    assert {name for name, fate in told.items() if fate is Fate.NO_PICTURE} == {
        "print-subscriptions.json",
        "shared_album_comments.json",
        "user-generated-memory-titles.json",
    }
    assert albums_of(ann) == {"Rome": 1}
    assert by_name(ann)[f"{motion}.jpg"]["albumIds"] == []
    assert by_name(ann)["a.jpg"]["caption"] == "Evening"
    assert by_name(ann)[f"{motion}.jpg"]["takenAt"] == (MAY + 60) * 1000


@pytest.mark.parametrize("edited", EDITED)
def test_edited_copy_in_any_language_is_told_of_by_the_sidecar_of_the_original(
    house: House, ann: Person, folder: Path, edited: str
) -> None:
    year = "Takeout/Google Photos/Photos from 2019"
    files: Files = {
        f"{year}/a.jpg": jpeg(80),
        f"{year}/a{edited}.jpg": jpeg(81),
        f"{year}/{sidecar_name('a.jpg')}": sidecar("a.jpg", MAY, description="Evening"),
    }

    taken_in(house, ann, folder, files)

    assert [told["caption"] for told in ann.get("photos").get_json()] == ["Evening", "Evening"]
