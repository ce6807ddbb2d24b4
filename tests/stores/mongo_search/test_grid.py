"""Positions by cells of a grid."""

from random import Random

import pytest

from functions.shared.stores.mongo.grid import Grid
from functions.shared.stores.ports import Collection
from functions.shared.stores.search import EVERYONE, Box, Cluster, Position, SearchIndex, Term, Wanted
from tests.stores.mongo_search.searched import thing

EARTH = Box(-180, -90, 180, 90)


def clusters(positions: list[tuple[float, float]], *, cell: float, most: int) -> list[Cluster]:
    grid = Grid(cell, most)
    for number, (lat, lon) in enumerate(positions):
        grid.add(lat, lon, f"{number:024x}")
    return grid.clusters()


def test_cluster_is_the_middle_of_those_in_a_cell() -> None:
    first, second = clusters([(10.2, 20.2), (10.6, 20.4), (50.0, 8.0)], cell=1, most=9)

    assert (first.position, first.count) == (Position(pytest.approx(10.4), pytest.approx(20.3)), 2)
    assert second == Cluster(Position(50.0, 8.0), 1, f"{2:024x}")


def test_cells_are_no_more_than_asked_for_and_no_larger_than_needed() -> None:
    random = Random(3)
    positions = [(random.uniform(-90, 90), random.uniform(-180, 180)) for _ in range(500)]

    for most in (1, 2, 7, 40, 300):
        cell = 0.75
        while len(exact := clusters(positions, cell=cell, most=10**6)) > most:
            cell *= 2

        found = clusters(positions, cell=0.75, most=most)

        assert sorted(each.count for each in found) == sorted(each.count for each in exact)
        assert sum(each.count for each in found) == 500


def test_positions_around_the_equator_and_greenwich_come_together_in_the_end() -> None:
    [cluster] = clusters([(1, 1), (-1, 1), (1, -1), (-1, -1), (90, 180), (-90, -180)], cell=0.001, most=1)

    assert cluster.count == 6


def test_what_is_nowhere_on_earth_ends_too() -> None:
    assert len(clusters([(-91, 0), (91, 400), (0, -900)], cell=1, most=1)) <= 3


def test_those_within_the_box_are_counted_also_across_the_date_line(
    things: Collection, index: SearchIndex
) -> None:
    places = [[10, 179], [10, -179], [10, 0], [80, 179], None]
    for number, at in enumerate(places):
        things.insert(thing(number, at=at, terms=["a"], shared=["s"]))
    things.insert(thing(9, at=[10, 179.5], owner="bob", shared=["s"]))

    def counts(box: Box, wanted: Wanted) -> list[int]:
        return [cluster.count for cluster in index.clusters(wanted, box, most=9, cell=2)]

    across = Box(170, 0, -170, 50)
    assert counts(across, Wanted(("ann",), Term("a"))) == [1, 1]
    assert counts(across, Wanted((EVERYONE,), Term("s"))) == [2, 1]
    assert counts(EARTH, Wanted(("ann",))) == [1, 1, 1, 1]
    assert counts(Box(-1, 9, 1, 11), Wanted(("ann",))) == [1]
    assert counts(Box(-1, 9, 1, 11), Wanted(("ann",), Term("none"))) == []


def test_each_cluster_names_one_of_its_documents(things: Collection, index: SearchIndex) -> None:
    things.insert(thing(1, at=[10.5, 10.5]))
    things.insert(thing(2, at=[10.6, 10.6]))

    [cluster] = index.clusters(Wanted(("ann",)), EARTH, most=5, cell=1)

    assert cluster.id in (thing(1)["_id"], thing(2)["_id"])
