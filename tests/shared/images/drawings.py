"""Small pictures whose colours are known, saved in any format."""

import io
from typing import Any

import numpy as np
import pillow_heif
from PIL import Image

from functions.shared.images.pixels import Pixels

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (40, 60, 200), (255, 255, 255)

# How an upright picture is stored for each orientation, as Pillow's inverse operations.
STORED_AS: dict[int, list[Image.Transpose]] = {
    1: [],
    2: [Image.Transpose.FLIP_LEFT_RIGHT],
    3: [Image.Transpose.ROTATE_180],
    4: [Image.Transpose.FLIP_TOP_BOTTOM],
    5: [Image.Transpose.TRANSPOSE],
    6: [Image.Transpose.ROTATE_90],
    7: [Image.Transpose.TRANSVERSE],
    8: [Image.Transpose.ROTATE_270],
}


def save(image: Image.Image, image_format: str, **options: Any) -> bytes:
    pillow_heif.register_heif_opener()
    file = io.BytesIO()
    image.save(file, {"HEIC": "HEIF"}.get(image_format, image_format), **options)
    return file.getvalue()


def quarters(width: int = 64, height: int = 48) -> Image.Image:
    """Red, green over blue, white."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(WHITE, (width // 2, height // 2, width, height))
    return image


def corners(pixels: Pixels) -> list[tuple[int, ...]]:
    """The colours in the middle of the four quarters, in reading order."""
    rows, columns = pixels.shape[0] // 4, pixels.shape[1] // 4
    return [tuple(map(int, pixels[y * rows, x * columns])) for y in (1, 3) for x in (1, 3)]


def close(found: list[tuple[int, ...]], expected: list[tuple[int, int, int]], by: int = 12) -> bool:
    return bool(np.abs(np.array(found) - np.array(expected)).max() <= by)
