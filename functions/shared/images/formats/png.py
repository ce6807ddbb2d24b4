"""What a PNG file says outside its pixels: PNG, third edition, section 11.3."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress

from functions.shared.images.formats.colours import Chromaticities, CodedColours, MeasuredColours, ToldColours

_SIGNATURE, _FRAME = 8, 12  # a chunk has its length, name and checksum around it
_MOST_CHUNKS = 1 << 16
_RAW_PROFILES = frozenset({b"Raw profile type exif", b"Raw profile type APP1"})
_LONGEST_PROFILE = 1 << 20
_BEFORE_PIXELS = b"IDAT"


def read_png_exif(data: bytes) -> bytes:
    """Empty if there is none. Pillow finds it behind the pixels only once it has decoded them."""
    return next((body for name, body in _chunks(data, frozenset({b"eXIf"}))), b"")


def read_raw_profile(data: bytes) -> bytes:
    """EXIF in hexadecimal digits, as ImageMagick wrote it before there was a chunk for it."""
    for name, body in _chunks(data, frozenset({b"tEXt", b"zTXt"})):
        keyword, _, text = body.partition(b"\0")
        if keyword in _RAW_PROFILES:
            with suppress(ValueError, zlib.error):
                if name == b"zTXt":
                    text = zlib.decompressobj().decompress(text[1:], _LONGEST_PROFILE)
                # A line with what it is, one with its length, and then the digits.
                return bytes.fromhex(b"".join(text.split()[2:]).decode("ascii"))
    return b""


def read_png_colours(data: bytes) -> ToldColours | None:
    """None where they are sRGB, or told by a profile; what a later edition added rules over what is older."""
    found = dict(_chunks(data, frozenset({b"cICP", b"iCCP", b"sRGB", b"gAMA", b"cHRM", _BEFORE_PIXELS})))
    if len(coded := found.get(b"cICP", b"")) >= 2:
        return CodedColours(coded[0], coded[1])
    if b"iCCP" in found or b"sRGB" in found:
        return None
    gamma, measured = found.get(b"gAMA", b""), found.get(b"cHRM", b"")
    told = MeasuredColours(
        struct.unpack_from(">I", gamma)[0] / 100_000 if len(gamma) == 4 else None,
        _chromaticities(measured) if len(measured) == 32 else None,
    )
    return told if told != MeasuredColours(None, None) else None


def _chromaticities(chunk: bytes) -> Chromaticities:
    white_x, white_y, *others = (value / 100_000 for value in struct.unpack(">8I", chunk))
    red_x, red_y, green_x, green_y, blue_x, blue_y = others
    return red_x, red_y, green_x, green_y, blue_x, blue_y, white_x, white_y


def _chunks(data: bytes, names: frozenset[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Those of these names; where the pixels begin, they end if that is one of them."""
    at = _SIGNATURE
    for _ in range(_MOST_CHUNKS):
        if at + _FRAME > len(data):
            return
        length, name = struct.unpack_from(">I4s", data, at)
        if name in names:
            if name == _BEFORE_PIXELS:
                return
            yield name, data[at + 8 : at + 8 + length]
        at += _FRAME + length
