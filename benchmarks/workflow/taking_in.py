"""Photos through an album, from the first byte of PUT to ready."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.album import Build, Client, running_build
from benchmarks.memory import proportional_bytes
from benchmarks.photos import made_unique
from benchmarks.workflow.costs import Costs, between, costs_until_now

STEPS: Final = ("metadata", "thumbnail", "recognition")


@dataclass(frozen=True)
class Turn:
    """One photo's way, in seconds; ``steps`` are the milliseconds that the album says of each."""

    seconds: float
    status: str
    steps: dict[str, int]


@dataclass(frozen=True)
class Measured:
    turns: tuple[Turn, ...]
    seconds: float
    """From the first to the last."""
    costs: Costs


@dataclass(frozen=True)
class Side:
    """An album of a build that runs, with a user of its own."""

    build: Build
    data: Path
    pid: int
    client: Client

    def take_in(self, photos: Sequence[bytes], at_once: int, count: int) -> Measured:
        """Raises SystemExit where one does not become ready."""
        album = self.client.new_album()
        unique = (made_unique(photos[number % len(photos)]) for number in range(count))
        before, begun = costs_until_now(self.pid, self.data), time.perf_counter()
        with ThreadPoolExecutor(at_once) as pool:
            turns = tuple(pool.map(lambda data: self._take_in(album, data), unique))
        seconds = time.perf_counter() - begun
        if lost := [turn for turn in turns if turn.status != "ready"]:
            raise SystemExit(f"{len(lost)} of {len(turns)} photos did not become ready.")
        return Measured(turns, seconds, between(before, costs_until_now(self.pid, self.data)))

    def memory(self) -> int:
        return proportional_bytes(self.pid)

    def _take_in(self, album: str, data: bytes) -> Turn:
        begun = time.perf_counter()
        photo = self.client.upload(album, data)
        seconds = time.perf_counter() - begun
        return Turn(seconds, photo["status"], {name: _duration(photo["steps"][name]) for name in STEPS})


@contextmanager
def running_side(build: Build, folder: Path) -> Iterator[Side]:
    data = folder / build.name
    with running_build(build, data) as album:
        yield Side(build, data, album.pid, Client(album.url, "benchmark"))


def _duration(step: dict[str, Any]) -> int:
    return int((step["finishedAt"] or 0) - (step["startedAt"] or 0))
