"""``python -m benchmarks.slow_clients``: how long others wait while a thousand clients are slow or silent.

Starts the local runner with a folder of its own, and measures a small call, a thumbnail and a small object as
somebody else has them: undisturbed, then beside clients half of which ask for 8 MB and read nothing, and half
trickle a body; from one address, then from twenty, then undisturbed again. Loopback only. Prints Markdown.
"""

import argparse
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

import requests
from requests.adapters import HTTPAdapter

from benchmarks.album import TIMEOUT, Client, running_album
from functions.serving.descriptors import allow_many
from yolov3.package import PACKAGE

PHOTO: Final = PACKAGE / "data" / "samples" / "astronaut.jpg"
SIZES: Final = {"large": 8_000_000, "small": 20_000}
USER: Final = "benchmark"
OWN_ADDRESS: Final = "127.0.0.100"
ONE: Final = ("127.0.0.1",)
TWENTY: Final = tuple(f"127.0.0.{number}" for number in range(2, 22))
END_SECONDS: Final = 60


def main() -> None:
    wanted = _parser().parse_args()
    allow_many()
    with tempfile.TemporaryDirectory() as folder, running_album(Path(folder)) as url:
        other = Other(url)
        other.measure(10)
        usual = other.measure(wanted.calls)
        _write(f"| slow clients | {' | '.join(f'{name}, ms' for name in usual)} | cut off |\n")
        _write(f"|---|{'---|' * len(usual)}---|\n{_row('none', usual, usual)}")
        for addresses in (ONE, TWENTY):
            with crowd(url, other.token, wanted.clients, addresses) as slow:
                times = other.measure(wanted.calls)
            _write(_row(f"{wanted.clients} from {len(addresses)}", times, usual, slow.cut_off))
        _write(_row("none any more", other.measure(wanted.calls), usual))


class Other:
    """Somebody else, at an address of their own, with a connection that is kept open."""

    def __init__(self, url: str) -> None:
        self._base = f"{url}/function"
        self._session = requests.Session()
        self._session.mount("http://", _From(OWN_ADDRESS))
        self.token = Client(url, USER).token
        self._session.headers["Authorization"] = f"Bearer {self.token}"
        self._photo = PHOTO.read_bytes()
        for name, size in SIZES.items():
            self._ask("PUT", f"/storage/incoming:{USER}:{name}", secrets.token_bytes(size))

    def measure(self, calls: int) -> dict[str, float]:
        """The milliseconds in which 95 of 100 calls are answered; the kinds of calls in turns."""
        kinds: dict[str, Callable[[], None]] = {
            "health": lambda: self._ask("GET", "/storage/healthz"),
            "thumbnail": lambda: self._ask("POST", "/thumbnail/", self._photo),
            "20 kB": lambda: self._ask("GET", f"/storage/incoming:{USER}:small"),
        }
        taken: dict[str, list[float]] = {name: [] for name in kinds}
        for _ in range(calls):
            for name, call in kinds.items():
                begun = time.perf_counter()
                call()
                taken[name].append((time.perf_counter() - begun) * 1000)
        return {name: quantiles(times, n=20)[-1] for name, times in taken.items()}

    def _ask(self, method: str, path: str, data: bytes | None = None) -> None:
        headers = {"Content-Type": "image/jpeg"} if data else {}
        answer = self._session.request(method, self._base + path, data=data, headers=headers, timeout=TIMEOUT)
        answer.raise_for_status()


class _From(HTTPAdapter):
    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options, source_address=(self._address, 0))


@dataclass
class Slow:
    cut_off: int = 0


@contextmanager
def crowd(url: str, token: str, count: int, addresses: Sequence[str]) -> Iterator[Slow]:
    """Once all of them have come; they go at the end."""
    told = (url, f"/function/storage/incoming:{USER}:large", token, str(count), *addresses)
    command = [sys.executable, "-m", "benchmarks.slow_clients.crowd", *told]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
    slow = Slow()
    try:
        assert process.stdout is not None
        if not process.stdout.readline():
            raise SystemExit("The slow clients could not come.")
        yield slow
        slow.cut_off = int(process.communicate(timeout=END_SECONDS)[0])
    finally:
        process.kill()
        process.wait()


def _row(name: str, times: Mapping[str, float], usual: Mapping[str, float], cut_off: int = 0) -> str:
    cells = [f"{ms:.1f} (x {ms / usual[kind]:.1f})" for kind, ms in times.items()]
    return f"| {name} | {' | '.join(cells)} | {cut_off} |\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slow_clients", description=__doc__)
    parser.add_argument("--clients", type=int, default=1000, help="slow ones, half of them readers (1000)")
    parser.add_argument("--calls", type=int, default=200, help="of each kind, for each row (200)")
    return parser


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
