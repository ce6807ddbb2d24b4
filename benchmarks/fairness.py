"""``python -m benchmarks.fairness``: one person's photo while thousands of another's wait.

Starts the local runner with a folder of its own. One person sends single photos and waits for each: alone,
then while uploads of somebody else wait that nobody waits for, and alone again when those are worked off.
The records tell how often they were written. The client runs on the same cores. Prints Markdown tables.
WEIGHTS_DIR and MODEL choose the network as for ``scripts/run``. Absolute times belong to one machine.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from benchmarks.album import Client, running_album
from benchmarks.photos import enlarged, made_unique
from functions.shared.models.photo import Photo, PhotoStatus
from functions.shared.stores.records.photos import PHOTOS, PhotoRecords
from functions.shared.stores.sqlite.store import SqliteStore
from yolov3.package import PACKAGE

SAMPLES: Final = PACKAGE / "data" / "samples"
SMALL: Final = 0.05
"""Megapixels of what waits."""
SENT_AT_ONCE: Final = 8
WARM_UP: Final = 4
LOOK_SECONDS: Final = 1.0
STILL_SECONDS: Final = 120
"""Without a photo more that is ready, the album stands still."""


def main() -> None:
    wanted = _parser().parse_args()
    with tempfile.TemporaryDirectory() as folder, running_album(Path(folder)) as url:
        records = Records(Path(folder))
        single, many = Client(url, "single"), Client(url, "many")
        _measure(single, WARM_UP)
        alone = _measure(single, wanted.singles)
        taken = _send(many, wanted.uploads)
        before = records.waiting()
        beside = _measure(single, wanted.singles)
        after = records.waiting()
        if not after:
            raise SystemExit("Nothing waited any more at the end: give more --uploads.")
        seconds = records.await_end()
        again = _measure(single, wanted.singles)
        _write("| one photo, from the first byte of PUT to ready | median ms | p95 ms | ratio |\n")
        _write("|---|---|---|---|\n")
        usual = median([*alone, *again])
        _write(_row("alone", alone, usual))
        _write(_row(f"while {before:,} to {after:,} of another's wait", beside, usual))
        _write(_row("alone again", again, usual))
        _write(f"\n{wanted.uploads:,} uploads were taken in at {wanted.uploads / taken:.0f} a second. ")
        _write(f"The last {after:,} were worked off at {after / seconds:.1f} a second.\n\n")
        _write(records.revisions())


class Records:
    """What the album knows, read past it."""

    def __init__(self, data: Path) -> None:
        self._store = SqliteStore(data / "album.sqlite")
        self._photos = PhotoRecords(self._store)

    def waiting(self) -> int:
        return self._photos.count_by_status().get(PhotoStatus.PROCESSING, 0)

    def await_end(self) -> float:
        """Seconds until nothing waits."""
        begun = moved = time.perf_counter()
        left = self.waiting()
        while left:
            time.sleep(LOOK_SECONDS)
            still, left = left, self.waiting()
            moved = time.perf_counter() if left != still else moved
            if time.perf_counter() - moved > STILL_SECONDS:
                raise SystemExit(f"{left} photos wait, and none has become ready for {STILL_SECONDS} s.")
        return time.perf_counter() - begun

    def revisions(self) -> str:
        photos = [Photo.from_document(document) for document in self._store.collection(PHOTOS).all()]
        if failed := sum(photo.status is not PhotoStatus.READY for photo in photos):
            raise SystemExit(f"{failed} photos did not become ready.")
        counts = sorted(Counter(photo.rev for photo in photos).items())
        rows = "".join(f"| {revision} | {count} |\n" for revision, count in counts)
        mean = sum(photo.rev for photo in photos) / len(photos)
        return f"| revisions after the first | records |\n|---|---|\n{rows}\n{mean:.2f} on average.\n"


def _row(name: str, seconds: Sequence[float], usual: float) -> str:
    middle, slow = median(seconds), quantiles(seconds, n=20)[-1]
    return f"| {name} | {middle * 1000:.0f} | {slow * 1000:.0f} | {middle / usual:.2f} |\n"


def _measure(client: Client, count: int) -> list[float]:
    """Seconds of each, one after the other, each waited for."""
    album, photo, seconds = client.new_album(), (SAMPLES / "astronaut.jpg").read_bytes(), []
    for _ in range(count):
        begun = time.perf_counter()
        taken_in = client.upload(album, made_unique(photo))
        seconds.append(time.perf_counter() - begun)
        if taken_in["status"] != PhotoStatus.READY:
            raise SystemExit(f"A photo was {taken_in['status']} after {seconds[-1]:.0f} s.")
    return seconds


def _send(client: Client, count: int) -> float:
    """Seconds until all are taken in; nobody waits for the work on them."""
    album, photo = client.new_album(), enlarged(SAMPLES / "astronaut.jpg", SMALL)
    begun = time.perf_counter()
    with ThreadPoolExecutor(SENT_AT_ONCE) as pool:
        sent = (made_unique(photo) for _ in range(count))
        for _ in pool.map(lambda data: client.upload(album, data, "respond-async"), sent):
            pass
    return time.perf_counter() - begun


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fairness", description=__doc__)
    parser.add_argument("--uploads", type=int, default=5000, help="of the other person (5000)")
    parser.add_argument("--singles", type=int, default=20, help="photos that are waited for, each time (20)")
    return parser


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
