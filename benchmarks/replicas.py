"""``python -m benchmarks.replicas PHOTO``: what a photo costs two functions, and what replicas bring.

The cost is in seconds of a core, which a busy machine does not change much, unlike photos per second.
Each replica is a process of its own on one core, as a pod with a limit of one CPU. Clients share these cores.
"""

import argparse
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Final

import requests

from benchmarks.photos import enlarged
from benchmarks.processor_time import core_seconds
from functions.shared.access.tokens import TokenSigner
from functions.shared.config import PROJECT_ROOT
from functions.shared.models.wire import now_ms

FUNCTIONS: Final = ("thumbnail", "recognition")
AT_ONCE: Final = 2
"""Calls under way at each replica."""
ROUNDS: Final = 5
KEY: Final = secrets.token_hex(32)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replicas", description=__doc__)
    parser.add_argument("photo", type=Path)
    parser.add_argument("--megapixels", type=float, default=12)
    parser.add_argument("--photos", type=int, default=60, help="for each measurement")
    options = parser.parse_args()
    photo = enlarged(options.photo, options.megapixels)
    cores = sorted(os.sched_getaffinity(0))
    sys.stdout.write("| function | replicas | core ms/photo | photos/s | x |\n|---|---|---|---|---|\n")
    for function in FUNCTIONS:
        with ExitStack() as running:
            replicas = [running.enter_context(_replica(function, core)) for core in cores]
            # In turns, so that what else the machine does befalls each number of replicas alike.
            rounds = [
                [_measure(function, replicas[:count], photo, options.photos) for count in counts]
                for counts in [range(1, len(cores) + 1)] * ROUNDS
            ]
        several = [_median(column) for column in zip(*rounds, strict=True)]
        for count, speed in enumerate(several, 1):
            gain = speed.photos_per_second / several[0].photos_per_second
            row = (f"{speed.core_ms:.0f}", f"{speed.photos_per_second:.1f}", f"{gain:.2f}")
            sys.stdout.write(f"| {function} | {count} | {' | '.join(row)} |\n")


@dataclass(frozen=True)
class Replica:
    url: str
    session: int


@dataclass(frozen=True)
class Speed:
    photos_per_second: float
    core_ms: float


def _median(speeds: Sequence[Speed]) -> Speed:
    return Speed(median(s.photos_per_second for s in speeds), median(s.core_ms for s in speeds))


@contextmanager
def _replica(function: str, core: int) -> Iterator[Replica]:
    """Once it is well."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT_ROOT), "PORT": str(port), "SIGNING_KEY": KEY}
    environment |= {"GATEWAY_URL": "http://127.0.0.1:9", "CACHE_DIR": str(PROJECT_ROOT / ".cache")}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603 -- this very Python
            ["taskset", "--cpu-list", str(core), sys.executable, "-m", "functions.serve", function],  # noqa: S607
            env=environment,
            stderr=log,
            start_new_session=True,
        )
        try:
            replica = Replica(f"http://127.0.0.1:{port}", process.pid)
            _await(replica.url, process)
            yield replica
        finally:
            process.terminate()
            process.wait(30)


def _await(url: str, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            if requests.get(f"{url}/healthz", timeout=60).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise SystemExit("The function did not start.")


def _measure(function: str, replicas: list[Replica], photo: bytes, count: int) -> Speed:
    token = TokenSigner(KEY, function).for_person("operator", None, now_ms() + 3_600_000)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "image/jpeg"}

    def call(replica: Replica) -> None:
        requests.post(replica.url, data=photo, headers=headers, timeout=60).raise_for_status()

    with ThreadPoolExecutor(AT_ONCE * len(replicas)) as callers:
        begun, spent = time.perf_counter(), core_seconds(replica.session for replica in replicas)
        list(callers.map(call, islice(cycle(replicas), count)))
        seconds = time.perf_counter() - begun
        spent = core_seconds(replica.session for replica in replicas) - spent
        return Speed(count / seconds, 1000 * spent / count)


if __name__ == "__main__":
    main()
