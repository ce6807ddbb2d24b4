"""The file of towns: what stands where in it, and how it is read without being loaded.

    magic, lengths of the sections
    cells    where the points of each square degree begin, from 90 S 180 W eastwards, then northwards
    points   how far north and east in the square, and to which town the point belongs
    towns    GeoNames' number, where its names begin, region, country
    regions, countries    where the names of each begin
    names    English, tab, German if other, line feed; before a country's its code and a tab

All numbers are little-endian. A position takes four bytes, which is exact to two metres.
"""

import mmap
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from typing import Final, NamedTuple

MAGIC: Final = b"towns/1\n"
LENGTHS: Final = Struct("<6I")
INDEX: Final = Struct("<I")
POINT: Final = Struct("<HHI")
TOWN: Final = Struct("<IIHH")
SQUARES: Final = 180 * 360
STEPS: Final = 1 << 16
"""Of a degree, in which a point's place within its square is told."""


class Town(NamedTuple):
    geonames_id: int
    names: int
    region: int
    country: int


class Table:
    """Mapped into memory: only pages that are looked at take any, and the system may take them back."""

    def __init__(self, path: Path) -> None:
        """Raises OSError if there is no such file, ValueError if it is no file of towns."""
        with path.open("rb") as file:
            self._file = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._file[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path.name} is no table of towns.")
        start = len(MAGIC) + LENGTHS.size
        starts = [start]
        for length in LENGTHS.unpack_from(self._file, len(MAGIC)):
            starts.append(starts[-1] + length)
        self._cells, self._points, self._towns, self._regions, self._countries, self._names, _ = starts

    def points(self, south: int, west: int) -> Iterator[tuple[float, float, int]]:
        """Latitude, longitude and town of each point of the square degree with this corner."""
        cell = (south + 90) * 360 + west + 180
        first, last = self._index(self._cells, cell), self._index(self._cells, cell + 1)
        begin, end = self._points + first * POINT.size, self._points + last * POINT.size
        for north, east, town in POINT.iter_unpack(self._file[begin:end]):
            yield south + north / STEPS, west + east / STEPS, town

    def all_points(self) -> Iterator[tuple[float, float, int]]:
        for cell in range(SQUARES):
            if self._index(self._cells, cell) < self._index(self._cells, cell + 1):
                yield from self.points(cell // 360 - 90, cell % 360 - 180)

    def towns(self) -> Iterator[Town]:
        """In the order of their numbers."""
        return map(Town._make, TOWN.iter_unpack(self._file[self._towns : self._regions]))

    def names(self) -> bytes:
        """All lines, as ``Town.names`` counts in them."""
        return self._file[self._names :]

    def town(self, number: int) -> Town:
        return Town(*TOWN.unpack_from(self._file, self._towns + number * TOWN.size))

    def town_names(self, town: Town) -> tuple[str, str]:
        """English, German."""
        english, german = self._line(town.names)
        return english, german or english

    def region_names(self, town: Town) -> tuple[str, str]:
        """Empty where the region has no name."""
        english, german = self._line(self._index(self._regions, town.region))
        return english, german or english

    def country_names(self, town: Town) -> tuple[str, str, str]:
        """Code, English, German."""
        code, english, german = self._line(self._index(self._countries, town.country))
        return code, english, german or english

    def _index(self, section: int, number: int) -> int:
        (value,) = INDEX.unpack_from(self._file, section + number * INDEX.size)
        return int(value)

    def _line(self, offset: int) -> list[str]:
        start = self._names + offset
        return self._file[start : self._file.find(b"\n", start)].decode().split("\t")
