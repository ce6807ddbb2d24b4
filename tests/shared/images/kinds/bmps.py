"""BMP files of bit fields, and of kinds that nobody reads."""

from collections.abc import Callable

import numpy as np

from tests.shared.images.file_kinds import bmp, pixels

SHIFTED = (0xFF00, 0xFF0000, 0xFF000000)


def fields(bits: int, *masks: int) -> bytes:
    packed = np.zeros(pixels().shape[:2], np.uint64)
    for channel, mask in enumerate(masks[:3]):
        lowest = mask & -mask
        packed |= np.rint(pixels()[..., channel] / 255 * (mask // lowest)).astype(np.uint64) * np.uint64(
            lowest
        )
    packed |= np.uint64(masks[3] if len(masks) > 3 else 0)
    return bmp(bits, (row.astype(f"<u{bits // 8}").tobytes() for row in packed), masks=masks)


def changed(at: int, value: int) -> bytes:
    data = bytearray(fields(32, *SHIFTED))
    data[at] = value
    return bytes(data)


KINDS: dict[str, Callable[[], bytes]] = {
    "bit fields of 32 bits": lambda: fields(32, *SHIFTED),
    "bit fields of 10 bits each": lambda: fields(32, 0x3FF00000, 0xFFC00, 0x3FF),
    "compressed by JPEG": lambda: changed(30, 4),
    "compressed by PNG": lambda: changed(30, 5),
    "2 bits for each pixel": lambda: changed(28, 2),
}
