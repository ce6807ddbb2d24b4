"""A file that appears under its name whole and durable, or not at all."""

import os
from pathlib import Path


def put_in_place(finished: Path, target: Path) -> Path:
    """Both in one file system. Gives ``target``."""
    with finished.open("rb") as file:
        os.fsync(file.fileno())
    finished.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return target
