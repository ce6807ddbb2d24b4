"""The whole album behind watchdogs: every body comes in chunks, and no call is told its length."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from functions.shared.access.callers import CALLERS
from functions.shared.config import PROJECT_ROOT
from tests.cluster.containers import LONGEST, Cluster, Container, free_port, secrets_in
from tests.cluster.fwatchdog import OWN
from tests.house.pictures import jpeg
from tests.journeys.running_album import Person

METRICS_PORT = free_port()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, shared_weights: Path) -> Iterator[Cluster]:
    environment = {
        "METRICS_PORT": str(METRICS_PORT),
        "WEIGHTS_DIR": str(shared_weights),
        "MODEL": "yolo-fastest-1.1-xl",
        "CACHE_DIR": str(PROJECT_ROOT / ".cache"),
    }
    cluster = Cluster(tmp_path_factory.mktemp("cluster"), sorted(CALLERS), environment)
    try:
        cluster.await_functions()
        yield cluster
    finally:
        cluster.close()


@pytest.fixture(scope="module")
def ann(cluster: Cluster) -> Person:
    return Person(cluster, "ann")


@pytest.fixture
def album(ann: Person) -> str:
    return ann.new_album()


def upload(ann: Person, name: str, photo: bytes) -> str:
    key = f"incoming:ann:{name}"
    stored = ann.put(key, photo)
    assert stored.status_code == 201
    assert stored.json()["size"] == len(photo)
    return key


def until_ready(ann: Person, album: str, key: str) -> dict[str, Any]:
    """The photo with this key, once it is ready."""
    until = time.monotonic() + LONGEST
    while True:
        for photo in ann.get("/photos/", params={"albumId": album}).json():
            if photo["key"] == key and photo["status"] == "ready":
                ready: dict[str, Any] = photo
                return ready
        assert time.monotonic() < until
        time.sleep(0.05)


def test_photo_comes_through_all_functions(ann: Person, album: str, shared_photos: Path) -> None:
    key = upload(ann, "bus.jpg", (shared_photos / "bus.jpg").read_bytes())

    photo = ann.post("/photos/", {"albumId": album, "key": key}).json()

    assert photo["status"] == "ready", photo["steps"]
    assert "bus" in photo["tags"]
    assert ann.get(f"/storage/{photo['thumbnailKey']}").headers["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize("function", ["thumbnail", "recognition"])
def test_image_reaches_the_function_whole(ann: Person, function: str, shared_photos: Path) -> None:
    photo = (shared_photos / "bus.jpg").read_bytes()

    reply = ann.post(f"/{function}/", data=photo, headers={"Content-Type": "image/jpeg"})

    assert reply.status_code == 200, reply.text


def test_corrections_and_deletions_come_through(ann: Person, album: str) -> None:
    photo = ann.post("/photos/", {"albumId": album, "key": upload(ann, "tagged.jpg", jpeg())}).json()

    as_json = {"headers": {"Content-Type": "application/json"}}
    tagged = ann.patch(f"/photos/{photo['_id']}", b'{"addTags": ["pond"]}', **as_json)
    renamed = ann.patch(f"/albums/{album}", b'{"albumName": "Ponds"}', **as_json)
    assert tagged.json()["tags"][-1] == "pond"
    assert renamed.json()["albumName"] == "Ponds"
    assert ann.delete(f"/albums/{album}").status_code == 204
    assert ann.get(f"/photos/{photo['_id']}").json()["trashedAt"] > 0
    assert ann.delete(f"/albums/{album}?forever=1").status_code == 204
    assert ann.get(f"/photos/{photo['_id']}").status_code == 404


def test_figures_are_told_on_a_port_of_their_own(ann: Person, album: str) -> None:
    key = upload(ann, "counted.jpg", jpeg(80, 50))
    assert ann.post("/photos/", {"albumId": album, "key": key}).json()["status"] == "ready"

    told = requests.get(f"http://127.0.0.1:{METRICS_PORT}/metrics", timeout=LONGEST).text

    assert re.search(r'^smart_album_photos\{state="ready"\} [1-9]', told, re.MULTILINE)
    assert re.search(r"^smart_album_step_seconds_count\{.*thumbnail.*\} [1-9]", told, re.MULTILINE)
    assert ann.get("/photos/metrics").status_code == 404


def test_call_that_the_watchdog_cuts_off_loses_nothing(cluster: Cluster, ann: Person, album: str) -> None:
    key = upload(ann, "slow.jpg", jpeg(90, 60))
    held = cluster.hold("thumbnail")

    cut = ann.post("/photos/", {"albumId": album, "key": key}, headers={"X-Timeout": "1s"})

    assert cut.status_code == 504
    assert OWN.items() <= cut.headers.items()
    held.set()
    assert until_ready(ann, album, key)["thumbnailKey"]


def test_function_that_does_not_listen_yet_fails_no_call_for_good(tmp_path: Path) -> None:
    known = {"SECRETS_DIR": str(secrets_in(tmp_path)), "GATEWAY_URL": "http://127.0.0.1:9"}
    container = Container("storage", known)
    try:
        container.await_answer("/_/health", 200)
        # Healthy says the watchdog, which knows nothing of what starts behind it.
        assert container.await_answer("/healthz", 200).json()["function"] == "storage"
    finally:
        container.end()
