"""Where a photo's time comes from, and which of several is believed."""

import struct
import zlib
from datetime import UTC, datetime
from typing import Any

import pytest
from PIL import Image

from functions.photos.metadata.reading import MetadataReader
from functions.shared.models.metadata import Metadata, TakenAtSource
from tests.house import House, Person
from tests.photos.metadata.exif_photos import DIGITISED, MODIFIED, TAKEN, photo
from tests.photos.metadata.written_files import iim, jpeg, packet, png_with, told
from tests.shared.images.heads.wordy_files import jpeg_with, xmp_segment
from tests.shared.images.hostile_files import saved

MORNING = int(datetime(2019, 5, 4, 10, 11, 12, tzinfo=UTC).timestamp() * 1000)
HOUR = 3_600_000
WHEN = "2019:05:04 10:11:12"
DATED = [(2, 55, b"20190504"), (2, 60, b"101112+0200")]


def when(found: Metadata) -> tuple[int | None, int | None, str | None]:
    return found.taken_at, found.taken_at_offset, found.taken_at_source


@pytest.mark.parametrize("name", ["exif__DateTimeOriginal", "photoshop__DateCreated", "xmp__CreateDate"])
def test_xmp_tells_it(name: str) -> None:
    local = told(jpeg(packet(**{name: "2019-05-04T10:11:12"})))
    exact = told(jpeg(packet(**{name: "2019-05-04T10:11:12+02:00"})))

    assert when(local) == (MORNING, None, "xmp")
    assert when(exact) == (MORNING - 2 * HOUR, 120, "xmp")


def test_iptc_tells_it_with_its_offset_or_the_day_alone() -> None:
    assert when(told(jpeg(iptc=iim(DATED)))) == (MORNING - 2 * HOUR, 120, "iptc")
    day = int(datetime(2019, 5, 4, tzinfo=UTC).timestamp() * 1000)
    assert when(told(jpeg(iptc=iim(DATED[:1])))) == (day, None, "iptc")
    digitised = [(2, 62, b"20190504"), (2, 63, b"101112")]
    assert when(told(jpeg(iptc=iim(digitised)))) == (MORNING, None, "iptc")


SCANNED = {DIGITISED: "2021:03:04 05:06:07"}


@pytest.mark.parametrize("said", ["1974", "1974-06", "1974-06-15"])
def test_day_month_or_year_of_a_scan_is_when_it_was_taken_first(said: str) -> None:
    scan = photo(exif=SCANNED)
    start = datetime.fromisoformat((said + "-01-01")[:10]).replace(tzinfo=UTC)

    by_xmp = told(jpeg_with(*xmp_segment(packet(photoshop__DateCreated=said)), pixels=scan))
    by_iptc = told(
        jpeg(iptc=iim([(2, 55, said.replace("-", "").ljust(8, "0").encode()), (2, 62, b"20210304")]))
    )
    blank = (said.replace("-", ":") + ":00:00")[:10]
    by_exif = told(photo(exif={**SCANNED, TAKEN: f"{blank} 00:00:00"}))

    for found, source in ((by_xmp, "xmp"), (by_iptc, "iptc"), (by_exif, "exif")):
        assert when(found) == (int(start.timestamp() * 1000), None, source)


@pytest.mark.parametrize("said", ["2019", "2019-05", "2019-05-04"])
def test_of_a_day_month_or_year_the_time_that_lies_in_it_is_believed(said: str) -> None:
    data = jpeg_with(*xmp_segment(packet(photoshop__DateCreated=said)), pixels=photo(exif={DIGITISED: WHEN}))

    assert when(told(data)) == (MORNING, None, "exif")
    named = told(jpeg(packet(photoshop__DateCreated=said)), file_name="IMG_20190504_101112.jpg")
    assert when(named) == (MORNING, None, "name")


def test_last_change_says_nothing_of_when_in_a_year_it_was() -> None:
    found = told(jpeg(packet(photoshop__DateCreated="2019")), modified_at=MORNING)

    assert when(found) == (int(datetime(2019, 1, 1, tzinfo=UTC).timestamp() * 1000), None, "xmp")


@pytest.mark.parametrize(
    "chunk",
    [
        (b"tEXt", b"Creation Time\0002019:05:04 10:11:12"),
        (b"tEXt", b"Creation Time\0002019-05-04T10:11:12"),
        (b"zTXt", b"Creation Time\0\0" + zlib.compress(b"Sat, 04 May 2019 10:11:12")),
        (b"iTXt", b"Creation Time\0\0\0en\0Zeit\0002019-05-04 10:11:12"),
    ],
)
def test_png_tells_when_it_was_made(chunk: tuple[bytes, bytes]) -> None:
    assert when(told(png_with(chunk))) == (MORNING, None, "container")
    assert when(told(png_with(behind=[chunk]))) == (MORNING, None, "container")


