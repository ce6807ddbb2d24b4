"""The town nearest to a position."""

from collections.abc import Iterator
from functools import cached_property
from math import cos, floor, radians
from pathlib import Path
from typing import Final

from functions.photos.places.sphere import KM_A_DEGREE, kilometres
from functions.photos.places.table import Table
from functions.shared.models.metadata import Place, PlaceNames

TOWNS: Final = Path(__file__).with_name("towns.bin")
FARTHEST_KM: Final = 50.0
"""Beyond, a town's name says nothing of a place any more: at sea, in deserts, on the ice."""


class Towns:
    """Opens its file when it is first asked."""

    def __init__(self, path: Path = TOWNS) -> None:
        self._path = path

    def nearest(self, lat: float, lon: float) -> Place | None:
        """None where no town is within ``FARTHEST_KM``; degrees."""
        near = [
            (kilometres(lat, lon, town_lat, town_lon), town)
            for south, west in _squares(lat, lon)
            for town_lat, town_lon, town in self._table.points(south, west)
            if abs(town_lat - lat) * KM_A_DEGREE <= FARTHEST_KM
        ]
        distance, town = min(near, default=(FARTHEST_KM + 1, 0))
        return place_of(self._table, town) if distance <= FARTHEST_KM else None

    @cached_property
    def _table(self) -> Table:
        return Table(self._path)


def place_of(table: Table, number: int) -> Place:
    town = table.town(number)
    name, german_name = table.town_names(town)
    region, german_region = table.region_names(town)
    code, country, german_country = table.country_names(town)
    return Place(
        geonames_id=town.geonames_id,
        town=name,
        region=region or None,
        country=country,
        country_code=code,
        german=PlaceNames(town=german_name, region=german_region or None, country=german_country),
    )


def _squares(lat: float, lon: float) -> Iterator[tuple[int, int]]:
    """South-western corners of the square degrees that lie within the distance, each once."""
    reach = FARTHEST_KM / KM_A_DEGREE
    for south in range(max(-90, floor(lat - reach)), min(89, floor(lat + reach)) + 1):
        # Degrees of longitude are shortest on the side of the square that is nearer to a pole.
        width = cos(radians(min(90.0, max(abs(south), abs(south + 1)))))
        sideways = 180.0 if width * 180 <= reach else min(180.0, reach / width)
        columns = range(floor(lon - sideways), floor(lon + sideways) + 1)
        yield from {(south, (column + 180) % 360 - 180) for column in columns}
