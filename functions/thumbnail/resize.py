"""Scales pixels: sharp enough to look at, and cheap."""

import cv2
import numpy as np
from PIL import Image

from functions.shared.images.pixels import Pixels

# Measured against Lanczos: below this ratio bilinear shows aliases, above it loses nothing and costs a sixth.
_BILINEAR_FROM = 2 / 3


def resize(pixels: Pixels, width: int, height: int) -> Pixels:
    pixels = _halve(pixels, 2 * width, 2 * height)
    rows, columns = pixels.shape[:2]
    if (rows, columns) == (height, width):
        return pixels
    ratio = max(width / columns, height / rows)
    if ratio < _BILINEAR_FROM:
        # The means of four bilinear samples: as good as INTER_AREA, in half of its time.
        return _half(_scale(pixels, 2 * width, 2 * height, cv2.INTER_LINEAR))
    return _scale(pixels, width, height, cv2.INTER_CUBIC if ratio > 1 else cv2.INTER_LINEAR)


def resize_as_libvips(pixels: Pixels, width: int, height: int) -> Pixels:
    """Bicubic with a filter that widens as it shrinks; OpenCV's does not widen."""
    if pixels.shape[:2] == (height, width):
        return pixels
    image = Image.fromarray(_halve(pixels, 3 * width, 3 * height))
    return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC))


def _halve(pixels: Pixels, while_width: int, while_height: int) -> Pixels:
    """Means of 2×2 pixels cost a tenth of any other ratio. An odd last row or column is left out."""
    while pixels.shape[1] >= while_width and pixels.shape[0] >= while_height:
        pixels = _half(pixels)
    return pixels


def _half(pixels: Pixels) -> Pixels:
    rows, columns = pixels.shape[0] // 2, pixels.shape[1] // 2
    return _scale(pixels[: 2 * rows, : 2 * columns], columns, rows, cv2.INTER_AREA)


def _scale(pixels: Pixels, width: int, height: int, method: int) -> Pixels:
    return cv2.resize(pixels, (width, height), interpolation=method).astype(np.uint8, copy=False)
