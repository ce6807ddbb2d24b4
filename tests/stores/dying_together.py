"""A process that stores objects together, and is killed before one of its acts.

python -m tests.stores.dying_together FOLDER ACTS
"""

import sys
from pathlib import Path

from functions.shared.models.blobs import WholeObject
from functions.shared.stores.files.blobs import FileBlobs
from tests.stores.dying import dies_before


def live(folder: Path) -> None:
    blobs = FileBlobs(folder)
    blobs.usage.of("ann")
    for photo in ("cat", "dog"):
        names = (f"preview:ann:{photo}", f"preview:ann:{photo}.medium", f"thumbnail:ann:{photo}")
        blobs.store_together([WholeObject(name, "image/jpeg", name.encode()) for name in names])
    blobs.delete("preview:ann:cat")
    sys.stdout.write("lived\n")


if __name__ == "__main__":
    dies_before(int(sys.argv[2]))
    live(Path(sys.argv[1]))
