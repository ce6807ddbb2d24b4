"""Years, months and days, from one to another, and the terms of the photos taken in them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from functions.shared.stores.search import AnyOf, Expression, Span

FORM: Final = (
    "It takes a year, a month or a day, such as 2019, 2019-05 or 2019-05-03, or two of them with .. between."
)
_MOMENT: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_AFTER_ALL: Final = ":"
"""Comes after every digit."""


@dataclass(frozen=True)
class Period:
    """From the day ``start`` up to, not including, ``end``; None is open."""

    start: date | None
    end: date | None

    def holds(self) -> Expression:
        """Whole months by their terms, days at both ends by theirs."""
        first = _month_from(self.start) if self.start else None
        last = self.end.replace(day=1) if self.end else None
        if self.start and self.end and first and last and first >= last:
            return _days(self.start, self.end)
        parts: list[Expression] = [Span(f"month:{_month(first, '')}", f"month:{_month(last, _AFTER_ALL)}")]
        if self.start and first and self.start < first:
            parts.append(_days(self.start, first))
        if self.end and last and last < self.end:
            parts.append(_days(last, self.end))
        return AnyOf(tuple(parts)) if len(parts) > 1 else parts[0]


def read_period(text: str) -> str:
    """The text, if it is a period; raises ValueError, whose text is a sentence for people."""
    period_of(text)
    return text


def period_of(text: str) -> Period:
    """Raises ValueError, whose text is a sentence for people."""
    begin, dots, end = text.partition("..")
    if not dots:
        return Period(*_moment(begin))
    if not begin and not end:
        raise ValueError(FORM)
    start = _moment(begin)[0] if begin else None
    stop = _moment(end)[1] if end else None
    if start and stop and start >= stop:
        raise ValueError("It ends before it begins.")
    return Period(start, stop)


def _moment(text: str) -> tuple[date, date | None]:
    """Its first day, and the day after its last, if the calendar has one."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(FORM)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        start = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"There is no {text} in the calendar.") from None
    return start, _end(start, has_month=bool(month), has_day=bool(day))


def _end(start: date, *, has_month: bool, has_day: bool) -> date | None:
    try:
        if has_day:
            return start + timedelta(days=1)
        return _month_after(start) if has_month else date(start.year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _month_from(day: date) -> date | None:
    """The first month that begins on this day or later; None where the calendar ends."""
    try:
        return day if day.day == 1 else _month_after(day)
    except ValueError:
        return None


def _month(day: date | None, otherwise: str) -> str:
    return day.isoformat()[:7] if day else otherwise


def _days(start: date, end: date) -> Expression:
    return Span(f"day:{start.isoformat()}", f"day:{end.isoformat()}")
