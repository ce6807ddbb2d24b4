"""Pictures that tell where they were taken."""

import random
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

GPS = 0x8825
EXIF, TAKEN = 0x8769, 0x9003
Place = tuple[float, float]


def make_placed(folder: Path, places: Mapping[str, Place]) -> list[Path]:
    """JPEGs by name, taken at these latitudes and longitudes, one a day in their order."""
    return [
        _make(folder / f"{name}.jpg", place, day) for day, (name, place) in enumerate(places.items(), start=1)
    ]


def _make(path: Path, place: Place, day: int) -> Path:
    exif = Image.Exif()
    exif.get_ifd(EXIF)[TAKEN] = f"2024:05:{day % 28 + 1:02} 12:00:00"
    lat, lon = place
    exif.get_ifd(GPS).update(
        {1: "N" if lat >= 0 else "S", 2: _parts(lat), 3: "E" if lon >= 0 else "W", 4: _parts(lon)}
    )
    draw = random.Random(path.stem)
    noise = Image.frombytes("RGB", (8, 6), draw.randbytes(8 * 6 * 3))
    noise.resize((320, 240), Image.Resampling.BICUBIC).save(path, exif=exif, quality=85)
    return path


def _parts(degrees: float) -> tuple[float, float, float]:
    """Degrees, minutes and seconds."""
    whole = int(abs(degrees))
    minutes = (abs(degrees) - whole) * 60
    return float(whole), float(int(minutes)), round((minutes - int(minutes)) * 60, 3)
