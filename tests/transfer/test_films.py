"""Films are left out, and said to be: an album keeps photos alone."""

from pathlib import Path

import pytest

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.transfer.bulk import counts, fates, import_folder, reasons
from tests.transfer.test_foreign_sidecars import only
from tests.transfer.test_planning import plan
from transfer.bulk.outcomes import Fate
from transfer.bulk.report import ALL_WELL, LEFT_OUT, by_reason, closing, exit_status
from transfer.importing.films import FILM, MOVING_PART

MP4 = b"\0\0\0\x18ftypmp42" + bytes(400)
OLD_QUICKTIME = b"\0\0\0\x08wide\0\0\x10\0mdat" + bytes(400)
PACKETS = (b"G\x40\0\x10" + bytes(184)) * 3
FILMS = {
    "a.mp4": MP4,
    "b.mov": OLD_QUICKTIME,
    "c.avi": b"RIFF\0\0\0\0AVI LIST" + bytes(400),
    "d.mkv": b"\x1a\x45\xdf\xa3" + bytes(400),
    "e.wmv": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + bytes(400),
    "f.mpg": b"\0\0\x01\xba" + bytes(400),
    "g.mts": b"".join(bytes(4) + PACKETS[at : at + 188] for at in (0, 188, 376)),
    "h.ts": PACKETS,
}


def test_films_are_told_from_what_is_no_picture(house: House, ann: Person, folder: Path) -> None:
    for name, data in FILMS.items():
        (folder / name).write_bytes(data)
    for name, data in {
        "a.jpg": jpeg(80),
        "b.txt": b"Good morning!" * 30,
        "small.avif": b"\0\0\0\x18ftypmif3" + MP4,
    }.items():
        (folder / name).write_bytes(data)

    planned, _ = plan(house, ann, folder)
    worked = import_folder(house, ann, folder)

    # The film beside a.jpg has its name, and so is taken for its moving part.
    assert fates(worked)["a.mp4"] is Fate.MOVING
    assert (
        counts(worked) == counts(planned) == {Fate.DONE: 1, Fate.MOVING: 1, Fate.FILM: 7, Fate.NO_PICTURE: 2}
    )
    assert set(reasons(worked, Fate.FILM).values()) == {FILM}
    others = {*reasons(worked, Fate.NO_PICTURE).values(), MOVING_PART}
    told = by_reason(worked, LEFT_OUT).splitlines()
    assert told == [f"  7: {FILM}", *sorted(f"  1: {reason}" for reason in others)]
    assert closing(worked).endswith("Left out: 10.\n")
    assert exit_status(worked) == ALL_WELL


@pytest.mark.parametrize(
    ("still", "film"),
    [
        ("IMG_1.HEIC", "IMG_1.MOV"),
        ("IMG_1.heic", "img_1.mov"),
        ("IMG_1(1).JPG", "IMG_1(1).MP4"),
        ("PXL_20230102_030405678.MP.jpg", "PXL_20230102_030405678.MP"),
        ("MVIMG_20190504_101112.jpg", "MVIMG_20190504_101112.MP4"),
        ("IMG_E1.JPG", "IMG_E1.mov"),
    ],
)
def test_moving_part_of_a_photo_is_counted_apart_and_changes_nothing(
    house: House, ann: Person, folder: Path, still: str, film: str
) -> None:
    (folder / still).write_bytes(jpeg(80))
    (folder / film).write_bytes(MP4)

    worked = import_folder(house, ann, folder)

    assert fates(worked) == {still: Fate.DONE, film: Fate.MOVING}
    assert only(ann)["fileName"] == still


def test_picture_of_the_same_name_is_no_film(house: House, ann: Person, folder: Path) -> None:
    (folder / "IMG_1.CR2").write_bytes(jpeg(80))
    (folder / "IMG_1.JPG").write_bytes(jpeg(90))

    assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 2}
