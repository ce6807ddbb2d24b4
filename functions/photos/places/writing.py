"""Writes the file of towns in the form that table.py reads."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import TypeVar

from functions.photos.places.sources import Names, RawTown, Region
from functions.photos.places.table import INDEX, LENGTHS, MAGIC, POINT, SQUARES, STEPS, TOWN

Value = TypeVar("Value")


@dataclass(frozen=True)
class World:
    """``cities`` gives the city of each town that is a quarter of one, by their numbers at GeoNames."""

    towns: Sequence[RawTown]
    cities: Mapping[int, int]
    regions: Mapping[Region, Names]
    countries: Mapping[str, Names]


def write_table(world: World) -> bytes:
    names = _NameList()
    named = [town for town in world.towns if town.geonames_id not in world.cities]
    countries = _numbered(sorted({town.country for town in named}))
    regions = _numbered(sorted({(town.country, town.region) for town in named}))
    towns = [
        TOWN.pack(t.geonames_id, names.add(*t.names), regions[t.country, t.region], countries[t.country])
        for t in named
    ]
    region_names = [INDEX.pack(names.add(*world.regions.get(region, ("", "")))) for region in regions]
    country_names = [INDEX.pack(names.add(*world.countries[code], code=code)) for code in countries]
    sections = [*_points(world, named), towns, region_names, country_names, [bytes(names.written)]]
    contents = [b"".join(section) for section in sections]
    return MAGIC + LENGTHS.pack(*map(len, contents)) + b"".join(contents)


def _points(world: World, named: Sequence[RawTown]) -> tuple[list[bytes], list[bytes]]:
    """The index of squares, and the points in their order."""
    numbers = _numbered([town.geonames_id for town in named])
    squares: dict[int, list[bytes]] = defaultdict(list)
    for town in world.towns:
        south, west = min(89, floor(town.lat)), min(179, floor(town.lon))
        steps = [min(STEPS - 1, round(part * STEPS)) for part in (town.lat - south, town.lon - west)]
        number = numbers[world.cities.get(town.geonames_id, town.geonames_id)]
        squares[(south + 90) * 360 + west + 180].append(POINT.pack(*steps, number))
    return [INDEX.pack(first) for first in _firsts(squares)], [
        point for square in range(SQUARES) for point in squares.get(square, ())
    ]


def _firsts(squares: Mapping[int, Sequence[bytes]]) -> Iterator[int]:
    first = 0
    for square in range(SQUARES):
        yield first
        first += len(squares.get(square, ()))
    yield first


def _numbered(values: Sequence[Value]) -> dict[Value, int]:
    return {value: number for number, value in enumerate(values)}


@dataclass
class _NameList:
    """Each line once."""

    written: bytearray = field(default_factory=bytearray)
    _places: dict[bytes, int] = field(default_factory=dict)

    def add(self, english: str, german: str, *, code: str | None = None) -> int:
        parts = ([code] if code else []) + [english, "" if german == english else german]
        line = "\t".join(parts).encode() + b"\n"
        if line not in self._places:
            self._places[line] = len(self.written)
            self.written += line
        return self._places[line]
