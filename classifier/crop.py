"""The square of a picture that the network sees."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

SEEN: Final = 0.875
"""Of the shorter side, as the network was trained and measured."""


def middle(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """(side, side, 3), from the middle."""
    height, width = pixels.shape[:2]
    length = max(1, round(min(height, width) * SEEN))
    top, left = (height - length) // 2, (width - length) // 2
    square = pixels[top : top + length, left : left + length]
    # Enlarging, INTER_AREA would repeat pixels.
    how = cv2.INTER_LINEAR if length < side else cv2.INTER_AREA
    return np.asarray(cv2.resize(square, (side, side), interpolation=how), np.uint8)
