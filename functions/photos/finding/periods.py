"""Years, months and days, from one to another, and the terms of the photos taken in them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from functions.shared.stores.search import Expression, Span, Term, beginning

_FORM: Final = (
    "It takes a year, a month or a day, such as 2019, 2019-05 or 2019-05-03, "
    "or two of them, as in 2019-05..2020-01."
)
_MOMENT: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_MONTH, _DAY = len("2019-05"), len("2019-05-03")


@dataclass(frozen=True)
class Period:
    """From the beginning of ``first`` to the end of ``last``, as they are written; empty is open."""

    first: str
    last: str


def read_period(value: str) -> Period:
    """Raises ValueError, whose text is a sentence for people."""
    first, dots, last = value.partition("..")
    if not first and not last:
        raise ValueError(_FORM)
    for moment in filter(None, (first, last)):
        _check(moment)
    period = Period(first, last if dots else first)
    if period.last and period.last < period.first[: len(period.last)]:
        raise ValueError("It ends before it begins.")
    return period


def taken_in(period: Period) -> Expression:
    """By the day only where a day is told. ISO dates sort as text, and begin with what they are part of."""
    kind = "day" if _DAY in (len(period.first), len(period.last)) else "month"
    if period.first == period.last and len(period.first) in (_MONTH, _DAY):
        return Term(f"{kind}:{period.first}")
    return Span(f"{kind}:{period.first}", beginning(f"{kind}:{period.last}").end)


def _check(moment: str) -> None:
    found = _MOMENT.fullmatch(moment)
    if found is None:
        raise ValueError(_FORM)
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(f"There is no {moment} in the calendar.") from None
