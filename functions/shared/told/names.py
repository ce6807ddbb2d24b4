"""When a photo was taken, as the name of its file plainly says it."""

import re
from datetime import datetime, timedelta
from typing import Final

from functions.shared.told.clocks import Clock

_DATE: Final = r"(?<!\d)((?:19|20)\d\d)([-_. ]?)(\d\d)\2(\d\d)"
_TIME: Final = (
    r"(?:(?:[ T_-]+|[ _]at[ _])?(\d\d?)([-_.:h]?)(\d\d)\6(\d\d)"
    r"(?:[._]?(\d{3}))?(?!\d)(?:\s?([AP])M)?)?"
)
_NAMED: Final = re.compile(_DATE + _TIME + r"(?!\d)", re.ASCII | re.IGNORECASE)
_DAY: Final = re.compile(_DATE + r"(?!\d)", re.ASCII)
# Names of Google's phones are in UTC.
_IN_UTC: Final = re.compile(r"PXL_\d{8}_\d{9}", re.ASCII)
_NOON: Final = 12


def read_name(file_name: str | None) -> Clock | None:
    """``IMG_20190504_101112``, ``2019-05-04 10.11.12``, ``IMG-20190504-WA0003``: of the last only the day."""
    name = file_name or ""
    found = _NAMED.search(name)
    clock = _clock(found) if found else None
    if clock is None and (day := _DAY.search(name)):
        clock = _day(day)
    return clock.with_offset(0) if clock and _IN_UTC.match(name) else clock


def _clock(found: "re.Match[str]") -> Clock | None:
    day = _day(found)
    if day is None or found[5] is None:
        return day
    hour, half = int(found[5]), (found[10] or "").upper()
    if half:
        hour = hour % _NOON + (_NOON if half == "P" else 0)
    minute, second = int(found[7]), int(found[8])
    if hour > 23 or minute > 59 or second > 59:
        return None
    past = timedelta(hours=hour, minutes=minute, seconds=second, milliseconds=int(found[9] or 0))
    return Clock(day.shown + past)


def _day(found: "re.Match[str]") -> Clock | None:
    try:
        return Clock.of_day(datetime(int(found[1]), int(found[3]), int(found[4])))
    except ValueError:
        return None
