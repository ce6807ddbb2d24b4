"""Writes the file of towns out of what others have gathered; scripts/places brings that, and runs this.

python -m functions.photos.places.gathering PYTHON_PACKAGES DEBIAN_PACKAGES TARGET
"""

import sys
from pathlib import Path

from functions.photos.places.quarters import cities_of_quarters
from functions.photos.places.sources import Sources
from functions.photos.places.writing import World, write_table


def gather(sources: Sources) -> bytes:
    towns = sorted(sources.towns(), key=lambda town: town.geonames_id)
    world = World(towns, cities_of_quarters(towns), sources.regions(), sources.countries())
    return write_table(world)


def main() -> None:
    python, debian, target = map(Path, sys.argv[1:])
    target.write_bytes(gather(Sources(python, debian)))


if __name__ == "__main__":
    main()
