"""What was acknowledged is there and done in the end, whatever died or failed on the way."""

import hashlib
import io
import os
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from PIL import Image

from tests.journeys.conftest import LIGHT
from tests.journeys.faulty_gateway import FaultyGateway
from tests.journeys.mischief import mischief
from tests.journeys.running_album import Person, RunningAlbum
from tests.redis_server import RedisServer

UPLOADS = 200
AT_ONCE = 8
SHARE_OF_FAULTS = 0.04
UPLOAD_SECONDS = 240
HEALING_SECONDS = 300
PASSES_BY_ITSELF = (429, 500, 502, 503, 504)


@dataclass(frozen=True)
class File:
    name: str
    data: bytes
    is_sound: bool


@pytest.fixture
def chance() -> random.Random:
    seed = os.environ.get("FAULT_SEED") or str(random.SystemRandom().randrange(10**6))
    print(f"FAULT_SEED={seed}")  # noqa: T201 -- shown when the test fails, so that it can be given again
    return random.Random(seed)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("stores", ["embedded", "redis"])
def test_every_acknowledged_photo_is_there_and_done(
    stores: str, chance: random.Random, tmp_path: Path, shared_photos: Path, shared_weights: Path
) -> None:
    files = make_files(shared_photos, chance)
    environment = {"WEIGHTS_DIR": str(shared_weights)}
    redis = RedisServer(tmp_path).start() if stores == "redis" else None
    if redis is not None:
        environment["REDIS_URL"] = redis.url
    gateway = FaultyGateway(chance, SHARE_OF_FAULTS)
    environment["GATEWAY_URL"] = gateway.start()
    album = RunningAlbum(tmp_path / "data", environment, LIGHT)
    try:
        gateway.album_url = album.start().url
        ann = Person(album, "ann")
        album_id = ann.new_album()
        gateway.misbehaves = True
        with mischief(album, redis, chance), ThreadPoolExecutor(AT_ONCE) as people:
            acknowledged = dict(people.map(lambda file: (take_in(album, ann, album_id, file), file), files))
        gateway.misbehaves = False
        photos = wait_until_done(ann, album_id)
        assert gateway.met
        check(ann, photos, acknowledged)
    finally:
        album.stop()
        gateway.stop()
        if redis is not None:
            redis.stop()


def make_files(photos: Path, chance: random.Random) -> list[File]:
    """Each with bytes of its own; one in ten is no photo."""
    sources = [(photos / name).read_bytes() for name in ("bus.jpg", "zidane.jpg")]
    sources.append(_plain())
    files = []
    for number in range(UPLOADS):
        is_sound = chance.random() > 0.1
        data = _with_comment(chance.choice(sources), number) if is_sound else chance.randbytes(3000)
        files.append(File(f"file-{number}", data, is_sound))
    return files


def take_in(album: RunningAlbum, ann: Person, album_id: str, file: File) -> str:
    """The id of the photo, asked for until the album acknowledges it, as a patient client does."""
    key = f"incoming:ann:{file.name}"
    _insist(lambda: ann.put(key, file.data))
    body = {"albumId": album_id, "key": key, "fileName": file.name}
    return str(_insist(lambda: ann.post("/photos/", body)).json()["_id"])


def _insist(call: Callable[[], requests.Response]) -> requests.Response:
    until = time.monotonic() + UPLOAD_SECONDS
    while True:
        try:
            answer = call()
        except requests.RequestException:
            answer = None
        if answer is not None and answer.status_code not in PASSES_BY_ITSELF:
            assert answer.ok, answer.text
            return answer
        assert time.monotonic() < until, answer.text if answer is not None else "no connection"
        time.sleep(0.1)


def wait_until_done(ann: Person, album_id: str) -> list[dict[str, Any]]:
    """The sweep that the schedule calls each minute, called more often."""
    until = time.monotonic() + HEALING_SECONDS
    while True:
        _insist(lambda: ann.post("/photos/sweep"))
        photos = _all_photos(ann, album_id)
        open_ones = [photo for photo in photos if not _is_done(photo)]
        if not open_ones:
            return photos
        assert time.monotonic() < until, open_ones
        time.sleep(1)


def _is_done(photo: dict[str, Any]) -> bool:
    if photo["status"] != "failed":
        return bool(photo["status"] == "ready")
    error = photo["steps"]["metadata"]["error"]
    return error is not None and error["title"] == "Unprocessable Entity"


def _all_photos(ann: Person, album_id: str) -> list[dict[str, Any]]:
    photos: list[dict[str, Any]] = []
    path = f"/photos/?albumId={album_id}&limit=100"
    while path:
        answer = _insist(lambda wanted=path: ann.get(wanted))  # type: ignore[misc] # a default that binds
        photos += answer.json()
        path = answer.links.get("next", {}).get("url", "").removeprefix("/function")
    return photos


def check(ann: Person, photos: list[dict[str, Any]], acknowledged: dict[str, File]) -> None:
    assert sorted(photo["_id"] for photo in photos) == sorted(acknowledged), "lost, or there twice"
    for photo in photos:
        file = acknowledged[photo["_id"]]
        assert photo["status"] == ("ready" if file.is_sound else "failed"), photo
        assert photo["sha256"] == hashlib.sha256(file.data).hexdigest()
        assert _insist(lambda key=photo["key"]: ann.get(f"/storage/{key}")).content == file.data  # type: ignore[misc]
        if file.is_sound:
            for key in (photo["thumbnailKey"], photo["mediumKey"], photo["previewKey"]):
                kept = _insist(lambda key=key: ann.get(f"/storage/{key}"))  # type: ignore[misc]
                Image.open(io.BytesIO(kept.content)).load()


def _plain() -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(file, "JPEG")
    return file.getvalue()


def _with_comment(jpeg: bytes, number: int) -> bytes:
    comment = f"{number:08}".encode()
    return jpeg[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + jpeg[2:]
