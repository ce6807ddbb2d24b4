"""What tests stand on: photos and weights from outside, a Redis server, and an album in this process."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from functions.shared.config import PROJECT_ROOT
from tests.house import House, Person
from tests.redis_server import RedisServer
from yolov3.models.finding import FETCHED

# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

SHARED = Path(os.environ.get("SHARED_DIR", PROJECT_ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared_photos() -> Path:
    """Real photos: bus.jpg, zidane.jpg, and others with EXIF of all kinds."""
    return _shared("photos")


@pytest.fixture(scope="session")
def shared_old_data() -> Path:
    """The data folder of an album that an older build made, and the ids of what is in it."""
    return _shared("old-data")


@pytest.fixture(scope="session")
def shared_weights() -> Path:
    """A folder with the weights of the light model."""
    return _shared("weights")


@pytest.fixture(scope="session")
def default_weights() -> Path:
    """A folder with the weights of yolov3-tiny: the shared one, or that which they are fetched into."""
    return FETCHED if (FETCHED / "yolov3-tiny.weights").exists() else _shared("weights-default")


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Redis server of this test run, durable as the cluster's."""
    server = RedisServer(tmp_path_factory.mktemp("redis")).start()
    yield server.url
    server.stop()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """An album of this test alone."""
    house = House(tmp_path)
    yield house
    house.recognition.release()
    house.worker.settle()


@pytest.fixture
def ann(house: House) -> Person:
    return house.person("ann")


@pytest.fixture
def bob(house: House) -> Person:
    return house.person("bob")


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"{folder} not found: set SHARED_DIR")
    return folder
