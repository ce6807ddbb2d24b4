"""A receiver's stamp, which is in UTC, tells what offset the camera's clock had."""

from typing import Any

import pytest

from functions.photos.metadata.reading import MetadataReader, read_metadata
from functions.shared.images.heads.header import inspect
from functions.shared.models.metadata import Metadata
from tests.photos.metadata.exif_photos import DIGITISED, MODIFIED, TAKEN, TAKEN_OFFSET, photo

GPS_TIME, GPS_DATE = 7, 29
NOON = "2024:07:15 12:00:00"
LISBON = {1: "N", 2: (38.0, 42.0, 50.0), 3: "W", 4: (9.0, 8.0, 22.0)}


def stamp(date: str, *time: float) -> dict[int, Any]:
    return {GPS_TIME: time, GPS_DATE: date}


def describe(data: bytes) -> Metadata:
    return read_metadata(inspect(data))


@pytest.mark.parametrize(
    ("date", "time", "minutes"),
    [
        ("2024:07:15", (12.0, 0.0, 0.0), 0),
        ("2024:07:15", (11.0, 0.0, 4.0), 60),
        ("2024:07:15", (9.0, 58.0, 30.0), 120),  # a fix of a minute and a half before
        ("2024:07:15", (6.0, 15.0, 0.0), 345),  # Nepal
        ("2024:07:15", (14.0, 30.0, 0.0), -150),  # Newfoundland
        ("2024:07:15", (23.0, 0.0, 0.0), -660),
        ("2024:07:14", (22.0, 0.0, 0.0), 840),
    ],
)
def test_offset_is_what_the_clock_is_off(date: str, time: tuple[float, ...], minutes: int) -> None:
    found = describe(photo(exif={TAKEN: NOON}, gps=stamp(date, *time)))

    assert found.taken_at_offset == minutes
    assert found.taken_at == 1_721_044_800_000 - minutes * 60_000


@pytest.mark.parametrize(
    "gps",
    [
        stamp("2024:07:15", 9.0, 40.0, 0.0),  # no clock is two hours and twenty minutes off
        stamp("2024:07:14", 10.0, 0.0, 0.0),  # of the day before
        stamp("2024:07:16", 10.0, 0.0, 0.0),
        stamp("2024:02:30", 10.0, 0.0, 0.0),
        stamp("0000:00:00", 10.0, 0.0, 0.0),
        stamp("2024:07:15", 1e9, 0.0, 0.0),
        stamp("2024:07:15", 10.0),
        stamp("today", 10.0, 0.0, 0.0),
        {GPS_TIME: (10.0, 0.0, 0.0)},
        {GPS_DATE: "2024:07:15"},
    ],
)
def test_stamp_that_cannot_be_of_that_moment_tells_nothing(gps: dict[int, Any]) -> None:
    found = describe(photo(exif={TAKEN: NOON}, gps=gps))

    assert (found.taken_at, found.taken_at_offset) == (1_721_044_800_000, None)


def test_offset_that_the_file_tells_wins() -> None:
    exif = {TAKEN: NOON, TAKEN_OFFSET: "+05:00"}

    assert describe(photo(exif=exif, gps=stamp("2024:07:15", 10.0, 0.0, 0.0))).taken_at_offset == 300


@pytest.mark.parametrize("tag", [DIGITISED, MODIFIED])
def test_stamp_is_of_the_exposure_alone(tag: int) -> None:
    directory = {"main" if tag == MODIFIED else "exif": {tag: NOON}}

    assert describe(photo(**directory, gps=stamp("2024:07:15", 10.0, 0.0, 0.0))).taken_at_offset is None


def test_stamp_wins_over_the_time_zone_of_the_place() -> None:
    """A camera that still shows its home's time abroad."""
    abroad = LISBON | stamp("2024:07:15", 10.0, 0.0, 0.0)

    found = MetadataReader().read(photo(exif={TAKEN: NOON}, gps=abroad))

    assert found.place
    assert (found.place.town, found.taken_at_offset) == ("Lisbon", 120)


def test_place_tells_the_offset_where_nothing_else_does() -> None:
    found = MetadataReader().read(photo(exif={TAKEN: NOON}, gps=LISBON))

    assert (found.taken_at_offset, found.taken_at) == (60, 1_721_044_800_000 - 3_600_000)
