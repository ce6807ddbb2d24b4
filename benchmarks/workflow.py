"""``python -m benchmarks.workflow``: photos through the whole album, from the first byte of PUT to ready.

Starts the local runner with a folder of its own and uploads JPEGs of 1 and 12 megapixels made from the
sample photos, one, four and sixteen at a time; the client runs on the same cores. Prints Markdown tables.
WEIGHTS_DIR and MODEL choose the network as for ``scripts/run``. Absolute times belong to one machine.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

from benchmarks.album import Client, running_album
from benchmarks.photos import enlarged, made_unique
from yolov3.package import PACKAGE

MEGAPIXELS: Final = (1, 12)
AT_ONCE: Final = (1, 4, 16)
STEPS: Final = ("metadata", "thumbnail", "recognition")


@dataclass(frozen=True)
class Turn:
    """One photo's way, in seconds; ``steps`` are the milliseconds that the album says of each."""

    seconds: float
    status: str
    steps: dict[str, int]


def main() -> None:
    wanted = _parser().parse_args()
    samples = sorted(path for path in wanted.folder.iterdir() if path.suffix.lower() in (".jpg", ".jpeg"))
    with tempfile.TemporaryDirectory() as folder, running_album(Path(folder)) as url:
        client = Client(url, "benchmark")
        for megapixels in wanted.megapixels or MEGAPIXELS:
            photos = [enlarged(path, megapixels) for path in samples]
            _measure(client, photos[:1], 1, 4)
            _write(f"\n| {megapixels} MP, at once | photos/s | median ms | p95 ms | {_names()} |\n")
            _write("|---|---|---|---|---|---|---|\n")
            for at_once in AT_ONCE:
                begun = time.perf_counter()
                turns = _measure(client, photos, at_once, wanted.photos)
                _write(_row(at_once, turns, time.perf_counter() - begun))


def _measure(client: Client, photos: Sequence[bytes], at_once: int, count: int) -> list[Turn]:
    album = client.new_album()
    unique = (made_unique(photos[number % len(photos)], number) for number in range(count))
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(lambda data: _take_in(client, album, data), unique))


def _take_in(client: Client, album: str, data: bytes) -> Turn:
    begun = time.perf_counter()
    photo = client.upload(album, data)
    seconds = time.perf_counter() - begun
    return Turn(seconds, photo["status"], {name: _duration(photo["steps"][name]) for name in STEPS})


def _duration(step: dict[str, Any]) -> int:
    return int((step["finishedAt"] or 0) - (step["startedAt"] or 0))


def _row(at_once: int, turns: Sequence[Turn], seconds: float) -> str:
    if lost := [turn for turn in turns if turn.status != "ready"]:
        raise SystemExit(f"{len(lost)} of {len(turns)} photos did not become ready.")
    times = [turn.seconds * 1000 for turn in turns]
    steps = " | ".join(f"{median(turn.steps[name] for turn in turns):.0f}" for name in STEPS)
    slow = quantiles(times, n=20)[-1]
    return f"| {at_once} | {len(turns) / seconds:.1f} | {median(times):.0f} | {slow:.0f} | {steps} |\n"


def _names() -> str:
    return " | ".join(f"{name} ms" for name in STEPS)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workflow", description=__doc__)
    parser.add_argument("--folder", type=Path, default=PACKAGE / "data" / "samples", help="of JPEGs")
    parser.add_argument("--photos", type=int, default=64, help="for each measurement (64)")
    parser.add_argument("--megapixels", type=int, action="append", help="may be given again (1 and 12)")
    return parser


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
