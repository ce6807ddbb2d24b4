"""The file of towns says what it was written from, wherever on Earth that is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.photos.places.quarters import cities_of_quarters
from functions.photos.places.sources import RawTown
from functions.photos.places.sphere import kilometres
from functions.photos.places.table import Table
from functions.photos.places.towns import FARTHEST_KM, Towns
from functions.photos.places.writing import World, write_table

COUNTRIES = {"FJ": ("Fiji", "Fidschi"), "PT": ("Portugal", "Portugal")}
REGIONS = {("FJ", "01"): ("Northern", "Nord"), ("PT", "14"): ("Lisbon", "Lissabon")}


def town(number: int, lat: float, lon: float, *, population: int = 1000, **fields: object) -> RawTown:
    known = {"country": "FJ", "region": "01", "names": (f"Town {number}", f"Ort {number}")}
    return RawTown(number, lat, lon, population, **(known | fields))  # type: ignore[arg-type]


def towns_of(folder: Path, *towns: RawTown) -> Towns:
    path = folder / "towns.bin"
    path.write_bytes(write_table(World(towns, cities_of_quarters(towns), REGIONS, COUNTRIES)))
    return Towns(path)


def test_names_come_back_in_both_languages(tmp_path: Path) -> None:
    lisbon = town(7, 38.7, -9.1, country="PT", region="14", names=("Lisbon", "Lissabon"))
    nowhere = town(8, 50.0, 9.1, region="none such", names=("Same", "Same"))
    towns = towns_of(tmp_path, lisbon, nowhere)

    one, other = towns.nearest(38.7, -9.1), towns.nearest(50.0, 9.1)

    assert one
    assert (one.geonames_id, one.country_code, one.town, one.german.town) == (7, "PT", "Lisbon", "Lissabon")
    assert (one.region, one.german.region, one.german.country) == ("Lisbon", "Lissabon", "Portugal")
    assert other
    assert (other.town, other.german.town, other.region, other.german.country) == (
        "Same", "Same", None, "Fidschi",
    )  # fmt: skip


def test_quarters_have_the_name_of_the_outermost_city(tmp_path: Path) -> None:
    city = town(1, 0.5, 0.5, population=4_000_000)
    part = town(2, 0.51, 0.51, population=200_000)
    quarter = town(3, 0.52, 0.52, population=5_000)
    neighbour = town(4, 0.53, 0.53, population=2_000_000)
    abroad = town(5, 0.54, 0.54, population=900, country="PT", region="14")

    assert cities_of_quarters([city, part, quarter, neighbour, abroad]) == {2: 1, 3: 1}
    found = towns_of(tmp_path, city, part, quarter, neighbour, abroad).nearest(0.52, 0.52)
    assert found
    assert found.geonames_id == 1


@pytest.mark.parametrize("contents", [b"something else", b"towns/0\n" + bytes(24)])
def test_another_file_is_refused(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "other").write_bytes(contents)

    with pytest.raises(ValueError, match="no table of towns"):
        Table(tmp_path / "other")


POSITIONS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
# Mostly where towns are near to each other: around a pole, and across the date line.
NEARBY = st.tuples(st.floats(89, 90) | st.floats(-0.6, 0.6), st.floats(-180, -179.4) | st.floats(179.4, 180))


@given(here=POSITIONS | NEARBY, there=st.lists(POSITIONS | NEARBY, min_size=1, max_size=12))
def test_nearest_is_the_nearest_of_all(
    tmp_path_factory: pytest.TempPathFactory, here: tuple[float, float], there: list[tuple[float, float]]
) -> None:
    towns = [town(number, *position) for number, position in enumerate(there, start=1)]
    distances = [kilometres(*here, *position) for position in there]

    found = towns_of(tmp_path_factory.mktemp("towns"), *towns).nearest(*here)

    if found is None:
        assert min(distances) > FARTHEST_KM - 0.01
    else:
        assert distances[found.geonames_id - 1] == pytest.approx(min(distances), abs=0.01)
        assert min(distances) < FARTHEST_KM + 0.01
