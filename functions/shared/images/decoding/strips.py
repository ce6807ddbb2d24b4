"""From a decoded picture to small sRGB pixels, in strips.

Only the decoded picture is ever held whole: each conversion of all of it would cost as much memory again.
"""

from collections.abc import Iterator
from functools import reduce

import numpy as np
from PIL import Image

from functions.shared.images.colour.srgb import to_eight_bits, to_srgb
from functions.shared.images.colour.tones import Tones, are_deep
from functions.shared.images.decoding.rows import Rows
from functions.shared.images.pixels import Pixels

_PIXELS_PER_STRIP = 4_000_000


def shrink_to_srgb(rows: Rows, divisor: int, profile: bytes) -> Pixels:
    """Each pixel is the mean of a square of ``divisor`` pixels, or of what the border leaves of it."""
    width, height = rows.size
    pixels = np.empty((-(-height // divisor), -(-width // divisor), 3), np.uint8)
    tones = _measure_tones(rows)
    for top, strip in _strips(rows, divisor):
        small = np.asarray(to_srgb(to_eight_bits(strip, tones).reduce(divisor), profile))
        pixels[top // divisor : top // divisor + small.shape[0]] = small
    return pixels


def _measure_tones(rows: Rows) -> Tones | None:
    """None if its levels are 0 to 255."""
    if not are_deep(rows.take(0, 1)):
        return None
    return reduce(Tones.joined, (Tones.of(np.asarray(strip)) for _, strip in _strips(rows, 1)))


def _strips(rows: Rows, divisor: int) -> Iterator[tuple[int, Image.Image]]:
    width, height = rows.size
    step = max(1, _PIXELS_PER_STRIP // (width * divisor)) * divisor
    for top in range(0, height, step):
        yield top, rows.take(top, min(top + step, height))
