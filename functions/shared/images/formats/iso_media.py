"""The box structure of HEIC and AVIF files: ISO/IEC 14496-12, section 4.2."""

import struct

_BOXES = frozenset({b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"uuid", b"mpvd"})
_TO_THE_END, _IN_64_BITS = 0, 1


def is_cut_short(data: bytes) -> bool:
    """Whether a box reaches beyond the end: decoders then leave a part of the picture blank, unsaid.

    What follows the last known box does not count: some cameras and editors append things of their own.
    """
    at = 0
    while at + 16 <= len(data) and data[at + 4 : at + 8] in _BOXES:
        (size,) = struct.unpack_from(">I", data, at)
        if size == _TO_THE_END:
            return False
        if size == _IN_64_BITS:
            (size,) = struct.unpack_from(">Q", data, at + 8)
        at += max(size, 8)
    return at > len(data)
