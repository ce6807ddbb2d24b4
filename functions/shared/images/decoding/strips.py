"""From a decoded Pillow image to small sRGB pixels, in strips.

Only the decoded image is ever held whole: each conversion of all of it would cost as much memory again.
"""

from collections.abc import Iterator
from functools import reduce

import numpy as np
from PIL import Image

from functions.shared.images.colour.srgb import to_eight_bits, to_srgb
from functions.shared.images.colour.tones import Tones, are_deep
from functions.shared.images.pixels import Pixels

_PIXELS_PER_STRIP = 4_000_000


def shrink_to_srgb(image: Image.Image, divisor: int, profile: bytes) -> Pixels:
    """Each pixel is the mean of a square of ``divisor`` pixels, or of what the border leaves of it."""
    pixels = np.empty((-(-image.height // divisor), -(-image.width // divisor), 3), np.uint8)
    tones = _measure_tones(image) if are_deep(image) else None
    for top, strip in _strips(image, divisor):
        small = np.asarray(to_srgb(to_eight_bits(strip, tones).reduce(divisor), profile))
        pixels[top // divisor : top // divisor + small.shape[0]] = small
    return pixels


def _measure_tones(image: Image.Image) -> Tones:
    return reduce(Tones.joined, (Tones.of(np.asarray(strip)) for _, strip in _strips(image, 1)))


def _strips(image: Image.Image, divisor: int) -> Iterator[tuple[int, Image.Image]]:
    rows = max(1, _PIXELS_PER_STRIP // (image.width * divisor)) * divisor
    for top in range(0, image.height, rows):
        yield top, image.crop((0, top, image.width, min(top + rows, image.height)))
