"""Dates and times as files write them, in a dozen ways."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

_DATE: Final = r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?!\d)"
# An offset may stand where the seconds do.
_SECONDS: Final = r"(?:(?![+-]\d\d:?\d\d\s*$)\D{1,2}(\d{1,2})(?:[.,](\d+))?)?"
_TIME: Final = rf"(?:[^\d+-]+(\d{{1,2}})\D{{1,2}}(\d{{1,2}}){_SECONDS})?"
_WRITTEN: Final = re.compile(rf"\s*{_DATE}{_TIME}\s*(Z|[+-]\d\d:?\d\d)?", re.ASCII)
# Zeros and blanks are what nobody knows.
_PERIOD: Final = re.compile(
    r"\s*(1[89]\d\d|2\d{3})(?:[-:/.](0[1-9]|1[012]))?(?:[-:/.](?:00|  )){0,2}(?:[T ][0 :.]*)?Z?\s*", re.ASCII
)
_OFFSET: Final = re.compile(r"\s*([+-])(\d\d):?(\d\d)\s*", re.ASCII)
_LONGEST_OFFSET: Final = 14 * 60


@dataclass(frozen=True)
class Clock:
    """What a clock showed, without an offset, and that offset in minutes, where it is told.

    ``until``: when a day, a month or a year is over that is all that is told, and begins with ``shown``.
    """

    shown: datetime
    offset: int | None = None
    until: datetime | None = None

    @classmethod
    def of_day(cls, day: datetime) -> "Clock":
        return cls(day, until=day + timedelta(days=1))

    def covers(self, shown: datetime) -> bool:
        return self.until is not None and self.shown <= shown < self.until

    def with_offset(self, offset: int | None) -> "Clock":
        return self if offset is None else replace(self, offset=offset)


def read_clock(written: str | None) -> Clock | None:
    """Of EXIF, XMP and the like. Where only the time is broken, or none is there, the day."""
    found = _WRITTEN.match(written or "")
    if found is None:
        return _period(written or "")
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    try:
        date = datetime(int(year), int(month), int(day))
    except ValueError:  # cameras without a set clock write zeros
        return _period(written or "")
    if hour is None:
        return Clock.of_day(date).with_offset(offset_minutes(offset))
    time = _time(int(hour), int(minute), int(second or 0))
    if time is None:
        return Clock.of_day(date)
    shown = date + time + timedelta(milliseconds=milliseconds(fraction))
    return Clock(shown, offset_minutes(offset))


def _period(written: str) -> Clock | None:
    """A month or a year, as people date what they have scanned."""
    found = _PERIOD.fullmatch(written)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 0)
    next_month = datetime(year + month // 12, month % 12 + 1, 1)
    return Clock(datetime(year, month or 1, 1), until=next_month if month else datetime(year + 1, 1, 1))


def read_mail_clock(written: str | None) -> Clock | None:
    """As PNG recommends it: ``Sat, 04 May 2019 10:11:12 +0200``."""
    try:
        moment = parsedate_to_datetime(written or "")
    except ValueError:
        return None
    offset = moment.utcoffset()
    minutes = None if offset is None else round(offset / timedelta(minutes=1))
    return Clock(moment.replace(tzinfo=None), minutes)


def offset_minutes(offset: str | None) -> int | None:
    found = _OFFSET.fullmatch(offset or "")
    if found is None:
        return 0 if (offset or "").strip() == "Z" else None
    minutes = int(found[2]) * 60 + int(found[3])
    return (-minutes if found[1] == "-" else minutes) if minutes <= _LONGEST_OFFSET else None


def milliseconds(fraction: str | None) -> int:
    """Of the digits after the decimal point."""
    digits = re.match(r"\d*", (fraction or "").strip(), re.ASCII)
    return int(digits[0][:3].ljust(3, "0")) if digits and digits[0] else 0


def _time(hour: int, minute: int, second: int) -> timedelta | None:
    """The second 60 is the next minute's beginning, of a leap second or of careless rounding."""
    if hour > 23 or minute > 59 or second > 60:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)
