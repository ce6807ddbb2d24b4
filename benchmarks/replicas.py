"""``python -m benchmarks.replicas PHOTO``: photos per second of the two costly functions, by replicas.

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
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Final

import requests

from benchmarks.photos import enlarged
from functions.shared.auth import TokenSigner
from functions.shared.config import PROJECT_ROOT
from functions.shared.models import now_ms

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
    sys.stdout.write("| function | replicas | photos/s | x |\n|---|---|---|---|\n")
    for function in FUNCTIONS:
        with ExitStack() as running:
            replicas = [running.enter_context(_replica(function, core)) for core in cores]
            # In turns, so that what else the machine does befalls each number of replicas alike.
            rounds = [
                [_photos_per_second(function, replicas[:count], photo, options.photos) for count in counts]
                for counts in [range(1, len(cores) + 1)] * ROUNDS
            ]
        rates = [median(rate) for rate in zip(*rounds, strict=True)]
        for count, rate in enumerate(rates, 1):
            sys.stdout.write(f"| {function} | {count} | {rate:.1f} | {rate / rates[0]:.2f} |\n")


@contextmanager
def _replica(function: str, core: int) -> Iterator[str]:
    """Its address, once it is well."""
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
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _await(url, process)
            yield url
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


def _photos_per_second(function: str, replicas: list[str], photo: bytes, count: int) -> float:
    token = TokenSigner(KEY, function).for_person("operator", None, now_ms() + 3_600_000)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "image/jpeg"}

    def call(url: str) -> None:
        requests.post(url, data=photo, headers=headers, timeout=60).raise_for_status()

    with ThreadPoolExecutor(AT_ONCE * len(replicas)) as callers:
        begun = time.perf_counter()
        list(callers.map(call, islice(cycle(replicas), count)))
        return count / (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
