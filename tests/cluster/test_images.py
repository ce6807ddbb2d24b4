"""The images themselves, built and called: slow, so only where ``TRY_IMAGES`` is set (scripts/try-images)."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from functions.shared.access.tokens import TokenSigner
from functions.shared.models.wire import now_ms
from tests.cluster.containers import LONGEST, free_port
from tests.cluster.images import BASE, Builder, Image, tools_are_here

pytestmark = [
    pytest.mark.skipif("TRY_IMAGES" not in os.environ, reason="scripts/try-images builds the images"),
    pytest.mark.timeout(1800),
]
LIGHT = "yolo-fastest-1.1-xl"
KEY = "a key of this test, and only of it"
MOST_MEGABYTES = {"storage": 200, "photos": 200, "thumbnail": 200, "recognition": 700}
"""As they are pulled: compressed, with the base."""
SLIM_BASE = 46
"""Compressed megabytes of the Python image that the Dockerfile names; what stands in for it is larger."""


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    assert tools_are_here(), "buildah and debootstrap are needed, and root"
    builder = Builder()
    try:
        builder.make_bases()
        yield builder
    finally:
        builder.close()


@pytest.fixture(scope="module")
def image_of(builder: Builder, shared_weights: Path) -> Iterator[Callable[[str], Image]]:
    """Built when it is first asked for."""
    images: dict[str, Image] = {}

    def build(function: str) -> Image:
        if function not in images:
            images[function] = builder.build(function, LIGHT, shared_weights / f"{LIGHT}.weights")
        return images[function]

    yield build
    for image in images.values():
        image.remove()


@pytest.fixture
def storage(image_of: Callable[[str], Image]) -> Image:
    return image_of("storage")


@pytest.fixture
def recognition(image_of: Callable[[str], Image]) -> Image:
    return image_of("recognition")


class Started:
    """A container, and a person's token for its function."""

    def __init__(self, image: Image, function: str, folder: Path, **secrets: str) -> None:
        mounted = folder / function
        mounted.mkdir()
        for name, value in {"signing-key": KEY, **secrets}.items():
            (mounted / name.replace("_", "-")).write_text(value)
        folder.chmod(0o755)
        port, upstream = free_port(), free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.image = image
        self.process = image.start(
            mounted,
            {
                "GATEWAY_URL": "http://127.0.0.1:9",
                "port": str(port),
                "PORT": str(upstream),
                "upstream_url": f"http://127.0.0.1:{upstream}",
            },
        )
        token = TokenSigner(KEY, function).for_person("ann", None, now_ms() + 600_000)
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "image/jpeg"}
        self._await()

    def _await(self) -> None:
        until = time.monotonic() + LONGEST
        while True:
            assert self.process.poll() is None, "the container ended"
            assert time.monotonic() < until
            try:
                if requests.get(f"{self.url}/openapi.json", timeout=LONGEST).ok:
                    return
            except requests.ConnectionError:
                pass
            time.sleep(0.05)


def test_storage_keeps_photos(storage: Image, tmp_path: Path, redis_url: str, shared_photos: Path) -> None:
    started = Started(storage, "storage", tmp_path, blobs_url=redis_url)
    photo = (shared_photos / "bus.jpg").read_bytes()

    stored = requests.put(
        f"{started.url}/incoming:ann:bus.jpg", data=photo, headers=started.headers, timeout=LONGEST
    )
    given = requests.get(f"{started.url}/incoming:ann:bus.jpg", headers=started.headers, timeout=LONGEST)

    assert stored.status_code == 201, stored.text
    assert given.content == photo
    assert storage.stop(started.process) == 0


def test_recognition_finds_things(recognition: Image, tmp_path: Path, shared_photos: Path) -> None:
    started = Started(recognition, "recognition", tmp_path)
    photo = (shared_photos / "bus.jpg").read_bytes()

    found = requests.post(started.url, data=photo, headers=started.headers, timeout=LONGEST)

    assert found.status_code == 200, found.text
    assert {"person", "bus"} <= {detection["class"] for detection in found.json()}
    assert requests.get(f"{started.url}/healthz", timeout=LONGEST).status_code == 200
    assert recognition.stop(started.process) == 0


@pytest.mark.parametrize("function", MOST_MEGABYTES)
def test_image_is_no_larger_than_it_must_be(
    function: str, image_of: Callable[[str], Image], builder: Builder
) -> None:
    image, base = image_of(function), Image(builder, BASE)
    pulled = image.pulled_megabytes() - base.pulled_megabytes() + SLIM_BASE
    unpacked = image.megabytes - base.megabytes
    base.remove()
    sys.stderr.write(f"{function}: {pulled:.0f} MB to pull; unpacked {unpacked:.0f} MB beside the base\n")

    assert pulled < MOST_MEGABYTES[function]


def test_what_ships_has_no_torch_and_no_compiler(recognition: Image, storage: Image) -> None:
    for image in (recognition, storage):
        (packages,) = (image.root / "opt/venv/lib").glob("python3*/site-packages")
        assert not {"torch", "pip", "setuptools"} & {path.name for path in packages.iterdir()}
        assert not (image.root / "usr/bin/gcc").exists()


def test_anyone_may_read_what_ships(recognition: Image) -> None:
    for folder in ("home/app", "opt/venv"):
        for path in (recognition.root / folder).rglob("*"):
            assert path.is_symlink() or path.stat().st_mode & 0o004, f"{path} is not for everyone"


def test_function_ships_without_the_others(storage: Image) -> None:
    kept = {path.name for path in (storage.root / "home/app/functions").iterdir()}

    assert kept - {"__pycache__"} == {"__init__.py", "serve.py", "serving", "shared", "storage"}
