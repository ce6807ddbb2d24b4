"""What is to be there after the power fails."""

import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, text: Iterable[str]) -> None:
    """In place of what was there, for its owner alone; whatever happens, one of both is there, whole."""
    temporary = path.with_suffix(".new")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.writelines(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in it durable; of what they name, each file sees to itself."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
