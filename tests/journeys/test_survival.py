"""What a user has stored outlives the processes that keep it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from tests.journeys.conftest import LIGHT
from tests.journeys.running_album import ROOT, Person, RunningAlbum

PATIENCE_SECONDS = 30


def test_data_survives_the_kill_of_everything(
    tmp_path: Path, shared_photos: Path, shared_weights: Path
) -> None:
    album = RunningAlbum(tmp_path, {"WEIGHTS_DIR": str(shared_weights)}, LIGHT).start()
    ann = Person(album, "ann")
    album_id = ann.new_album("Kept")
    photo = ann.upload(album_id, shared_photos / "bus.jpg")
    pids = album.function_pids()
    album.kill()
    wait_until_gone(pids)
    try:
        ann = Person(album.start(), "ann")
        found = ann.get(f"/albums/{album_id}").json()
        assert found["photos"] == [photo]
        original = ann.get(f"/storage/{photo['key']}").content
        assert original == (shared_photos / "bus.jpg").read_bytes()
    finally:
        album.stop()


def test_interrupt_ends_every_process_and_says_so(tmp_path: Path) -> None:
    album = RunningAlbum(tmp_path).start()
    pids = album.function_pids()
    assert len(pids) >= 7
    assert album.interrupt() == 0
    wait_until_gone(pids)


def test_function_that_dies_is_started_again(tmp_path: Path) -> None:
    album = RunningAlbum(tmp_path).start()
    try:
        ann = Person(album, "ann")
        for pid in album.function_pids("storage"):
            os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (answer := ann.put("incoming:ann:a", b"a")).status_code in (502, 503):
            assert time.monotonic() < deadline
        assert answer.status_code in (200, 201)
    finally:
        album.stop()


def test_photo_without_weights_has_its_thumbnail_and_says_why_it_has_no_tags(
    tmp_path: Path, shared_photos: Path
) -> None:
    empty = tmp_path / "no-weights"
    empty.mkdir()
    # A model whose weights are not fetched, and which no other takes the place of.
    album = RunningAlbum(tmp_path / "data", {"WEIGHTS_DIR": str(empty)}, "yolov4-csp").start()
    try:
        ann = Person(album, "ann")
        photo = ann.upload(ann.new_album(), shared_photos / "bus.jpg")
        assert photo["thumbnailKey"]
        assert photo["status"] == "failed"
        assert "scripts/fetch-weights" in photo["steps"]["recognition"]["error"]["detail"]
        health = requests.get(f"{album.url}/function/recognition/healthz", timeout=10)
        assert (health.status_code, health.json()["missing"]) == (503, ["model"])
    finally:
        album.stop()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--model", "yolov9"], "there is no model yolov9"),
        (["--port", "none"], "invalid int value"),
        (["--data", "{data}"], "runs already"),
        (["--port", "{port}"], "cannot be used"),
    ],
)
def test_runner_that_cannot_start_says_why_in_one_line(
    album: RunningAlbum, tmp_path: Path, options: list[str], reason: str
) -> None:
    port = album.url.rpartition(":")[2]
    given = [option.format(data=album.data, port=port) for option in options]
    data = [] if "--data" in given else ["--data", str(tmp_path)]
    ended = subprocess.run(
        [sys.executable, "-m", "functions.local", *data, *given],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode != 0
    assert reason in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


def wait_until_gone(pids: list[int]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while any(_is_alive(pid) for pid in pids):
        assert time.monotonic() < deadline, f"{pids} still run"


def _is_alive(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    # A zombie only waits for its parent to look.
    return stat.rpartition(")")[2].split()[0] != "Z"
