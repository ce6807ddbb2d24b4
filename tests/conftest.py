"""What tests stand on: photos and weights from outside, a Redis server, and an album in this process."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from functions.shared.config import PROJECT_ROOT
from tests.house import House, Person

SHARED = Path(os.environ.get("SHARED_DIR", PROJECT_ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared_photos() -> Path:
    """Real photos: bus.jpg, zidane.jpg, and others with EXIF of all kinds."""
    return _shared("photos")


@pytest.fixture(scope="session")
def shared_weights() -> Path:
    """A folder with the weights of the light model."""
    return _shared("weights")


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Redis server of this test run, durable as the cluster's."""
    program = shutil.which("redis-server")
    if program is None:
        message = "redis-server is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path_factory.mktemp("redis")
    port = _free_port()
    options = f"--bind 127.0.0.1 --port {port} --save --appendonly yes --appendfsync always --dir {folder}"
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([program, *options.split()], stdout=log, stderr=log)
    try:
        url = f"redis://127.0.0.1:{port}/0"
        _await_redis(url)
        yield url
    finally:
        server.terminate()
        server.wait(10)


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


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _await_redis(url: str) -> None:
    retry = Retry(ConstantBackoff(0.02), 250)
    with redis.Redis.from_url(url, retry=retry, retry_on_error=[redis.ConnectionError]) as client:
        client.ping()