@pytest.mark.parametrize("kind", ["HEIC", "AVIF"])
def test_header_of_a_film_tells_it_in_utc(kind: str) -> None:
    since_1904 = MORNING // 1000 + 2_082_844_800
    mvhd = struct.pack(">I4sIII", 20, b"mvhd", 0, since_1904, since_1904)
    film = struct.pack(">I4s", 8 + len(mvhd), b"moov") + mvhd

    assert when(told(saved(Image.new("RGB", (64, 64)), kind) + film)) == (MORNING, 0, "container")


def test_name_and_last_change_are_guesses_of_last_resort() -> None:
    plain, name = photo(), "IMG-20190504-WA0003.jpg"
    day = int(datetime(2019, 5, 4, tzinfo=UTC).timestamp() * 1000)

    assert when(told(plain, file_name=name, modified_at=MORNING)) == (day, None, "name")
    assert when(told(plain, file_name="a.jpg", modified_at=MORNING)) == (MORNING, 0, "file")
    assert when(told(photo(exif={TAKEN: "2001:01:01 00:00:00"}), file_name=name))[2] == "exif"
    assert when(told(plain, file_name="a.jpg")) == (None, None, None)


ORDER: tuple[tuple[str, dict[str, Any]], ...] = (
    ("exif", {"exif": {TAKEN: "2001:01:01 00:00:00"}}),
    ("xmp", {"exif__DateTimeOriginal": "2002-01-01"}),
    ("xmp", {"photoshop__DateCreated": "2003-01-01"}),
    ("iptc", {"iptc": [(2, 55, b"20040101")]}),
    ("exif", {"exif": {DIGITISED: "2005:01:01 00:00:00"}}),
    ("xmp", {"xmp__CreateDate": "2006-01-01"}),
    ("iptc", {"iptc": [(2, 62, b"20070101")]}),
    ("exif", {"main": {MODIFIED: "2008:01:01 00:00:00"}}),
    ("name", {"file_name": "2009-01-01.jpg"}),
)


@pytest.mark.parametrize("at", range(len(ORDER)))
def test_moment_of_exposure_wins_over_that_of_a_scan_and_this_over_a_guess(at: int) -> None:
    exif, main, iptc, xmp, name = {}, {}, list[tuple[int, int, bytes]](), dict[str, str](), "a.jpg"
    for _, given in ORDER[at:]:
        exif |= given.get("exif", {})
        main |= given.get("main", {})
        iptc += given.get("iptc", [])
        name = given.get("file_name", name)
        xmp |= {key: value for key, value in given.items() if "__" in key}
    data = photo(exif=exif, main=main)
    head = jpeg(packet(**xmp) if xmp else b"", iim(iptc))
    segments = head[2 : len(head) - len(jpeg()) + 2]

    found = told(data[:2] + segments + data[2:], file_name=name)

    assert found.taken_at is not None
    assert datetime.fromtimestamp(found.taken_at / 1000, UTC).year == 2001 + at
    assert found.taken_at_source == TakenAtSource(ORDER[at][0])


def test_place_tells_what_the_clocks_showed_at_a_moment_in_utc() -> None:
    lisbon = {1: "N", 2: (38.0, 42.0, 50.0), 3: "W", 4: (9.0, 8.0, 22.0)}

    found = MetadataReader().read(photo(gps=lisbon), "PXL_20190504_101112000.jpg")

    assert when(found) == (MORNING, 60, "name")


def test_receivers_stamp_alone_is_a_moment_too() -> None:
    stamp = {7: (10.0, 11.0, 12.0), 29: "2019:05:04"}

    assert when(told(photo(gps=stamp))) == (MORNING, 0, "exif")


def test_last_change_that_came_with_a_photo_is_a_guess(house: House, ann: Person) -> None:
    body = {"albumId": ann.make_album(), "key": ann.upload("a", photo()), "fileModifiedAt": MORNING}

    guessed = ann.post("photos", json=body).get_json()
    told = ann.post(
        "photos", json=body | {"key": ann.upload("b", photo(exif={TAKEN: "2001:01:01"}))}
    ).get_json()

    assert (guessed["takenAt"], guessed["takenAtOffset"], guessed["takenAtSource"]) == (MORNING, 0, "file")
    assert told["takenAtSource"] == "exif"
    assert "fileModifiedAt" not in guessed


@pytest.mark.parametrize("moment", ["yesterday", 1.5, 1 << 60, True])
def test_last_change_is_a_whole_number_of_milliseconds(house: House, ann: Person, moment: object) -> None:
    body = {"albumId": "0" * 24, "key": ann.key("a"), "fileModifiedAt": moment}

    reply = ann.post("photos", json=body)

    assert (reply.status_code, reply.get_json()["field"]) == (422, "fileModifiedAt")
