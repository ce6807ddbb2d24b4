"""Camera raw files, and the JPEG picture that each camera puts into them for whoever cannot develop them.

Nearly all are of TIFF's structure, with the pictures in directories. In others, and where makers hide it in
their own notes, it is found by what a JPEG begins with. Nothing is developed: cameras do that better.
"""

import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.jpeg import JpegHead, read_jpeg_head
from functions.shared.images.formats.raw_exif import coded_tracks
from functions.shared.images.formats.tiff import Content, Directory, all_directories, read_directory

LEAST_SIDE: Final = 512
"""Pixels of a preview's longer side: less shows no more than that there is a photo."""
_JPEG_START, _JPEG_LENGTH, _PANASONIC = 513, 514, 0x2E
_COMPRESSION, _STRIPS, _SIZES = 259, 273, 279
_JPEGS = frozenset({6, 7})
_BEGINNING = re.compile(rb"\xff\xd8\xff[\xc0-\xfe]")
_MOST_TRIED = 256
_USUAL_HEAD, _LONGEST_HEAD = 1 << 16, 2 << 20  # bytes
_FUJIFILM, _FUJIFILM_AT = b"FUJIFILMCCD-RAW", 84
_EXIF, _NOTES, _LONGEST_NOTES = 0x8769, 0x927C, 1 << 16
# What Olympus's notes begin with, their order of bytes, and where in them the first directory is.
_OLYMPUS = {b"OLYMPUS\0": 12, b"OM SYSTEM\0": 16}
_OLYMPUS_SETTINGS, _OLYMPUS_START, _OLYMPUS_LENGTH = 0x2020, 0x0101, 0x0102


@dataclass(frozen=True)
class Preview:
    start: int
    end: int
    head: JpegHead

    @property
    def pixels(self) -> int:
        return self.head.width * self.head.height


def find_preview(data: bytes) -> Preview:
    """The largest. Raises UnreadableImage if there is none that is worth showing."""
    found = named_preview(data) or max(_anywhere(data), key=_pixels, default=None)
    if found is None or not _is_large(found):
        raise UnreadableImage(
            "This is a camera raw file without a preview that is large enough to show; export it as JPEG."
        )
    return found


def named_preview(data: Content) -> Preview | None:
    """The largest of those that the file tells the place of, if it is worth showing."""
    found = (_preview(data, start, start + length) for start, length in _places(data))
    largest = max(filter(None, found), key=_pixels, default=None)
    return largest if largest and _is_large(largest) else None


def _places(data: Content) -> Iterator[tuple[int, int]]:
    """Start and length of what may be a preview."""
    yield from coded_tracks(data)
    if bytes(data[: len(_FUJIFILM)]) == _FUJIFILM and len(data) > _FUJIFILM_AT + 8:
        start, length = struct.unpack(">II", data[_FUJIFILM_AT : _FUJIFILM_AT + 8])
        yield start, length
    for directory in all_directories(data):
        yield directory.number(_JPEG_START), directory.number(_JPEG_LENGTH)
        strips, sizes = directory.numbers(_STRIPS), directory.numbers(_SIZES)
        if directory.number(_COMPRESSION) in _JPEGS and len(strips) == len(sizes) == 1:
            yield strips[0], sizes[0]
        if (at := directory.offset_of(_PANASONIC)) is not None:
            yield at, directory.entries[_PANASONIC][1]
        yield from _in_notes(data, directory)


def _in_notes(data: Content, main: Directory) -> Iterator[tuple[int, int]]:
    for exif in main.below(_EXIF):
        at = exif.offset_of(_NOTES)
        notes = b"" if at is None else bytes(data[at : at + min(exif.size_of(_NOTES), _LONGEST_NOTES)])
        first = next((first for mark, first in _OLYMPUS.items() if notes.startswith(mark)), 0)
        order = {b"II": "<", b"MM": ">"}.get(notes[first - 4 : first - 2])
        if at is not None and first and order:
            for settings in read_directory(notes, order, first).below(_OLYMPUS_SETTINGS):
                yield at + settings.number(_OLYMPUS_START), settings.number(_OLYMPUS_LENGTH)


def _anywhere(data: bytes) -> Iterator[Preview]:
    for number, match in enumerate(_BEGINNING.finditer(data)):
        if number == _MOST_TRIED:
            return
        if (preview := _preview(data, match.start(), len(data))) is not None:
            yield preview


def _preview(data: Content, start: int, end: int) -> Preview | None:
    """None for what is no JPEG, or one of samples that are no picture yet."""
    if not 0 < start < end <= len(data):
        return None
    for length in (_USUAL_HEAD, _LONGEST_HEAD):
        beginning = bytes(data[start : min(end, start + length)])
        if beginning[:2] != b"\xff\xd8":
            return None
        with suppress(UnreadableImage):
            head = read_jpeg_head(beginning)
            is_picture = head.precision == 8 and head.components == 3
            return Preview(start, end, head) if is_picture else None
    return None


def _pixels(preview: Preview) -> int:
    return preview.pixels


def _is_large(preview: Preview) -> bool:
    return max(preview.head.width, preview.head.height) >= LEAST_SIDE
