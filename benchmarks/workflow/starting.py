"""How long an album takes to start again, until every function answers."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.album import Build, running_build


def in_turns(builds: Sequence[Build], rounds: int) -> list[list[float]]:
    """Seconds of each build, in each round, with the data of the start before."""
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder) / build.name for build in builds]
        for build, place in zip(builds, places, strict=True):
            _start(build, place)
        found = [
            [_start(build, place) for build, place in zip(builds, places, strict=True)] for _ in range(rounds)
        ]
    return [list(seconds) for seconds in zip(*found, strict=True)]


def _start(build: Build, data: Path) -> float:
    begun = time.perf_counter()
    with running_build(build, data):
        return time.perf_counter() - begun
