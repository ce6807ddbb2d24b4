"""``python -m benchmarks.scale``: lists, counts and searches in libraries of 10,000 to 1,000,000 photos.

Makes each library as records of one user in 1,000 albums, one of which has a tenth of all photos; starts the
local runner on it, and asks every question in turns over HTTP, once to warm it and then as often as is
wanted. A library of one photo tells what an upload and the processes' memory cost where there is next to
nothing. A cell without figures says why: "not there" where the album knows no such question, or how the
gateway gave up. The sweep of every minute runs meanwhile, as it always does. Prints a Markdown table;
absolute times belong to one machine.

A million photos need 4 GB in the folder for temporary files. MONGODB_URL names a server to keep the records
in, in databases of their own, which are removed again. WEIGHTS_DIR and MODEL are as for ``scripts/run``.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.album import running_album
from benchmarks.memory import proportional_bytes
from benchmarks.scale.asking import Asked, ask_in_turns
from benchmarks.scale.filling import fill
from benchmarks.scale.library import Library
from benchmarks.scale.places import RecordsPlace, place_for_records
from benchmarks.scale.questions import QUESTIONS, parts_of
from benchmarks.scale.report import UPLOAD, Measured, table
from benchmarks.scale.visitor import Visitor
from functions.shared.stores.opening import open_metadata

ALONE: Final = 1
SIZES: Final = (10_000, 100_000, 1_000_000)


def main() -> None:
    wanted = _parser().parse_args()
    sizes = sorted(set(wanted.photos or SIZES))
    found = [_measure(Library(size), wanted) for size in (ALONE, *sizes)]
    if wanted.json:
        _write(json.dumps([one.told() for one in found]))
        return
    for line in table(found):
        _write(line)


def _measure(library: Library, wanted: argparse.Namespace) -> Measured:
    _tell(f"{library.photos:,} photos ...")
    with tempfile.TemporaryDirectory() as folder, place_for_records(Path(folder), library.photos) as place:
        begun = time.perf_counter()
        _make(library, place, wanted.keep)
        built = time.perf_counter() - begun
        with running_album(Path(folder), place.environment) as url:
            visitor = Visitor(url, Path(folder), library.user_name)
            asked = _ask(visitor, library, wanted.calls, wanted.seconds)
            return Measured(library.photos, built, proportional_bytes(os.getpid()), asked)


def _make(library: Library, place: RecordsPlace, keep: Path | None) -> None:
    kept = keep / f"{library.photos}.sqlite" if keep and place.file else None
    if kept and place.file and kept.exists():
        shutil.copyfile(kept, place.file)
        return
    store = open_metadata(place.url)
    fill(store, library)
    store.close()
    if kept and place.file:
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(place.file, kept)


def _ask(visitor: Visitor, library: Library, calls: int, seconds: float) -> dict[str, Asked]:
    asks = {UPLOAD: partial(visitor.upload, visitor.new_album())}
    parts = parts_of(library)
    asks |= {question.name: partial(visitor.ask, question, parts) for question in QUESTIONS}
    return ask_in_turns(asks, calls, seconds)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument(
        "--photos", type=_size, action="append", help="may be given again (10000, 100000 and 1000000)"
    )
    parser.add_argument("--calls", type=int, default=30, help="for each question (30)")
    parser.add_argument(
        "--seconds", type=float, default=60, help="after which no question is asked again (60)"
    )
    parser.add_argument(
        "--keep",
        type=Path,
        help="a folder for the libraries that are made, which the next run takes from there",
    )
    parser.add_argument("--json", action="store_true", help="instead of the table")
    return parser


def _size(text: str) -> int:
    if not text.isdecimal() or int(text) <= ALONE:
        raise argparse.ArgumentTypeError(f"{text} is no number of photos above {ALONE}")
    return int(text)


def _tell(text: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
