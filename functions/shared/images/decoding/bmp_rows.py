"""Rows of a BMP file whose pixels are bit fields of any kind."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.bmp import BitFields
from functions.shared.images.pixels import Pixels


class BmpRows:
    def __init__(self, data: bytes, fields: BitFields) -> None:
        """Raises UnreadableImage if the pixels are not all there."""
        self._fields = fields
        if fields.start + fields.row * fields.height > len(data):
            raise UnreadableImage("The BMP file is damaged or incomplete.")
        stored = np.frombuffer(data, np.uint8, fields.row * fields.height, fields.start)
        rows = stored.reshape(fields.height, fields.row)
        self._rows = rows if fields.top_down else rows[::-1]

    @property
    def size(self) -> tuple[int, int]:
        return self._fields.width, self._fields.height

    def take(self, top: int, bottom: int) -> Image.Image:
        rows = np.ascontiguousarray(self._rows[top:bottom])
        packed = rows.view(f"<u{self._fields.bits // 8}")[:, : self._fields.width]
        masks = [mask for number, mask in enumerate(self._fields.masks) if mask or number < 3]
        return Image.fromarray(np.dstack([_channel(packed, mask) for mask in masks]))


def _channel(packed: NDArray[Any], mask: int) -> Pixels:
    lowest = mask & -mask
    most = mask // lowest if mask else 0
    if not most:
        return np.zeros(packed.shape, np.uint8)
    levels = (packed.astype(np.uint32) & np.uint32(mask)) // np.uint32(lowest)
    eight: Pixels = np.rint(levels * (255 / most)).astype(np.uint8)
    return eight
