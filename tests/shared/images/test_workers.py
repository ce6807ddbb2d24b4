"""Whatever a file does to the process that decodes it, only that file is refused."""

import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.shared.errors import Unavailable, UnreadableImage
from functions.shared.images.formats.identify import ImageFormat
from functions.shared.images.workers.frames import Frame
from functions.shared.images.workers.pool import WorkerPool
from functions.shared.images.workers.process import WorkerLimits

FAULTY = (sys.executable, str(Path(__file__).with_name("faulty_worker.py")))
PATIENCE_SECONDS = 20
PATIENT = WorkerLimits(cpu_seconds=1, seconds=60)
OWNER = """
import sys
from functions.shared.images.formats.identify import ImageFormat
from functions.shared.images.workers.pool import WorkerPool
workers = WorkerPool(sys.argv[1:])
print(workers.ask({}, ImageFormat.GIF, b"fine").fields["pid"], flush=True)
sys.stdin.read()
"""


@pytest.fixture
def workers() -> Iterator[WorkerPool]:
    workers = WorkerPool(FAULTY, PATIENT)
    yield workers
    workers.close()


def ask(workers: WorkerPool, picture: bytes) -> Frame:
    return workers.ask({}, ImageFormat.GIF, picture)


def worker_of(workers: WorkerPool) -> int:
    return int(ask(workers, b"fine").fields["pid"])


def is_running(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (b"crash", "The GIF file is damaged in a way that breaks its decoder."),
        (b"nonsense", "The GIF file is damaged in a way that breaks its decoder."),
        (b"huge", "The GIF file is damaged in a way that breaks its decoder."),
        (b"spin", "The GIF file takes too long to decode."),
    ],
)
def test_a_worker_that_fails_costs_one_picture(workers: WorkerPool, picture: bytes, reason: str) -> None:
    before = worker_of(workers)

    with pytest.raises(UnreadableImage) as refusal:
        ask(workers, picture)

    assert refusal.value.detail == reason
    assert not is_running(before)
    assert worker_of(workers) != before


def test_a_worker_that_gets_no_time_is_no_fault_of_the_picture() -> None:
    workers = WorkerPool(FAULTY, WorkerLimits(seconds=0.2))

    with pytest.raises(Unavailable, match="Too many pictures") as busy:
        ask(workers, b"hang")

    assert busy.value.retry_after > 0


def test_a_refusal_costs_no_worker(workers: WorkerPool) -> None:
    before = worker_of(workers)

    with pytest.raises(UnreadableImage, match=r"^It is damaged\.$"):
        ask(workers, b"damaged")

    assert worker_of(workers) == before


def test_time_is_counted_for_each_picture_alone(workers: WorkerPool) -> None:
    """Together they take more than one may."""
    started = worker_of(workers)
    for _ in range(3):
        ask(workers, b"work")

    assert worker_of(workers) == started


def test_one_worker_serves_picture_after_picture(workers: WorkerPool) -> None:
    assert len({worker_of(workers) for _ in range(5)}) == 1


def test_a_worker_that_has_grown_is_replaced(workers: WorkerPool) -> None:
    grown = int(ask(workers, b"grown").fields["pid"])

    assert not is_running(grown)
    assert worker_of(workers) != grown


def test_a_worker_that_died_while_idle_costs_nothing(workers: WorkerPool) -> None:
    worker = worker_of(workers)
    os.kill(worker, 9)
    os.waitid(os.P_PID, worker, os.WEXITED | os.WNOWAIT)

    assert worker_of(workers) != worker


def test_idle_workers_end() -> None:
    workers = WorkerPool(FAULTY, idle_seconds=0.05)
    worker = worker_of(workers)

    timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    for timer in timers:
        timer.join(PATIENCE_SECONDS)

    assert not is_running(worker)
    workers.close()


def test_closing_ends_every_worker(workers: WorkerPool) -> None:
    worker = worker_of(workers)

    workers.close()

    assert not is_running(worker)


def test_a_worker_ends_when_its_owner_is_killed() -> None:
    command = [sys.executable, "-c", OWNER, *FAULTY]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as owner:
        assert owner.stdout is not None
        worker = os.pidfd_open(int(owner.stdout.readline()))
        owner.kill()

    assert select.select([worker], [], [], PATIENCE_SECONDS)[0] == [worker]
    os.close(worker)


def test_a_worker_knows_no_secrets(workers: WorkerPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN_KEY", "very secret")

    environment = json.loads(bytes(ask(workers, b"environment").body))

    assert "TOKEN_KEY" not in environment


def test_a_program_that_is_no_worker_makes_decoding_unavailable() -> None:
    workers = WorkerPool((sys.executable, "-c", "pass"))

    with pytest.raises(Unavailable, match="cannot be decoded at the moment"):
        ask(workers, b"fine")


def test_pictures_wait_for_a_worker_only_so_long() -> None:
    workers = WorkerPool(FAULTY, WorkerLimits(waiting_seconds=0.01), count=0)

    with pytest.raises(Unavailable, match="Too many pictures"):
        ask(workers, b"fine")
