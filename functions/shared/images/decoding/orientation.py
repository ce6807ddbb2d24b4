"""EXIF orientation (tag 0x0112), applied to pixels."""

import cv2
import numpy as np

from functions.shared.images.pixels import Pixels

_BOTH, _TOP_DOWN, _LEFT_RIGHT = -1, 0, 1
# What makes a stored picture upright: transpose first?, then mirror.
_STEPS: dict[int, tuple[bool, int | None]] = {
    1: (False, None),
    2: (False, _LEFT_RIGHT),
    3: (False, _BOTH),
    4: (False, _TOP_DOWN),
    5: (True, None),
    6: (True, _LEFT_RIGHT),
    7: (True, _BOTH),
    8: (True, _TOP_DOWN),
}


def turn_upright(pixels: Pixels, orientation: int) -> Pixels:
    transpose, mirror = _STEPS[orientation]
    turned = cv2.transpose(pixels) if transpose else pixels
    if mirror is not None:
        turned = cv2.flip(turned, mirror)
    return turned.astype(np.uint8, copy=False)
