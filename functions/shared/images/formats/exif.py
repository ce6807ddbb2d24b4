"""Reads the few EXIF tags that an album shows, out of a block that may say anything.

EXIF is a TIFF structure (EXIF 3.0, section 4.6): directories of 12-byte entries that point into the block.
Only the tags named here are read, and only values of a sane size, so that a hostile block, whose thousands
of entries each point to all of it, costs nothing. What is broken is left out; nothing raises.
"""

import math
import struct
from collections.abc import Iterator, Mapping
from enum import IntEnum

Value = str | tuple[float, ...]


class Tag(IntEnum):
    """GPS tags count from 0, all others from 0x0100 on, so one flat mapping holds them.

    The one of interoperability, which is 1 as well, stands above all that two bytes can say.
    """

    GPS_LATITUDE_REF = 0x0001
    GPS_LATITUDE = 0x0002
    GPS_LONGITUDE_REF = 0x0003
    GPS_LONGITUDE = 0x0004
    GPS_ALTITUDE_REF = 0x0005
    GPS_ALTITUDE = 0x0006
    GPS_TIME = 0x0007
    GPS_STATUS = 0x0009
    GPS_DATE = 0x001D
    DESCRIPTION = 0x010E
    MAKE = 0x010F
    MODEL = 0x0110
    ORIENTATION = 0x0112
    MODIFIED = 0x0132
    RATING = 0x4746
    RATING_PERCENT = 0x4749
    EXPOSURE_TIME = 0x829A
    F_NUMBER = 0x829D
    ISO = 0x8827
    STANDARD_SENSITIVITY = 0x8831
    RECOMMENDED_EXPOSURE_INDEX = 0x8832
    TAKEN = 0x9003
    DIGITISED = 0x9004
    MODIFIED_OFFSET = 0x9010
    TAKEN_OFFSET = 0x9011
    DIGITISED_OFFSET = 0x9012
    SHUTTER_SPEED = 0x9201
    APERTURE = 0x9202
    FOCAL_LENGTH = 0x920A
    MODIFIED_FRACTION = 0x9290
    TAKEN_FRACTION = 0x9291
    DIGITISED_FRACTION = 0x9292
    XP_TITLE = 0x9C9B
    XP_COMMENT = 0x9C9C
    XP_KEYWORDS = 0x9C9E
    COLOUR_SPACE = 0xA001
    LENS_SPECIFICATION = 0xA432
    LENS_MODEL = 0xA434
    INTEROPERABILITY_INDEX = 0x10001


_EXIF_DIRECTORY = 0x8769
_GPS_DIRECTORY = 0x8825
_INTEROPERABILITY_DIRECTORY = 0xA005
_POINTERS = frozenset({_EXIF_DIRECTORY, _GPS_DIRECTORY, _INTEROPERABILITY_DIRECTORY})
_PLAIN_TAGS = range(0x0100, 0x10000)
_GPS_TAGS = range(0x0100)
_WANTED = frozenset({*Tag}) | _POINTERS
_LONGEST_VALUE, _LONGEST_WORDS = 1024, 1 << 14  # bytes
# What people write. Of each the first in a directory is read: a thousand long ones cost no more than one.
_WORDS = frozenset({Tag.DESCRIPTION, Tag.XP_TITLE, Tag.XP_COMMENT, Tag.XP_KEYWORDS})
_IN_UTF_16 = frozenset({Tag.XP_TITLE, Tag.XP_COMMENT, Tag.XP_KEYWORDS})
# Those of a position, and the range of a lens: of them single numbers may be unknown, 0/0.
_PARTS = frozenset({3, 4})
_BYTES = 1
_TEXT_TYPES = frozenset({2, 129})
# TIFF type -> struct code; rationals (5 and 10) are pairs.
_CODES = dict(enumerate(("B", "", "H", "I", "II", "b", "B", "h", "i", "ii", "f", "d", "I"), start=1))


