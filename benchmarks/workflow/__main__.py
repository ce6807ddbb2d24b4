"""``python -m benchmarks.workflow``: photos through the whole album, from the first byte of PUT to ready.

Starts the local runner with a folder of its own and uploads JPEGs of 1 and 12 megapixels made from the
sample photos, one and sixteen at a time; the client runs on the same cores. ``--against REVISION`` installs
that revision, too, runs both albums in turns, and prints how many times as much this build needs, with the
spread over the rounds. WEIGHTS_DIR and MODEL choose the network as for ``scripts/run``; ``strace``, where it
is installed, counts what is made durable. Absolute times belong to one machine; nothing else should run.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from benchmarks.album import THIS_BUILD
from benchmarks.photos import enlarged
from benchmarks.workflow import durability, report, starting
from benchmarks.workflow.revisions import checked_out
from benchmarks.workflow.taking_in import Measured, Side, running_side
from yolov3.package import PACKAGE

MEGAPIXELS: Final = (1, 12)
AT_ONCE: Final = (1, 16)
WARM_UP: Final = 8


def main() -> None:
    wanted = _parser().parse_args()
    builds = [THIS_BUILD, *([checked_out(wanted.against)] if wanted.against else [])]
    samples = sorted(path for path in wanted.folder.iterdir() if path.suffix.lower() in (".jpg", ".jpeg"))
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        sides = [running.enter_context(running_side(build, Path(folder))) for build in builds]
        _write(report.memory_table("idle", [side.memory() for side in sides]))
        for megapixels in wanted.megapixels or MEGAPIXELS:
            photos = [enlarged(path, megapixels) for path in samples]
            for side in sides:
                side.take_in(photos, 4, WARM_UP)
            for at_once in wanted.at_once or AT_ONCE:
                rounds = _in_turns(sides, photos, at_once, wanted)
                _write(report.tables(f"{megapixels} MP, {at_once} at once", builds, rounds))
        _write(report.memory_table("after all of it", [side.memory() for side in sides]))
    _write(report.durability_table([durability.for_a_photo(build, photos[0]) for build in builds]))
    _write(report.start_table(starting.in_turns(builds, wanted.rounds)))


def _in_turns(
    sides: Sequence[Side], photos: Sequence[bytes], at_once: int, wanted: argparse.Namespace
) -> list[list[Measured]]:
    """A list of rounds for each side; the side that begins changes with each round."""
    rounds: list[list[Measured]] = [[] for _ in sides]
    for number in range(wanted.rounds):
        for index in range(len(sides))[:: -1 if number % 2 else 1]:
            rounds[index].append(sides[index].take_in(photos, at_once, wanted.photos))
    return rounds


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workflow", description=__doc__)
    parser.add_argument("--against", metavar="REVISION", help="of this project, as git names it")
    parser.add_argument("--folder", type=Path, default=PACKAGE / "data" / "samples", help="of JPEGs")
    parser.add_argument("--photos", type=int, default=32, help="for each measurement (32)")
    parser.add_argument("--rounds", type=int, default=5, help="of each measurement (5)")
    parser.add_argument("--megapixels", type=float, action="append", help="may be given again (1 and 12)")
    parser.add_argument("--at-once", type=int, action="append", help="may be given again (1 and 16)")
    return parser


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
