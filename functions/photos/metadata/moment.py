"""When a photo was taken, as EXIF tells it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from functions.photos.metadata.values import Exif, text
from functions.shared.images.formats.exif import Tag

_CLOCK = re.compile(r"(\d{4})\D(\d\d)\D(\d\d)\D(\d\d)\D(\d\d)(?:\D(\d\d))?")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_DATE = re.compile(r"(\d{4})\D(\d\d)\D(\d\d)")
# Those of whole hours, and the others that are or were in use: from the Marquesas to the Chatham Islands.
_OFFSETS = (*range(-720, 841, 60), -570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825)
# How long before the photo a receiver may have found its position last.
_STALE_MINUTES = 3
# The moment of exposure first; a scan or an edit has at least the moment of that.
_CLOCKS = (
    (Tag.TAKEN, Tag.TAKEN_OFFSET, Tag.TAKEN_FRACTION),
    (Tag.DIGITISED, Tag.DIGITISED_OFFSET, Tag.DIGITISED_FRACTION),
    (Tag.MODIFIED, Tag.MODIFIED_OFFSET, Tag.MODIFIED_FRACTION),
)


@dataclass(frozen=True)
class TakenAt:
    """``milliseconds`` since the epoch. Without an offset the camera's clock is read as if it showed UTC."""

    milliseconds: int | None = None
    offset_minutes: int | None = None


def read_moment(exif: Exif) -> TakenAt:
    for clock, offset, fraction in _CLOCKS:
        moment = _moment(text(exif, clock))
        if moment is not None:
            minutes = _offset_minutes(text(exif, offset))
            if minutes is None and clock is Tag.TAKEN:
                minutes = _offset_by_satellite(exif, moment)
            zone = UTC if minutes is None else timezone(timedelta(minutes=minutes))
            seconds = int((moment.replace(tzinfo=zone) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
            return TakenAt(seconds * 1000 + _milliseconds(text(exif, fraction)), minutes)
    return TakenAt()


def _offset_by_satellite(exif: Exif, moment: datetime) -> int | None:
    """A receiver's stamp is in UTC; the camera's clock is some offset off it.

    None where that is no offset that any clock has: the stamp may be hours old, or of another day.
    """
    date, clock = _DATE.fullmatch(text(exif, Tag.GPS_DATE) or ""), exif.get(Tag.GPS_TIME)
    if date is None or not isinstance(clock, tuple) or len(clock) != 3:
        return None
    try:
        day = datetime(int(date[1]), int(date[2]), int(date[3]))
        stamp = day + timedelta(hours=clock[0], minutes=clock[1], seconds=clock[2])
    except (ValueError, OverflowError):
        return None
    apart = (moment - stamp) / timedelta(minutes=1)
    nearest = min(_OFFSETS, key=lambda offset: abs(apart - offset))
    return nearest if abs(apart - nearest) <= _STALE_MINUTES else None


def _moment(clock: str | None) -> datetime | None:
    found = _CLOCK.match(clock or "")
    if found is None:
        return None
    try:
        return datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:  # cameras without a set clock write zeros
        return None


def _offset_minutes(offset: str | None) -> int | None:
    found = _OFFSET.fullmatch(offset or "")
    if found is None:
        return 0 if offset == "Z" else None
    minutes = int(found[2]) * 60 + int(found[3])
    return (-minutes if found[1] == "-" else minutes) if minutes <= 14 * 60 else None


def _milliseconds(fraction: str | None) -> int:
    """EXIF writes the digits after the decimal point."""
    digits = re.match(r"\d*", fraction or "")
    return int(digits[0][:3].ljust(3, "0")) if digits and digits[0] else 0
