"""One running album for the journeys that do not harm it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.running_album import RunningAlbum

LIGHT = "yolo-fastest-1.1-xl"


@pytest.fixture(scope="session")
def album(tmp_path_factory: pytest.TempPathFactory, shared_weights: Path) -> Iterator[RunningAlbum]:
    data = tmp_path_factory.mktemp("album")
    running = RunningAlbum(data, {"WEIGHTS_DIR": str(shared_weights)}, LIGHT).start()
    yield running
    running.stop()
