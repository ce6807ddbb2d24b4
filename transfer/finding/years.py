"""Folders of a Takeout that are no albums: each photo lies in that of its year, too."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from transfer.sidecars.facts import Facts

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IN_ENGLISH: Final = re.compile(r"Photos from (?:19|20)\d\d")
_DAY_MS: Final = 86_400_000
_MOST: Final = 0.9
"""Of a folder's photos are of its year: some may have been dated anew since."""


def is_no_album(name: str, facts: Iterable[Facts]) -> bool:
    """Of a folder that is not described as an album, whose name is of some language: Photos from 2019.

    So are those of all that was archived or thrown away.
    """
    if is_year(name):
        return True
    told = [each for each in facts if each.file_name]
    if not told:
        return False
    moments = [each.moment for each in told if each.moment is not None]
    return (
        _is_of_year(name, moments)
        or all(each.archived for each in told)
        or all(each.trashed for each in told)
    )


def is_year(name: str) -> bool:
    """By its English name, which former Takeouts also described as one of an album."""
    return _IN_ENGLISH.fullmatch(name) is not None


def _is_of_year(name: str, moments: list[int]) -> bool:
    years = _YEAR.findall(name)
    if len(years) != 1:
        return False
    first, last = (_start_of(int(years[0]) + after) for after in (0, 1))
    of_it = sum(first - _DAY_MS <= moment < last + _DAY_MS for moment in moments)
    return of_it >= _MOST * len(moments)


def _start_of(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) * 1000
