"""The squares of a picture that the network sees."""

from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

SEEN: Final = 0.875
"""Of the shorter side, as the network was trained and measured."""
Corners: TypeAlias = tuple[float, float, float, float]
"""x1, y1, x2 and y2."""
MARGIN: Final = 0.1
"""At each side of a box, of its longer side."""


def middle(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """(side, side, 3), from the middle."""
    height, width = pixels.shape[:2]
    length = max(1, round(min(height, width) * SEEN))
    top, left = (height - length) // 2, (width - length) // 2
    return _resized(pixels[top : top + length, left : left + length], side)


def around(pixels: NDArray[np.uint8], box: Corners, side: int) -> NDArray[np.uint8]:
    """(side, side, 3): the square around a box, squeezed where the picture ends before it."""
    height, width = pixels.shape[:2]
    x1, y1, x2, y2 = box
    half = max(x2 - x1, y2 - y1) * (0.5 + MARGIN)
    left, right = _within((x1 + x2) / 2, half, width)
    top, bottom = _within((y1 + y2) / 2, half, height)
    return _resized(pixels[top:bottom, left:right], side)


def _within(middle: float, half: float, length: int) -> tuple[int, int]:
    """At least one pixel."""
    begin = min(max(0, int(middle - half)), length - 1)
    return begin, max(begin + 1, min(length, round(middle + half)))


def _resized(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    # Enlarging, INTER_AREA would repeat pixels.
    how = cv2.INTER_LINEAR if min(pixels.shape[:2]) < side else cv2.INTER_AREA
    return np.asarray(cv2.resize(pixels, (side, side), interpolation=how), np.uint8)
