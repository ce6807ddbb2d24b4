import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.yolov3.models.sources import Answer, Source, StartSource
from yolov3.darknet.blocks import Convolutional, Network
from yolov3.darknet.shapes import input_shapes

HEADER = np.array([0, 2, 0, 0, 0], "<i4").tobytes()

WriteWeights = Callable[[Network, Path], Path]


@pytest.fixture
def write_weights() -> WriteWeights:
    """Writes a weights file of the right length, its numbers such that signals keep their strength."""
    return _write_weights


@pytest.fixture
def noise() -> Callable[[int, int], NDArray[np.uint8]]:
    """RGB pixels of (width, height)."""
    generator = np.random.default_rng(20)
    return lambda width, height: generator.integers(0, 256, (height, width, 3), np.uint8)


@pytest.fixture(scope="session")
def engine_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests share what was converted."""
    return tmp_path_factory.mktemp("engines")


@pytest.fixture
def source() -> Iterator[StartSource]:
    """Starts a server with the given answer; all end with the test."""
    started: list[tuple[Source, threading.Thread]] = []

    def start(answer: Answer) -> Source:
        server = Source(answer)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        started.append((server, thread))
        return server

    yield start
    for server, thread in started:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _write_weights(network: Network, path: Path) -> Path:
    generator = np.random.default_rng(11)
    with path.open("wb") as file:
        file.write(HEADER)
        for block, (entering, *_) in zip(network.blocks, input_shapes(network), strict=True):
            if isinstance(block, Convolutional):
                for numbers in _numbers(block, entering.channels // block.groups, generator):
                    file.write(numbers.astype("<f4").tobytes())
    return path


def _numbers(
    block: Convolutional, channels: int, generator: np.random.Generator
) -> list[NDArray[np.float32] | NDArray[np.float64]]:
    each = block.filters
    norm = [
        generator.uniform(0.7, 1, each),
        generator.normal(0, 0.1, each),
        generator.uniform(0.8, 1.3, each),
    ]
    fan_in = channels * block.size**2
    kernels = generator.standard_normal(each * fan_in, np.float32) / np.float32(np.sqrt(fan_in))
    return [generator.normal(0, 0.1, each), *(norm if block.batch_normalize else []), kernels]
