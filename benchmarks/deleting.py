"""``python -m benchmarks.deleting``: an album with a tenth of all photos goes, and lists are asked then.

At first into the trash, from where it is brought back, then for good.
Makes libraries as ``benchmarks.scale`` does, 10,000 and 1,000,000 photos where none is named, and starts the
local runner on each. The photos have records and no objects, so that their removal, which goes on meanwhile,
costs the calls but not the disk. Prints a Markdown table of milliseconds, and how many photos are removed in
the minute after the deletion. A million photos need 4 GB in the folder for temporary files.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.album import running_album
from benchmarks.scale.filling import fill
from benchmarks.scale.library import Library
from benchmarks.scale.places import place_for_records
from benchmarks.scale.questions import Question
from benchmarks.scale.visitor import NoAnswer, Visitor
from functions.shared.stores.opening import open_metadata
from functions.shared.stores.records.photos import PhotoRecords

SIZES: Final = (10_000, 1_000_000)
AGAIN: Final = 10
REMOVAL_SECONDS: Final = 60
DELETE: Final = Question("DELETE of the album, for good", "/albums/{album}?forever=1", "DELETE")
TRASH: Final = Question("DELETE of the album, into the trash", "/albums/{album}", "DELETE")
RESTORE: Final = Question("the album brought back", "/albums/{album}/restore", "POST")
LISTS: Final = (
    Question("the newest 100 photos", "/photos/?limit=100"),
    Question("100 photos, nine tenths down", "/photos/?limit=100&cursor={deep}"),
    Question("photos of the album", "/photos/?limit=100&albumId={album}"),
    Question("albums with their counts, the first 100", "/albums/?limit=100"),
)


@dataclass(frozen=True)
class Measured:
    photos: int
    taken: Mapping[str, str]
    """Milliseconds by what was asked, or why there was no answer."""
    removed: int


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deleting", description=__doc__)
    parser.add_argument("--photos", type=int, action="append", help="may be given again (10000 and 1000000)")
    found = [_measure(Library(size)) for size in sorted(set(parser.parse_args().photos or SIZES))]
    for line in _table(found):
        sys.stdout.write(line + "\n")


def _measure(library: Library) -> Measured:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {library.photos:,} photos ...\n")
    with tempfile.TemporaryDirectory() as folder, place_for_records(Path(folder), library.photos) as place:
        store = open_metadata(place.url)
        fill(store, library)
        with running_album(Path(folder), place.environment) as url:
            visitor = Visitor(url, Path(folder), library.user_name)
            taken = _ask_around_the_deletion(visitor, library)
            removed = _removed_meanwhile(PhotoRecords(store), library.large_album)
        store.close()
    return Measured(library.photos, taken, removed)


def _ask_around_the_deletion(visitor: Visitor, library: Library) -> dict[str, str]:
    parts = {"album": library.large_album, "deep": library.cursor(0.9)}
    taken = {f"{each.name}, before": _again(visitor, each, parts) for each in LISTS}
    taken[TRASH.name] = _once(visitor, TRASH, parts)
    taken |= {f"{each.name}, while it is in the trash": _again(visitor, each, parts) for each in LISTS}
    taken[RESTORE.name] = _once(visitor, RESTORE, parts)
    taken[DELETE.name] = _once(visitor, DELETE, parts)
    taken |= {f"{each.name}, the first time after it": _once(visitor, each, parts) for each in LISTS}
    return taken | {f"{each.name}, after it": _again(visitor, each, parts) for each in LISTS}


def _once(visitor: Visitor, question: Question, parts: Mapping[str, str]) -> str:
    try:
        return f"{visitor.ask(question, parts):,.1f}"
    except NoAnswer as reason:
        return str(reason)


def _again(visitor: Visitor, question: Question, parts: Mapping[str, str]) -> str:
    """The median, once all is warm."""
    try:
        visitor.ask(question, parts)
        return f"{median(visitor.ask(question, parts) for _ in range(AGAIN)):,.1f}"
    except NoAnswer as reason:
        return str(reason)


def _removed_meanwhile(photos: PhotoRecords, album_id: str) -> int:
    before = photos.counts([album_id]).get(album_id, 0)
    time.sleep(REMOVAL_SECONDS)
    return before - photos.counts([album_id]).get(album_id, 0)


def _table(found: Sequence[Measured]) -> Iterator[str]:
    yield f"| ms | {' | '.join(f'{one.photos:,} photos' for one in found)} |"
    yield f"|---|{'---:|' * len(found)}"
    for name in found[0].taken:
        yield f"| {name} | {' | '.join(one.taken[name] for one in found)} |"
    removed = " | ".join(f"{one.removed:,}" for one in found)
    yield f"| photos removed in the next {REMOVAL_SECONDS} s | {removed} |"


if __name__ == "__main__":
    main()
