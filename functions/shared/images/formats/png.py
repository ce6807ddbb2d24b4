"""What a PNG file says outside its pixels: PNG, third edition, section 11.3."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress

from functions.shared.images.formats.colours import Chromaticities, CodedColours, MeasuredColours, ToldColours
from functions.shared.images.formats.jpeg import XMP_HEAD
from functions.shared.images.formats.photoshop import iptc_of_resources

_SIGNATURE, _FRAME = 8, 12  # a chunk has its length, name and checksum around it
_MOST_CHUNKS = 1 << 16
_XMP, _APP1 = b"XML:com.adobe.xmp", b"Raw profile type APP1"
_EXIF_PROFILES = frozenset({b"Raw profile type exif", _APP1})
_XMP_NAMES = frozenset({_XMP, b"Raw profile type xmp", _APP1})
_IPTC_PROFILES = frozenset({b"Raw profile type iptc", b"Raw profile type 8bim"})
_WORDS = {
    b"Title": "title",
    b"Description": "caption",
    b"Creation Time": "created",
    b"CreationTime": "created",
}
_LONGEST_WORDS = 4096
_LONGEST_PROFILE = 1 << 20
_BEFORE_PIXELS = b"IDAT"


def read_png_exif(data: bytes) -> bytes:
    """Empty if there is none. Pillow finds it behind the pixels only once it has decoded them."""
    return next((body for name, body in _chunks(data, frozenset({b"eXIf"}))), b"")


def read_raw_profile(data: bytes) -> bytes:
    """EXIF in hexadecimal digits, as ImageMagick wrote it before there was a chunk for it."""
    found = (_digits(text) for _, text in _texts(data, _EXIF_PROFILES))
    return next((block for block in found if block and not block.startswith(XMP_HEAD)), b"")


def read_png_xmp(data: bytes) -> bytes:
    """Also in digits, as ImageMagick writes it; empty if there is none."""
    for keyword, text in _texts(data, _XMP_NAMES):
        block = text if keyword == _XMP else _digits(text)
        if keyword != _APP1 or block.startswith(XMP_HEAD):
            return block.removeprefix(XMP_HEAD)
    return b""


def read_png_iptc(data: bytes) -> bytes:
    """With Photoshop's resources around it or without: programs do not agree."""
    for _, text in _texts(data, _IPTC_PROFILES):
        block = _digits(text)
        if found := block if block.startswith(b"\x1c") else iptc_of_resources(block):
            return found
    return b""


def read_png_words(data: bytes) -> dict[str, str]:
    """What is said in the words of PNG's own: its title, its description, when it was made."""
    found = dict[str, str]()
    for keyword, text in _texts(data, frozenset(_WORDS)):
        found.setdefault(_WORDS[keyword], _decoded(text).strip()[:_LONGEST_WORDS])
    return found


def _decoded(text: bytes) -> str:
    """Latin-1 by the standard in all chunks but one, but many write UTF-8 into any."""
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


def _digits(text: bytes) -> bytes:
    """A line with what it is, one with its length, and then the digits."""
    _, _, digits = (*text.strip().split(b"\n", 2), b"", b"")[:3]
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return b""


def _texts(data: bytes, keywords: frozenset[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for name, body in _chunks(data, frozenset({b"tEXt", b"zTXt", b"iTXt"})):
        keyword, _, text = body.partition(b"\0")
        if keyword in keywords:
            with suppress(zlib.error):
                yield keyword, _unpacked(name, text)


def _unpacked(name: bytes, text: bytes) -> bytes:
    """Raises zlib.error. Without what precedes it: how it is packed, and in iTXt its language and name."""
    is_packed = name == b"zTXt"
    if is_packed:
        text = text[1:]
    elif name == b"iTXt":
        is_packed, text = text[:1] == b"\1", text[2:].split(b"\0", 2)[-1]
    return zlib.decompressobj().decompress(text, _LONGEST_PROFILE) if is_packed else text


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
