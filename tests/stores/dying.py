"""A process that stores, deletes and counts in files, and is killed before one of its acts.

    python -m tests.stores.dying FOLDER ACTS

It tells on standard output what it has been told is done.
"""

import itertools
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from functions.shared.errors import Unavailable
from functions.shared.stores.files import usage as file_usage
from functions.shared.stores.files.blobs import FileBlobs
from tests.stores.objects import put, sha256
from tests.stores.partials import begun_with


def dies_before(acts: int) -> None:
    """What changes the disk for good in one step: the first so many are its last."""
    done = itertools.count()

    def counted(act: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*args: Any, **options: Any) -> Any:
            if next(done) == acts:
                os.kill(os.getpid(), signal.SIGKILL)
            return act(*args, **options)

        return instead

    os.link, os.unlink, os.pwrite = counted(os.link), counted(os.unlink), counted(os.pwrite)  # type: ignore[assignment]
    os.rename = counted(os.rename)


def live(folder: Path) -> None:
    """Objects that were there before, a count of them, and others that come and go meanwhile."""
    file_usage.COUNTED_AT_ONCE, file_usage.COUNTING_SECONDS = 2, 0.0  # type: ignore[misc]
    blobs = FileBlobs(folder)
    for number in range(3):
        with suppress(Unavailable):
            blobs.usage.of("ann")
        put(blobs, f"incoming:ann:new{number}", b"miaow")
        blobs.delete(f"incoming:ann:old{number}")
        made = begun_with(blobs, b"woof")
        blobs.partials.finish(made.model_copy(update={"key": f"incoming:ann:tus{number}"}), sha256(b"woof"))
    sys.stdout.write("lived\n")


if __name__ == "__main__":
    store, last = Path(sys.argv[1]), int(sys.argv[2])
    dies_before(last)
    live(store)
