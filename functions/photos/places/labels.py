"""Writes the names that the client's map shows: tables of countries and of towns, one a line.

    countries.tsv   number of ISO 3166-1, English, German
    towns.tsv       inhabitants, latitude, longitude, English, German; the largest first

German is empty where it is the same.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from functions.photos.places.sources import Names
from functions.photos.places.writing import World

FEWEST: Final = 5_000
"""Inhabitants of a town that has a name on the map."""


def country_lines(world: World, numbers: Mapping[str, int]) -> Iterable[str]:
    """``numbers`` are of ISO 3166-1, by its letters; of countries of today."""
    for code in sorted(numbers, key=lambda code: numbers[code]):
        if numbers[code]:
            yield "\t".join((f"{numbers[code]:03}", *_told(world.countries[code])))


def town_lines(world: World) -> Iterable[str]:
    large = [
        town for town in world.towns if town.population >= FEWEST and town.geonames_id not in world.cities
    ]
    for town in sorted(large, key=lambda town: (-town.population, town.geonames_id)):
        yield "\t".join((str(town.population), f"{town.lat:.3f}", f"{town.lon:.3f}", *_told(town.names)))


def _told(names: Names) -> Names:
    english, german = names
    return english, "" if german == english else german
