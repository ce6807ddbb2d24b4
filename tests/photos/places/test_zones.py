"""The time zone at a position is that of its country's clocks; the sea between countries has none."""

import sys
from collections.abc import Iterator

import pytest

from functions.photos.places.zones import Zones
from functions.shared.images.workers.pool import WorkerPool


@pytest.fixture(scope="module")
def zones() -> Iterator[Zones]:
    zones = Zones()
    yield zones
    zones.close()


@pytest.mark.parametrize(
    ("position", "name"),
    [
        ((38.7139, -9.1394), "Europe/Lisbon"),
        ((47.6603, 9.1758), "Europe/Berlin"),
        ((47.6458, 9.1780), "Europe/Zurich"),
        ((27.7172, 85.3240), "Asia/Kathmandu"),
        ((-16.85, 179.99), "Pacific/Fiji"),
        ((-16.85, -179.99), "Pacific/Fiji"),
        ((-16.85, 180.0), "Pacific/Fiji"),
        ((-16.85, -180.0), "Pacific/Fiji"),
    ],
)
def test_zone_is_that_of_the_country(zones: Zones, position: tuple[float, float], name: str) -> None:
    found = zones.at(*position)

    assert found
    assert found.key == name


@pytest.mark.parametrize("position", [(35.0, -40.0), (0.0, 0.0), (90.0, 0.0), (90.0, 180.0)])
def test_high_seas_have_none(zones: Zones, position: tuple[float, float]) -> None:
    assert zones.at(*position) is None


def test_worker_that_dies_of_a_question_leaves_it_open() -> None:
    dies = (sys.executable, "-c", _DIES)
    zones = Zones(WorkerPool(dies, count=1))

    assert zones.at(1.0, 2.0) is None
    zones.close()


_DIES = """
import socket, sys
from functions.shared.images.workers import frames
connection = socket.socket(fileno=int(sys.argv[1]))
frames.send(connection, {})
frames.receive(connection, longest_body=1)
"""
