"""Which parts of a file tell what it is: of most photos few and small ones; the rest may stay away."""

import struct
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.identify import ImageFormat, identify
from functions.shared.images.formats.iso_items import described_extents
from functions.shared.images.formats.iso_media import top_boxes
from functions.shared.images.formats.jpeg import read_jpeg_head

Part: TypeAlias = tuple[int, int]
"""The bytes from the first number up to, not including, the second."""
_ISO_MEDIA: Final = frozenset({ImageFormat.HEIC, ImageFormat.AVIF})
_PIXELS: Final = frozenset({b"mdat", b"free", b"skip"})
_MOST_PARTS, _LONGEST_PARTS = 8, 1 << 20


def parts_beyond(start: bytes, size: int) -> Sequence[Part] | None:
    """What ``inspect`` needs of a file of this size besides its ``start``; None where it needs all of it."""
    try:
        image_format = identify(start)
        if image_format is ImageFormat.JPEG:
            read_jpeg_head(start)
            return ()
        return _items_beyond(start, size) if image_format in _ISO_MEDIA else None
    except (UnreadableImage, struct.error):
        return None


def without_pixels(start: bytes, parts: Mapping[Part, bytes], size: int) -> bytes:
    """A file of this size for ``inspect``, which looks where boxes end, but not into those of pixels."""
    if identify(start) is ImageFormat.JPEG:
        return start
    data = bytearray(size)
    data[: len(start)] = start
    for (first, stop), part in parts.items():
        data[first:stop] = part
    return bytes(data)


def _items_beyond(start: bytes, size: int) -> Sequence[Part] | None:
    boxes = list(top_boxes(start, size))
    is_all = boxes and boxes[-1][1] >= size
    if not is_all or any(stop > len(start) for kind, stop in boxes if kind not in _PIXELS):
        return None
    beyond = [(first, stop) for first, stop in described_extents(start) if stop > len(start)]
    is_little = len(beyond) <= _MOST_PARTS and sum(stop - first for first, stop in beyond) <= _LONGEST_PARTS
    return beyond if is_little and all(stop <= size for _, stop in beyond) else None
