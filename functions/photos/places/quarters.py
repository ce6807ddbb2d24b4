"""Which towns are quarters of a city: somebody in Alfama or in Kreuzberg is in Lisbon or in Berlin."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil, cos, floor, pi, radians, sqrt
from typing import Final, TypeAlias

from functions.photos.places.sources import RawTown
from functions.photos.places.sphere import KM_A_DEGREE, kilometres

CITY: Final = 100_000
"""Inhabitants from which a town has quarters."""
DENSITY: Final = 5_000
"""Inhabitants a square kilometre of a city; from it comes how far the city reaches."""
TIMES_AS_LARGE: Final = 8
"""Than each of its quarters; what has more inhabitants is its neighbour, as Offenbach is Frankfurt's."""
TIMES_WITHIN: Final = 3
"""In the inner half of its reach: New York has six times as many as Manhattan."""
CITY_STATES: Final = frozenset({"HK", "MO", "SG"})
"""Their regions are quarters, too."""

_Squares: TypeAlias = Mapping[tuple[int, int], Sequence[RawTown]]


def cities_of_quarters(towns: Iterable[RawTown]) -> Mapping[int, int]:
    """GeoNames' number of each quarter to that of its city, the largest that takes it in.

    A city takes in only what lies in its own region: Almada, across the river, is no quarter of Lisbon.
    """
    all_towns = list(towns)
    squares: dict[tuple[int, int], list[RawTown]] = defaultdict(list)
    for town in all_towns:
        squares[floor(town.lat), floor(town.lon)].append(town)
    cities = sorted((town for town in all_towns if town.population >= CITY), key=lambda town: town.population)
    quarters = {q.geonames_id: city.geonames_id for city in cities for q in _quarters(city, squares)}
    return {quarter: _outermost(city, quarters) for quarter, city in quarters.items()}


def _quarters(city: RawTown, squares: _Squares) -> Iterator[RawTown]:
    reach = sqrt(city.population / DENSITY / pi)
    for town in _around(city, reach, squares):
        distance = kilometres(city.lat, city.lon, town.lat, town.lon)
        times = TIMES_WITHIN if distance <= reach / 2 else TIMES_AS_LARGE
        if distance <= reach and town.population * times <= city.population and _is_of_region(town, city):
            yield town


def _is_of_region(town: RawTown, city: RawTown) -> bool:
    return town.country == city.country and (town.region == city.region or city.country in CITY_STATES)


def _around(city: RawTown, reach: float, squares: _Squares) -> Iterator[RawTown]:
    """No city lies so near to the date line or a pole that its quarters are beyond."""
    north = ceil(reach / KM_A_DEGREE)
    east = ceil(reach / KM_A_DEGREE / cos(radians(city.lat)))
    for lat in range(floor(city.lat) - north, floor(city.lat) + north + 1):
        for lon in range(floor(city.lon) - east, floor(city.lon) + east + 1):
            yield from squares.get((lat, lon), ())


def _outermost(city: int, quarters: Mapping[int, int]) -> int:
    while city in quarters:
        city = quarters[city]
    return city
