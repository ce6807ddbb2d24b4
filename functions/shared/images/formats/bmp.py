"""The head of a BMP file: Microsoft's BITMAPINFOHEADER and what came after it."""

import struct
from dataclasses import dataclass

from functions.shared.errors import UnreadableImage

_FILE, _V3, _WITH_ALPHA = 14, 40, 56  # bytes of headers
_BIT_FIELDS = frozenset({3, 6})
_COMPRESSIONS = {4: "JPEG", 5: "PNG", 11: "nothing, for ink", 12: "runs, for ink", 13: "runs, for ink"}
_OS2 = {3: "Huffman codes", 4: "runs of 24 bits"}
_DEPTHS = frozenset({1, 4, 8, 16, 24, 32})
_MOST_MASKED = frozenset({16, 32})


@dataclass(frozen=True)
class BitFields:
    """Pixels of ``bits`` with a mask each for red, green, blue and alpha (0 where there is none).

    ``start``: where they begin; the first row is the lowest one unless ``top_down``.
    """

    width: int
    height: int
    bits: int
    masks: tuple[int, int, int, int]
    start: int
    top_down: bool

    @property
    def row(self) -> int:
        """Bytes; rows begin at multiples of four."""
        return (self.width * self.bits + 31) // 32 * 4


def read_bit_fields(data: bytes) -> BitFields | None:
    """None for pixels of another kind. Raises UnreadableImage for those that nobody reads."""
    if len(data) < _FILE + _V3:
        return None
    start, size = struct.unpack_from("<II", data, 10)
    if size < _V3:
        return None
    width, height, _, bits, compression = struct.unpack_from("<iiHHI", data, _FILE + 4)
    is_os2 = size == 64
    if name := (_OS2 if is_os2 else _COMPRESSIONS).get(compression):
        raise UnreadableImage(f"The BMP file is compressed by {name}, which cannot be read.")
    if bits not in _DEPTHS:
        raise UnreadableImage(f"The BMP file has {bits} bits for each pixel, which cannot be read.")
    if (
        is_os2
        or compression not in _BIT_FIELDS
        or bits not in _MOST_MASKED
        or len(data) < _FILE + _WITH_ALPHA
    ):
        return None
    red, green, blue, alpha = struct.unpack_from("<4I", data, _FILE + _V3)
    has_alpha = compression != min(_BIT_FIELDS) or size >= _WITH_ALPHA
    masks = (red, green, blue, alpha if has_alpha else 0)
    if not red | green | blue:
        raise UnreadableImage("The BMP file is damaged or incomplete.")
    return BitFields(width, abs(height), bits, masks, start, height < 0)
