"""Towns by the beginnings of their names."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

from functions.photos.places.table import Table
from functions.photos.places.towns import TOWNS, place_of
from functions.shared.models.metadata import Place
from functions.shared.stores.terms.words import fold

MOST: Final = 10
SHORTEST: Final = 2
"""With one letter so many begin that ten of them are of no use."""
UMLAUTS: Final = re.compile("([aou])e")


@dataclass(frozen=True)
class NamedTown:
    """Degrees: the middle of the town and its quarters."""

    place: Place
    lat: float
    lon: float


class TownNames:
    """Reads all names when it is first asked, which takes a second and then some megabytes."""

    def __init__(self, path: Path = TOWNS) -> None:
        self._path = path

    def beginning(self, text: str) -> list[NamedTown]:
        """In English or German; whole names first, then those of many quarters.

        After a comma the region, the country or its code: ``Paris, Texas``.
        """
        name, *within = (part.strip() for part in fold(text).split(","))
        if len(name) < SHORTEST:
            return []
        towns = self._towns
        found = {town: is_more for line, is_more in self._lines(name) for town in towns.at(line)}
        ranked = sorted(found, key=lambda town: (found[town], -towns.points[town], town))
        named = (self._named(town) for town in ranked)
        return list(islice((one for one in named if _is_within(one.place, within)), MOST))

    @cached_property
    def _table(self) -> Table:
        return Table(self._path)

    @cached_property
    def _towns(self) -> "_Towns":
        return _Towns(self._table)

    @cached_property
    def _names(self) -> "_Names":
        return _Names(self._table)

    def _lines(self, name: str) -> Iterator[tuple[int, bool]]:
        yield from self._names.beginning(name)
        if (plain := UMLAUTS.sub(r"\1", name)) != name:
            yield from self._names.beginning(plain)

    def _named(self, town: int) -> NamedTown:
        lat, lon = self._towns.middle(town)
        return NamedTown(place_of(self._table, town), round(lat, 5), round(lon, 5))


class _Names:
    """All names folded, and where each line begins in that and in the file."""

    def __init__(self, table: Table) -> None:
        folded, self._here, self._there = [], array("I"), array("I")
        at = start = 0
        for line in table.names().split(b"\n"):
            folded.append(fold(line.decode()) + "\n")
            self._here.append(at)
            self._there.append(start)
            at, start = at + len(folded[-1]), start + len(line) + 1
        self._text = "".join(folded)

    def beginning(self, name: str) -> Iterator[tuple[int, bool]]:
        """Lines, as the file counts them, and whether the name goes on."""
        for match in re.finditer(rf"(?:^|\t){re.escape(name)}([\t\n]?)", self._text, re.MULTILINE):
            line = bisect_right(self._here, match.start() + len(match[0]) - len(match[1])) - 1
            yield self._there[line], not match[1]


class _Towns:
    """By the lines of their names; how many points each has, and the sum of their positions."""

    def __init__(self, table: Table) -> None:
        lines = [town.names for town in table.towns()]
        self._by_line = array("I", sorted(range(len(lines)), key=lines.__getitem__))
        self._lines = array("I", sorted(lines))
        self.points = array("I", bytes(4 * len(lines)))
        self._lats, self._lons = array("d", bytes(8 * len(lines))), array("d", bytes(8 * len(lines)))
        for lat, lon, town in table.all_points():
            self.points[town] += 1
            self._lats[town] += lat
            self._lons[town] += lon

    def at(self, line: int) -> "array[int]":
        return self._by_line[bisect_left(self._lines, line) : bisect_right(self._lines, line)]

    def middle(self, town: int) -> tuple[float, float]:
        # No town has quarters on both sides of the 180th meridian.
        count = self.points[town] or 1
        return self._lats[town] / count, self._lons[town] / count


def _is_within(place: Place, names: list[str]) -> bool:
    told = (place.country_code, place.region, place.country, place.german.region, place.german.country)
    known = [fold(name) for name in told if name]
    return all(any(name.startswith(wanted) for name in known) for wanted in names)
