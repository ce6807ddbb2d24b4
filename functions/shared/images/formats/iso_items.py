"""Where HEIC and AVIF files have what they tell of themselves: ISO/IEC 14496-12, section 8.11."""

import struct
from collections.abc import Iterator
from typing import Final

from functions.shared.images.formats.iso_media import boxes, child

_FULL: Final = 4  # bytes of version and flags
_MOST: Final = 4096
_CODED: Final = frozenset({b"hvc1", b"av01", b"lhv1", b"avc1", b"jpeg", b"j2k1", b"unci"})
_IN_FILE: Final = 0
_USUAL: Final = frozenset({b"hvc1", b"av01"})
_UNUSUAL: Final = {
    b"unci": "samples without compression",
    b"avc1": "H.264",
    b"vvc1": "H.266",
    b"evc1": "EVC",
    b"j2k1": "JPEG 2000",
    b"jpeg": "JPEG",
}


def described_extents(start: bytes | bytearray) -> Iterator[tuple[int, int]]:
    """Begin and end of all items but coded pictures, of a file that begins so. Raises struct.error."""
    meta = child(start, b"meta")[_FULL:]
    kinds = dict(_kinds(child(meta, b"iinf")))
    for item, begin, end in _extents(child(meta, b"iloc")):
        if kinds.get(item) not in _CODED:
            yield begin, end


def coded_as(data: bytes) -> str | None:
    """How its pictures are coded, if in no way that is usual."""
    meta = child(data, b"meta")[_FULL:]
    kinds = {kind for _, kind in _kinds(child(meta, b"iinf"))}
    found = (name for kind, name in _UNUSUAL.items() if kind in kinds)
    return None if kinds & _USUAL else next(found, None)


def _kinds(iinf: memoryview) -> Iterator[tuple[int, bytes]]:
    entries = iinf[_FULL + (2 if len(iinf) and iinf[0] == 0 else 4) :]
    for kind, body in boxes(entries):
        if kind == b"infe" and body[0] >= 2:
            form = ">H2x4s" if body[0] == 2 else ">I2x4s"
            number, name = struct.unpack_from(form, body, _FULL)
            yield int(number), name


def _extents(iloc: memoryview) -> Iterator[tuple[int, int, int]]:
    if len(iloc) < _FULL + 4:
        return
    version, sizes = iloc[0], (iloc[4] >> 4, iloc[4] & 15, iloc[5] >> 4, iloc[5] & 15)
    read = _Reader(iloc, _FULL + 2)
    for _ in range(min(read.number(4 if version == 2 else 2), _MOST)):
        item = read.number(4 if version == 2 else 2)
        method = read.number(2) & 15 if version else _IN_FILE
        read.number(2)
        base = read.number(sizes[2])
        for _ in range(min(read.number(2), _MOST)):
            read.number(sizes[3] if version else 0)
            begin = base + read.number(sizes[0])
            end = begin + read.number(sizes[1])
            if method == _IN_FILE:
                yield item, begin, end


class _Reader:
    def __init__(self, data: memoryview, at: int) -> None:
        self._data, self._at = data, at

    def number(self, size: int) -> int:
        """Raises struct.error beyond the end."""
        self._at += size
        if self._at > len(self._data):
            raise struct.error("beyond the end")
        return int.from_bytes(self._data[self._at - size : self._at], "big")
