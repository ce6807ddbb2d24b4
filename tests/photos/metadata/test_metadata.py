"""What an album knows of a photo before anyone looks at it."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from functions.photos.metadata.reading import read_metadata
from functions.shared.errors import UnreadableImage
from functions.shared.images.heads.header import inspect
from functions.shared.models.metadata import Exposure, Gps, Metadata
from tests.photos.metadata.exif_photos import (
    DIGITISED,
    MAKE,
    MODEL,
    MODIFIED,
    ORIENTATION,
    TAKEN,
    TAKEN_FRACTION,
    TAKEN_OFFSET,
    photo,
)


def describe(data: bytes) -> Metadata:
    return read_metadata(inspect(data))


def milliseconds(*moment: int, minutes: int = 0) -> int:
    zone = timezone(timedelta(minutes=minutes))
    year, month, day, hour, minute, second = moment
    return int(datetime(year, month, day, hour, minute, second, tzinfo=zone).timestamp() * 1000)


def taken(found: Metadata) -> tuple[int | None, int | None]:
    return found.taken_at, found.taken_at_offset


def place(gps: Gps | None) -> tuple[float | None, ...]:
    assert gps is not None
    return gps.lat, gps.lon, gps.altitude


def test_a_phone_photo_tells_its_whole_story(shared_photos: Path) -> None:
    data = (shared_photos / "sample.heic").read_bytes()

    found = describe(data)

    assert (found.content_type, found.width, found.height) == ("image/heic", 2566, 3313)
    assert taken(found) == (milliseconds(2021, 4, 11, 15, 47, 53, minutes=-300) + 54, -300)
    assert found.camera == "Apple iPhone 11 Pro Max"
    assert found.lens == "iPhone 11 Pro Max back triple camera 4.25mm f/1.8"
    assert found.exposure == Exposure(seconds=1 / 391, aperture=1.8, iso=32, focal_length=4.25)
    assert place(found.gps) == pytest.approx((39.05134, -94.28877, 260.56), abs=0.01)


def test_a_camera_with_a_receiver_tells_where_it_was(shared_photos: Path) -> None:
    found = describe((shared_photos / "gps_DSCN0010.jpg").read_bytes())

    assert place(found.gps)[:2] == pytest.approx((43.467448, 11.885127), abs=1e-6)
    assert (found.camera, found.lens) == ("NIKON COOLPIX P6000", None)
    assert taken(found) == (milliseconds(2008, 10, 22, 16, 28, 39), None)


def test_a_file_without_exif_has_no_story() -> None:
    found = describe(photo("BMP"))

    assert (found.width, found.height, found.orientation) == (40, 30, 1)
    assert taken(found) == (None, None)
    assert (found.camera, found.lens, found.exposure, found.gps) == (None, None, None, None)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WebP", "TIFF", "AVIF"])
def test_exif_is_found_in_every_format_that_carries_it(image_format: str) -> None:
    # Pillow writes the camera's own directory into all of them but TIFF.
    moment = "1999:12:31 23:59:59"
    data = photo(image_format, main={MAKE: "Kodak", MODIFIED: moment}, exif={TAKEN: moment})

    found = describe(data)

    assert found.camera == "Kodak"
    assert taken(found) == (milliseconds(1999, 12, 31, 23, 59, 59), None)


@pytest.mark.parametrize("orientation", [5, 6, 7, 8])
def test_size_is_that_of_the_upright_picture(orientation: int) -> None:
    found = describe(photo(main={ORIENTATION: orientation}))

    assert (found.width, found.height, found.orientation) == (30, 40, orientation)


@pytest.mark.parametrize(
    ("offset", "minutes"), [("+02:00", 120), ("-03:30", -210), ("Z", 0), ("+0545", 345), ("+13:00", 780)]
)
def test_an_offset_makes_the_moment_exact(offset: str, minutes: int) -> None:
    found = describe(photo(exif={TAKEN: "2024:02:29 12:00:00", TAKEN_OFFSET: offset, TAKEN_FRACTION: "25"}))

    assert taken(found) == (milliseconds(2024, 2, 29, 12, 0, 0, minutes=minutes) + 250, minutes)


@pytest.mark.parametrize("offset", ["+25:00", "here", "   :  ", ""])
def test_a_nonsense_offset_leaves_local_time(offset: str) -> None:
    found = describe(photo(exif={TAKEN: "2024:02:29 12:00:00", TAKEN_OFFSET: offset}))

    assert taken(found) == (milliseconds(2024, 2, 29, 12, 0, 0), None)


@pytest.mark.parametrize(
    "clock", ["0000:00:00 00:00:00", "    :  :     :  :  ", "2023:02:29 12:00:00", "now", ""]
)
def test_a_clock_that_was_never_set_is_no_time(clock: str) -> None:
    assert describe(photo(exif={TAKEN: clock})).taken_at is None


def test_the_moment_of_exposure_wins_over_later_ones() -> None:
    edited = {MODIFIED: "2022:01:01 00:00:00"}
    scanned = {DIGITISED: "2021:01:01 00:00:00"}
    exposed = {**scanned, TAKEN: "2020:01:01 00:00:00"}

    found = [describe(photo(main=edited, exif=exif)).taken_at for exif in (exposed, scanned, None)]

    years = [datetime.fromtimestamp(moment / 1000, UTC).year for moment in found if moment]
    assert years == [2020, 2021, 2022]


@pytest.mark.parametrize(
    ("north_south", "east_west", "signs"), [("N", "E", (1, 1)), ("S", "W", (-1, -1)), ("S", "E", (-1, 1))]
)
def test_places_are_signed_decimals(north_south: str, east_west: str, signs: tuple[int, int]) -> None:
    gps = {1: north_south, 2: (33.0, 51.0, 36.0), 3: east_west, 4: (151.0, 12.0, 40.0), 5: b"\x01", 6: 12.5}

    found = describe(photo(gps=gps)).gps

    assert place(found) == pytest.approx((signs[0] * 33.86, signs[1] * 151.211111, -12.5))


@pytest.mark.parametrize(
    "gps",
    [
        {1: "N", 2: (33.0, 51.0, 36.0)},
        {1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)},
        {1: "?", 2: (33.0, 51.0, 36.0), 3: "E", 4: (1.0, 0.0, 0.0)},
        {2: (33.0, 51.0, 36.0), 4: (1.0, 0.0, 0.0)},
    ],
)
def test_half_a_place_is_none(gps: dict[int, Any]) -> None:
    assert describe(photo(gps=gps)).gps is None


def test_names_are_trimmed_of_padding_and_control_characters() -> None:
    found = describe(photo(main={MAKE: "Canon   ", MODEL: "EOS\x07 R5\x00rubbish"}))

    assert found.camera == "Canon EOS R5"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7 and more", "This is a PDF document"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "This is a video"),
        (b"just some words", "This is no picture that can be recognised"),
    ],
)
def test_what_is_no_picture_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableImage, match=reason):
        describe(data)
