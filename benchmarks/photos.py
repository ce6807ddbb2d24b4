"""Photos to measure with: others' enlarged, and made different from each other at no cost."""

from pathlib import Path
from typing import Final

import cv2
import numpy as np

from functions.shared.images.decoding.decode import decode
from functions.shared.models.wire import new_id

QUALITY: Final = 92
_START_OF_IMAGE, _COMMENT = b"\xff\xd8", b"\xff\xfe"


def enlarged(photo: Path, megapixels: float) -> bytes:
    """The photo as a JPEG of so many megapixels, without a colour profile."""
    picture = decode(photo.read_bytes())
    pixels = picture.in_srgb(picture.pixels)
    scale = (megapixels * 1e6 / (pixels.shape[0] * pixels.shape[1])) ** 0.5
    larger = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    bgr = cv2.cvtColor(larger.astype(np.uint8, copy=False), cv2.COLOR_RGB2BGR)
    _, jpeg = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return jpeg.tobytes()


def made_unique(jpeg: bytes) -> bytes:
    """The same picture with a comment of its own: the same bytes in another album would be no new photo."""
    comment = new_id().encode()
    length = (len(comment) + 2).to_bytes(2, "big")
    return _START_OF_IMAGE + _COMMENT + length + comment + jpeg.removeprefix(_START_OF_IMAGE)
