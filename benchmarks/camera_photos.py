"""Photos as large cameras would have taken them, out of a few small ones: parts, enlarged, with grain.

A camera's file is sharp to the pixel and noisy. An enlarged photo alone is neither, and so it compresses to a
third of the size and hides what a reduced decode loses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from functions.shared.images.decoding.decode import decode
from functions.shared.images.pixels import Pixels

_ASPECTS = (4 / 3, 3 / 4, 3 / 2, 2 / 3, 16 / 9, 9 / 16)
_SMALLEST_PART = 0.45  # of the photo's height
_GRAIN, _CLUMPS = 6.0, 3.0  # levels, of single pixels and of groups


@dataclass(frozen=True)
class CameraPhoto:
    name: str
    jpeg: bytes


def camera_photos(sources: Sequence[Path], each: int, megapixels: Sequence[int]) -> Iterator[CameraPhoto]:
    """``each`` parts of every source, in turn of the sizes; the same ones on every machine."""
    random = np.random.default_rng(2024)
    for source in sources:
        picture = decode(source.read_bytes())
        pixels = picture.in_srgb(picture.pixels)
        for number in range(each):
            size = megapixels[number % len(megapixels)]
            part = _part(pixels, _ASPECTS[number % len(_ASPECTS)], random)
            yield CameraPhoto(f"{source.stem}-{number}-{size}MP.jpg", _taken(part, size, random))


def _part(pixels: Pixels, aspect: float, random: np.random.Generator) -> Pixels:
    rows, columns = pixels.shape[:2]
    height = min(int(random.uniform(_SMALLEST_PART, 1) * rows), int(columns / aspect))
    width = int(height * aspect)
    top, left = random.integers(0, rows - height + 1), random.integers(0, columns - width + 1)
    part = pixels[top : top + height, left : left + width]
    mirrored = part[:, ::-1] if random.random() < 0.5 else part
    exposure = random.uniform(0.75, 1.3)
    exposed: Pixels = np.rint(255 * (mirrored / 255) ** exposure).astype(np.uint8)
    return exposed


def _taken(part: Pixels, megapixels: int, random: np.random.Generator) -> bytes:
    scale = (megapixels * 1e6 / (part.shape[0] * part.shape[1])) ** 0.5
    large = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_LANCZOS4)
    rows, columns = large.shape[:2]
    grain = random.normal(0, _GRAIN, (rows, columns)).astype(np.float32)
    clumps = random.normal(0, _CLUMPS, (rows // 2, columns // 2)).astype(np.float32)
    noise = cv2.GaussianBlur(grain, (0, 0), 0.6) + cv2.resize(clumps, (columns, rows))
    noisy = np.clip(large + noise[..., np.newaxis], 0, 255).astype(np.uint8)
    quality = int(random.integers(85, 97))
    _, jpeg = cv2.imencode(".jpg", noisy[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return jpeg.tobytes()
