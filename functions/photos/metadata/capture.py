"""Reads the circumstances of a photo out of EXIF: when, with what, how, where."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from functions.shared.images.formats.exif import Tag, Value

Exif = Mapping[Tag, Value]

_CLOCK = re.compile(r"(\d{4})\D(\d\d)\D(\d\d)\D(\d\d)\D(\d\d)(?:\D(\d\d))?")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
# The moment of exposure first; a scan or an edit has at least the moment of that.
_CLOCKS = (
    (Tag.TAKEN, Tag.TAKEN_OFFSET, Tag.TAKEN_FRACTION),
    (Tag.DIGITISED, Tag.DIGITISED_OFFSET, Tag.DIGITISED_FRACTION),
    (Tag.MODIFIED, Tag.MODIFIED_OFFSET, Tag.MODIFIED_FRACTION),
)


@dataclass(frozen=True)
class TakenAt:
    """``milliseconds`` since the epoch. Without an offset the camera's clock is read as if it showed UTC."""

    milliseconds: int
    offset_minutes: int | None

    @property
    def is_local(self) -> bool:
        """The moment is only known up to the time zone."""
        return self.offset_minutes is None


@dataclass(frozen=True)
class Camera:
    make: str | None
    model: str | None
    lens: str | None


@dataclass(frozen=True)
class Exposure:
    """Seconds, f-number, ISO speed, millimetres."""

    seconds: float | None
    aperture: float | None
    iso: int | None
    focal_length: float | None


@dataclass(frozen=True)
class Gps:
    """Degrees, north and east positive; metres above the sea."""

    latitude: float
    longitude: float
    altitude: float | None


def read_time(exif: Exif) -> TakenAt | None:
    for clock, offset, fraction in _CLOCKS:
        moment = _moment(_text(exif, clock))
        if moment is not None:
            minutes = _offset_minutes(_text(exif, offset))
            zone = UTC if minutes is None else timezone(timedelta(minutes=minutes))
            seconds = int((moment.replace(tzinfo=zone) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
            return TakenAt(seconds * 1000 + _milliseconds(_text(exif, fraction)), minutes)
    return None


def read_camera(exif: Exif) -> Camera:
    return Camera(_text(exif, Tag.MAKE), _text(exif, Tag.MODEL), _text(exif, Tag.LENS_MODEL))


def read_exposure(exif: Exif) -> Exposure:
    iso = _positive(exif, Tag.ISO)
    return Exposure(
        seconds=_positive(exif, Tag.EXPOSURE_TIME),
        aperture=_positive(exif, Tag.F_NUMBER),
        iso=None if iso is None else round(iso),
        focal_length=_positive(exif, Tag.FOCAL_LENGTH),
    )


def read_gps(exif: Exif) -> Gps | None:
    latitude = _degrees(exif, Tag.GPS_LATITUDE, Tag.GPS_LATITUDE_REF, "NS", 90)
    longitude = _degrees(exif, Tag.GPS_LONGITUDE, Tag.GPS_LONGITUDE_REF, "EW", 180)
    if latitude is None or longitude is None:
        return None
    altitude = _first(exif, Tag.GPS_ALTITUDE)
    below_sea = _first(exif, Tag.GPS_ALTITUDE_REF) in (1.0, 3.0)
    return Gps(latitude, longitude, -altitude if altitude is not None and below_sea else altitude)


def _moment(text: str | None) -> datetime | None:
    found = _CLOCK.match(text or "")
    if found is None:
        return None
    try:
        return datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:  # cameras without a set clock write zeros
        return None


def _offset_minutes(text: str | None) -> int | None:
    found = _OFFSET.fullmatch(text or "")
    if found is None:
        return 0 if text == "Z" else None
    minutes = int(found[2]) * 60 + int(found[3])
    return (-minutes if found[1] == "-" else minutes) if minutes <= 14 * 60 else None


def _milliseconds(fraction: str | None) -> int:
    """EXIF writes the digits after the decimal point."""
    digits = re.match(r"\d*", fraction or "")
    return int(digits[0][:3].ljust(3, "0")) if digits and digits[0] else 0


def _degrees(exif: Exif, tag: Tag, reference: Tag, signs: str, limit: int) -> float | None:
    parts = exif.get(tag)
    side = (_text(exif, reference) or "")[:1].upper()
    if not isinstance(parts, tuple) or len(parts) > 3 or side not in signs or not side:
        return None
    degrees = sum(part / 60.0**place for place, part in enumerate(parts))
    if not 0 <= degrees <= limit:
        return None
    return -degrees if side == signs[1] else degrees


def _text(exif: Exif, tag: Tag) -> str | None:
    value = exif.get(tag)
    return value if isinstance(value, str) else None


def _first(exif: Exif, tag: Tag) -> float | None:
    value = exif.get(tag)
    return value[0] if isinstance(value, tuple) and math.isfinite(value[0]) else None


def _positive(exif: Exif, tag: Tag) -> float | None:
    number = _first(exif, tag)
    return number if number is not None and number > 0 else None