def read_exif(block: bytes) -> Mapping[Tag, Value]:
    """``block`` is a TIFF structure, with or without the leading ``Exif\\0\\0``; a whole TIFF file is one."""
    view = _with_head(memoryview(block))
    order = {b"II": "<", b"MM": ">"}.get(bytes(view[:2]))
    if order is None or len(view) < 8:
        return {}
    (main,) = struct.unpack_from(order + "I", view, 4)
    found = dict(_entries(view, order, main, _PLAIN_TAGS))
    for directory, tags in ((_EXIF_DIRECTORY, _PLAIN_TAGS), (_GPS_DIRECTORY, _GPS_TAGS)):
        pointer = found.get(directory)
        if isinstance(pointer, tuple):
            found.update(_entries(view, order, int(pointer[0]), tags))
    pointer = found.get(_INTEROPERABILITY_DIRECTORY)
    if isinstance(pointer, tuple):
        for _, index in _entries(view, order, int(pointer[0]), range(1, 2)):
            found[Tag.INTEROPERABILITY_INDEX] = index
    return {Tag(tag): value for tag, value in found.items() if tag not in _POINTERS}


def _with_head(view: memoryview) -> memoryview:
    """Some writers of HEIC leave the byte order out, and begin with where the first directory is."""
    while bytes(view[:6]) == b"Exif\0\0":
        view = view[6:]
    return memoryview(b"MM\0*" + view) if bytes(view[:4]) == b"\0\0\0\x08" else view


def tells_adobe_rgb(block: bytes) -> bool:
    """As cameras do that are set to Adobe RGB, by the rule of file systems for them (DCF 2.0)."""
    exif = read_exif(block)
    return exif.get(Tag.COLOUR_SPACE) == (65535.0,) and exif.get(Tag.INTEROPERABILITY_INDEX) == "R03"


def _entries(view: memoryview, order: str, offset: int, tags: range) -> Iterator[tuple[int, Value]]:
    if not 0 <= offset <= len(view) - 2:
        return
    (count,) = struct.unpack_from(order + "H", view, offset)
    readable, words = min(count, (len(view) - offset - 2) // 12), set(_WORDS)
    for at in range(offset + 2, offset + 2 + 12 * readable, 12):
        tag, kind, amount = struct.unpack_from(order + "HHI", view, at)
        if tag not in tags or tag not in _WANTED or (tag in _WORDS and tag not in words):
            continue
        words.discard(tag)
        longest = _LONGEST_WORDS if tag in _WORDS else _LONGEST_VALUE
        code = "B" if kind in _TEXT_TYPES else _CODES.get(kind, "")
        raw = _raw(view, order, at + 8, struct.calcsize("=" + code) * amount, longest)
        if raw and (value := _value(raw, order + code * amount, tag, kind)):
            yield tag, value


def _raw(view: memoryview, order: str, at: int, size: int, longest: int) -> bytes:
    if not 0 < size <= longest:
        return b""
    if size > 4:
        (at,) = struct.unpack_from(order + "I", view, at)
    return bytes(view[at : at + size]) if at + size <= len(view) else b""


def _value(raw: bytes, form: str, tag: int, kind: int) -> Value | None:
    if kind in _TEXT_TYPES:
        return _text(raw)
    if tag in _IN_UTF_16 and kind == _BYTES:
        return _shown(raw.decode("utf-16-le", "ignore"))
    return _numbers(struct.unpack(form, raw), is_rational=_CODES[kind] in ("II", "ii"))


def _text(raw: bytes) -> str:
    raw = raw.split(b"\0", 1)[0]
    try:
        return _shown(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _shown(raw.decode("latin-1"))


def _shown(text: str) -> str:
    lines = " ".join(text.split("\0", 1)[0].split())
    return "".join(character for character in lines if character.isprintable())


def _numbers(raw: tuple[float, ...], *, is_rational: bool) -> tuple[float, ...] | None:
    if not is_rational:
        return tuple(map(float, raw)) if all(map(math.isfinite, raw)) else None
    pairs = list(zip(raw[::2], raw[1::2], strict=True))
    if not pairs[0][1] or (len(pairs) not in _PARTS and not all(under for _, under in pairs)):
        return None
    return tuple(above / under if under else 0.0 for above, under in pairs)
