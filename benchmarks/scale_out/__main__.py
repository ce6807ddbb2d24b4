"""``python -m benchmarks.scale_out``: the whole album with one, two and four replicas of each function.

Each replica is behind a stand-in for OpenFaaS's watchdog, in a network namespace of its own. A stand-in for
its gateway calls them in turn; there are a Redis server and one SQLite file, which all replicas open. Photos
go in from eight at once. Then, while more come in, of each function one replica is killed and another one
stopped in order; both are started again.

All of it shares the cores of this machine, so more replicas cannot be faster: what the figures show is what
each replica adds to the work, and that no photo is lost that was acknowledged. Needs root, iproute2,
redis-server. WEIGHTS_DIR and MODEL choose the network as for ``scripts/run``.
"""

import argparse
import json
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from benchmarks.photos import enlarged, made_unique
from benchmarks.processor_time import core_seconds
from benchmarks.scale_out.network import HUB, NoNetwork, network
from benchmarks.scale_out.replica_sets import PORT
from benchmarks.scale_out.replicated_album import ReplicatedAlbum, replicated_album
from cluster.deadlines import Deadline, StepFailed
from cluster.visitor import Visitor
from functions.shared.models.wire import new_id
from yolov3.package import PACKAGE

AT_ONCE: Final = 8
WARM_UP: Final = 8
READY_SECONDS: Final = 300.0
GATEWAY: Final = f"http://{HUB}:{PORT}"


@dataclass(frozen=True)
class Row:
    """Times are in milliseconds; those of a photo are from the first byte of PUT to the end of its work."""

    replicas: str
    photos: int
    photos_per_second: float
    median_ms: float
    p95_ms: float
    core_ms: float | None
    """Of all processes but the client, for each photo."""


def main() -> None:
    options = _options()
    # So that nothing is left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        with network() as made, replicated_album(made, max(options.replicas)) as album:
            trial = Trial(album, enlarged(options.photo, options.megapixels))
            rows = list(_rows(trial, options))
    except NoNetwork as reason:
        sys.stdout.write(f"Skipped. {reason}\n")
        return
    except StepFailed as fault:
        raise SystemExit(f"Photos are lost: {fault}.") from fault
    told = {"rows": [asdict(row) for row in rows], "kept": trial.kept, "stopped": trial.album.stopped}
    sys.stdout.write(json.dumps(told, indent=2) + "\n" if options.json else _described(rows, trial))


class Trial:
    def __init__(self, album: ReplicatedAlbum, photo: bytes) -> None:
        self.album = album
        self.kept = 0
        self._photo = photo

    def begin(self, replicas: int) -> Visitor:
        """Someone new, whose first photos have warmed up all that compute."""
        self.album.sets.scale_up(replicas)
        visitor = Visitor(GATEWAY, f"visitor-{new_id()}")
        visitor.sign_up()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda _: self.send(visitor), range(WARM_UP * replicas)))
        return visitor

    def send(self, visitor: Visitor) -> float:
        begun = time.perf_counter()
        visitor.upload(made_unique(self._photo))
        return time.perf_counter() - begun

    def check(self, visitor: Visitor) -> None:
        """Raises StepFailed if one that was acknowledged is lost."""
        visitor.await_all(Deadline(READY_SECONDS))
        self.kept += len(visitor.promises)


def _rows(trial: Trial, options: argparse.Namespace) -> Iterator[Row]:
    for replicas in sorted(options.replicas):
        visitor = trial.begin(replicas)
        spent, begun = core_seconds(trial.album.sessions()), time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            times = list(pool.map(lambda _, to=visitor: trial.send(to), range(options.photos)))
        seconds, spent = time.perf_counter() - begun, core_seconds(trial.album.sessions()) - spent
        trial.check(visitor)
        yield _row(str(replicas), times, seconds, spent)
    visitor = trial.begin(replicas)
    begun = time.perf_counter()
    times = _while_disturbed(trial, visitor, options.most)
    seconds = time.perf_counter() - begun
    trial.check(visitor)
    # What the processes that died had spent went with them.
    yield _row(f"{replicas}, coming and going", times, seconds, None)


def _while_disturbed(trial: Trial, visitor: Visitor, most: int) -> list[float]:
    """Until all replicas that are to come and go have done so, or so many photos are in."""
    with ThreadPoolExecutor(AT_ONCE) as pool, ThreadPoolExecutor(1) as disturber:
        disturbing = disturber.submit(trial.album.disturb)

        def send_on(share: int) -> list[float]:
            return [trial.send(visitor) for _ in range(share) if not disturbing.done()]

        times = [t for several in pool.map(send_on, [most // AT_ONCE] * AT_ONCE) for t in several]
        disturbing.result()
    return times


def _row(replicas: str, times: list[float], seconds: float, spent: float | None) -> Row:
    return Row(
        replicas,
        len(times),
        len(times) / seconds,
        1000 * median(times),
        1000 * quantiles(times, n=20)[-1],
        1000 * spent / len(times) if spent is not None else None,
    )


def _described(rows: list[Row], trial: Trial) -> str:
    lines = [
        "| replicas of each function | photos | photos/s | median ms | p95 ms | core ms/photo |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        core = "" if row.core_ms is None else f"{row.core_ms:.0f}"
        times = f"{row.photos_per_second:.1f} | {row.median_ms:.0f} | {row.p95_ms:.0f}"
        lines.append(f"| {row.replicas} | {row.photos} | {times} | {core} |")
    statuses = [status for several in trial.album.stopped.values() for status in several]
    in_order = f"{len(statuses)} stopped, of which {statuses.count(0)} ended with exit status 0"
    lines += ["", f"{trial.kept} photos were acknowledged: all are ready, byte for byte; none is lost."]
    lines += [f"{len(statuses)} replicas were killed, {in_order}."]
    return "\n".join(lines) + "\n"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scale_out",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--photo", type=Path, default=PACKAGE / "data" / "samples" / "cat.jpg")
    parser.add_argument("--megapixels", type=float, default=1)
    parser.add_argument("--photos", type=int, default=96, help="for each number of replicas (96)")
    parser.add_argument("--most", type=int, default=1600, help="photos while replicas come and go (1600)")
    parser.add_argument(
        "--replicas", type=int, nargs="+", default=[1, 2, 4], help="of each function, in turn (1 2 4)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser.parse_args()


if __name__ == "__main__":
    main()
