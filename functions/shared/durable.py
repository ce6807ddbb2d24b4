"""What is to be there after the power fails."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make the names in it durable; of what they name, each file sees to itself."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
