"""What attacks are tried on: the gateway alone, or a whole album as a proxy has it in front of others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.watched import Watched
from tests.journeys.running_album import RunningAlbum
from tests.onemachine.conftest import closed_street, street
from tests.onemachine.street import Street

__all__ = ["closed_street", "street"]


@pytest.fixture(scope="session")
def proxied_album(tmp_path_factory: pytest.TempPathFactory, shared_weights: Path) -> Iterator[RunningAlbum]:
    """It has run before: others could look into its folder then."""
    data = tmp_path_factory.mktemp("album") / "data"
    (data / "logs").mkdir(parents=True)
    (data / "album.sqlite").touch()
    for path in (data, *data.iterdir()):
        path.chmod(0o755)
    environment = {
        "WEIGHTS_DIR": str(shared_weights),
        "TRUSTED_PROXIES": "1",
        "PUBLIC_URL": "https://album.example, https://photos.example:8443",
    }
    album = RunningAlbum(data, environment, "yolo-fastest-1.1-xl").start()
    yield album
    album.stop()


@pytest.fixture
def watched(closed_street: Street) -> Iterator[Watched]:
    watched = Watched(closed_street)
    yield watched
    watched.close()
