"""What follows from where a photo was taken: the place's name, and what its camera's clock meant."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol, TypeVar
from zoneinfo import ZoneInfo

from functions.shared.models.metadata import Metadata, Place, TakenAtSource

Located = TypeVar("Located", bound=Metadata)
IN_UTC: Final = frozenset({TakenAtSource.CONTAINER, TakenAtSource.NAME, TakenAtSource.FILE})
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class HasTowns(Protocol):
    def nearest(self, lat: float, lon: float) -> Place | None: ...


class HasZones(Protocol):
    def at(self, lat: float, lon: float) -> ZoneInfo | None: ...


@dataclass(frozen=True)
class Locator:
    """Adds to metadata what follows from its position; may be repeated, and needs no file."""

    towns: HasTowns
    zones: HasZones

    def locate(self, found: Located) -> Located:
        """Raises Unavailable while no time zone can be told."""
        if found.gps is None:
            return found.model_copy(update={"place": None}) if found.place else found
        lat, lon = found.gps.lat, found.gps.lon
        located = found.model_copy(update={"place": self.towns.nearest(lat, lon)})
        if located.taken_at is None or not _lacks_offset(located):
            return located
        zone = self.zones.at(lat, lon)
        return located if zone is None else _in_zone(located, located.taken_at, zone)


def _lacks_offset(found: Metadata) -> bool:
    """Formats and file systems know a moment in UTC, whatever the clocks showed where it was taken."""
    if found.taken_at_offset is None:
        return True
    return found.taken_at_offset == 0 and found.taken_at_source in IN_UTC


def _in_zone(found: Located, taken_at: int, zone: ZoneInfo) -> Located:
    if found.taken_at_offset is not None:
        shown = (_EPOCH + timedelta(milliseconds=taken_at)).astimezone(zone)
        minutes = _minutes(shown.utcoffset())
        return found.model_copy(update={"taken_at_offset": minutes})
    minutes = offset_minutes(taken_at, zone)
    return found.model_copy(update={"taken_at": taken_at - minutes * 60_000, "taken_at_offset": minutes})


def offset_minutes(clock: int, zone: ZoneInfo) -> int:
    """Of what a clock of that zone shows, told as if it were UTC, in milliseconds.

    An hour that comes twice in autumn is taken as its first, which is still summer time. An hour that spring
    leaves out is taken as winter's, of a clock that nobody has put forward yet.
    """
    shown = _EPOCH + timedelta(milliseconds=clock)
    return _minutes(shown.replace(tzinfo=zone, fold=0).utcoffset())


def _minutes(offset: timedelta | None) -> int:
    return round((offset or timedelta()) / timedelta(minutes=1))
