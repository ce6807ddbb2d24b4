"""The EXIF chunk of a PNG file, which may come before or after the pixels: PNG, third edition, 11.3.4.5."""

import struct

_SIGNATURE, _FRAME = 8, 12  # a chunk has its length, name and checksum around it
_MOST_CHUNKS = 1 << 16


def read_png_exif(data: bytes) -> bytes:
    """Empty if there is none. Pillow finds it behind the pixels only once it has decoded them."""
    at = _SIGNATURE
    for _ in range(_MOST_CHUNKS):
        if at + _FRAME > len(data):
            break
        length, name = struct.unpack_from(">I4s", data, at)
        if name == b"eXIf":
            return data[at + 8 : at + 8 + length]
        at += _FRAME + length
    return b""
