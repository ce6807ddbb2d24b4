"""Pictures that are all different, for tests that need many."""

import random
from pathlib import Path

from PIL import Image


def make_photos(folder: Path, count: int, side: int = 64) -> list[Path]:
    """JPEGs of noise; their size in bytes grows with `side` squared."""
    return [_make_photo(folder / f"made-{number:04}.jpg", number, side) for number in range(count)]


def _make_photo(path: Path, seed: int, side: int) -> Path:
    noise = random.Random(seed).randbytes(side * side * 3)
    Image.frombytes("RGB", (side, side), noise).save(path, quality=90)
    return path
