"""Writes the file of towns, and tables of names for the client's map, out of what others have gathered.

scripts/places brings that, and runs this.

python -m functions.photos.places.gathering PYTHON_PACKAGES DEBIAN_PACKAGES TARGET FOLDER_OF_TABLES
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from functions.photos.places.labels import country_lines, town_lines
from functions.photos.places.quarters import cities_of_quarters
from functions.photos.places.sources import Sources
from functions.photos.places.writing import World, write_table


def gather(sources: Sources) -> World:
    towns = sorted(sources.towns(), key=lambda town: town.geonames_id)
    return World(towns, cities_of_quarters(towns), sources.regions(), sources.countries())


def main() -> None:
    python, debian, target, tables = map(Path, sys.argv[1:])
    sources = Sources(python, debian)
    world = gather(sources)
    target.write_bytes(write_table(world))
    _write_lines(tables / "countries.tsv", country_lines(world, sources.country_numbers()))
    _write_lines(tables / "towns.tsv", town_lines(world))


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
