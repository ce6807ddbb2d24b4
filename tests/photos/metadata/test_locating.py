"""A camera's clock without an offset is read by the time zone of the place, where nothing tells better."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from functions.photos.metadata.locating import Locator, offset_minutes
from functions.shared.models.metadata import Gps, Metadata, Place, PlaceNames

SOMEWHERE = Place(
    geonames_id=1,
    town="Milan",
    region="Lombardy",
    country="Italy",
    country_code="IT",
    german=PlaceNames(town="Mailand", region="Lombardei", country="Italien"),
)


class Here:
    """Everywhere is the same town, in the same zone."""

    def __init__(self, zone: str | None = None) -> None:
        self.asked = 0
        self._zone = zone

    def nearest(self, lat: float, lon: float) -> Place | None:
        return SOMEWHERE

    def at(self, lat: float, lon: float) -> ZoneInfo | None:
        self.asked += 1
        return ZoneInfo(self._zone) if self._zone else None


def clock(*moment: int) -> int:
    year, month, day, hour, minute = moment
    return int(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp() * 1000) + 250


def metadata(**fields: object) -> Metadata:
    return Metadata(content_type="image/jpeg").model_copy(update=fields)


@pytest.mark.parametrize(
    ("zone", "shown", "minutes"),
    [
        ("Europe/Berlin", (2024, 1, 15, 12, 0), 60),
        ("Europe/Berlin", (2024, 7, 15, 12, 0), 120),
        ("Europe/Berlin", (2024, 3, 31, 1, 59), 60),
        ("Europe/Berlin", (2024, 3, 31, 2, 30), 60),  # left out: a clock that was not put forward yet
        ("Europe/Berlin", (2024, 3, 31, 3, 0), 120),
        ("Europe/Berlin", (2024, 10, 27, 2, 30), 120),  # comes twice: the first
        ("Europe/Berlin", (2024, 10, 27, 3, 0), 60),
        ("Europe/Lisbon", (2024, 1, 15, 12, 0), 0),
        ("Asia/Kathmandu", (2024, 1, 15, 12, 0), 345),
        ("America/St_Johns", (2024, 7, 15, 12, 0), -150),
        ("Pacific/Apia", (2011, 12, 29, 12, 0), -600),
        ("Pacific/Apia", (2011, 12, 31, 12, 0), 840),  # Samoa left out a day
        ("Australia/Lord_Howe", (2024, 1, 15, 12, 0), 660),
        ("Europe/Berlin", (1850, 1, 1, 12, 0), 53),  # by the sun, to the minute
    ],
)
def test_clock_tells_the_offset_of_its_zone(zone: str, shown: tuple[int, ...], minutes: int) -> None:
    assert offset_minutes(clock(*shown), ZoneInfo(zone)) == minutes


def test_moment_is_what_the_clock_meant_where_the_photo_was_taken() -> None:
    shown = clock(2024, 7, 15, 12, 0)
    here = Here("Europe/Rome")

    found = Locator(here, here).locate(metadata(gps=Gps(lat=45.5, lon=9.2), taken_at=shown))

    assert (found.taken_at, found.taken_at_offset) == (shown - 2 * 3_600_000, 120)
    assert found.place == SOMEWHERE
    assert datetime.fromtimestamp((found.taken_at or 0) / 1000, UTC) + timedelta(minutes=120) == (
        datetime(2024, 7, 15, 12, 0, 0, 250_000, tzinfo=UTC)
    )


def test_it_may_be_repeated() -> None:
    here = Here("Europe/Rome")
    locator = Locator(here, here)
    once = locator.locate(metadata(gps=Gps(lat=45.5, lon=9.2), taken_at=clock(2024, 7, 15, 12, 0)))

    assert locator.locate(once) == once


@pytest.mark.parametrize("offset", [0, -300])
def test_offset_of_the_file_wins(offset: int) -> None:
    here = Here("Europe/Rome")
    told = metadata(gps=Gps(lat=45.5, lon=9.2), taken_at=1_700_000_000_000, taken_at_offset=offset)

    found = Locator(here, here).locate(told)

    assert (found.taken_at, found.taken_at_offset) == (1_700_000_000_000, offset)
    assert here.asked == 0


def test_without_a_zone_the_clock_is_left_as_it_is() -> None:
    here = Here(None)

    found = Locator(here, here).locate(metadata(gps=Gps(lat=0, lon=0), taken_at=1_700_000_000_000))

    assert (found.taken_at, found.taken_at_offset) == (1_700_000_000_000, None)


def test_without_a_position_nothing_follows() -> None:
    here = Here("Europe/Rome")
    told = metadata(taken_at=1_700_000_000_000)

    assert Locator(here, here).locate(told) == told
    assert here.asked == 0


def test_place_goes_with_its_position() -> None:
    here = Here()

    assert Locator(here, here).locate(metadata(place=SOMEWHERE)).place is None
