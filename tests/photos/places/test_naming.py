"""A town is found by how its name begins, in English or German, and told with its position."""

import pytest

from functions.photos.places.naming import MOST, TownNames
from functions.photos.places.sphere import kilometres


@pytest.fixture(scope="module")
def names() -> TownNames:
    return TownNames()


@pytest.mark.parametrize(
    ("asked", "town", "near"),
    [
        ("lisb", "Lisbon", (38.7139, -9.1394)),
        ("Lissabon", "Lisbon", (38.7139, -9.1394)),
        ("KÖLN", "Cologne", (50.9413, 6.9583)),
        ("koeln", "Cologne", (50.9413, 6.9583)),
        ("muenchen", "Munich", (48.1374, 11.5755)),
        ("sao pau", "São Paulo", (-23.5505, -46.6333)),
        ("new york", "New York City", (40.7128, -74.0060)),
        ("Paris", "Paris", (48.8566, 2.3522)),
        ("paris, tex", "Paris", (33.6609, -95.5555)),
        ("paris,us", "Paris", (33.6609, -95.5555)),
        ("wien, Österreich", "Vienna", (48.2085, 16.3721)),
    ],
)
def test_town_is_found(names: TownNames, asked: str, town: str, near: tuple[float, float]) -> None:
    found = names.beginning(asked)

    assert any(
        one.place.town == town and kilometres(one.lat, one.lon, *near) < 15 for one in found
    ), found  # fmt: skip


def test_greatest_of_one_name_is_first(names: TownNames) -> None:
    assert names.beginning("paris")[0].place.country_code == "FR"


def test_whole_name_is_before_longer_ones(names: TownNames) -> None:
    assert names.beginning("rom")[0].place.german.town == "Rom"


@pytest.mark.parametrize("asked", ["", "l", " ,", "a(", "[", "\\", "\t\n", "x" * 100, "lisbon, nowhere"])
def test_what_names_no_town_finds_none(names: TownNames, asked: str) -> None:
    assert names.beginning(asked) == []


def test_no_more_are_told_than_can_be_looked_through(names: TownNames) -> None:
    found = names.beginning("san")

    assert len(found) == MOST
    assert len({one.place.geonames_id for one in found}) == MOST
