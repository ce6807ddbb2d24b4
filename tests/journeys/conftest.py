"""One running album for the journeys that do not harm it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.running_album import RunningAlbum

LIGHT = "yolo-fastest-1.1-xl"


@pytest.fixture(scope="session")
def album(tmp_path_factory: pytest.TempPathFactory, shared_weights: Path) -> Iterator[RunningAlbum]:
    data = tmp_path_factory.mktemp("album")
    # What a picture shows as a whole is told where the classifier's weights are: not on every machine.
    environment = {"WEIGHTS_DIR": str(shared_weights), "PICTURE_LABELS": "False"}
    running = RunningAlbum(data, environment, LIGHT).start()
    yield running
    running.stop()
