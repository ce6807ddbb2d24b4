"""Camera raw files, and the JPEG picture that each camera puts into them for whoever cannot develop them.

Nearly all are of TIFF's structure, with the pictures in directories. In others, and where makers hide it in
their own notes, it is found by what a JPEG begins with. Nothing is developed: cameras do that better.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.jpeg import JpegHead, read_jpeg_head
from functions.shared.images.formats.tiff import Directory, read_directories

LEAST_SIDE: Final = 512
"""Pixels of a preview's longer side: less shows no more than that there is a photo."""
_JPEG_START, _JPEG_LENGTH, _PANASONIC = 513, 514, 0x2E
_COMPRESSION, _STRIPS, _SIZES = 259, 273, 279
_JPEGS = frozenset({6, 7})
_BEGINNING = re.compile(rb"\xff\xd8\xff[\xc0-\xfe]")
_MOST_TRIED = 256
_LONGEST_HEAD = 2 << 20  # bytes


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
    found = max(_in_directories(data), key=_pixels, default=None)
    if found is None or not _is_large(found):
        found = max((preview for preview in _anywhere(data)), key=_pixels, default=None)
    if found is None or not _is_large(found):
        raise UnreadableImage(
            "This is a camera raw file without a preview that is large enough to show; export it as JPEG."
        )
    return found


def all_directories(data: bytes) -> Sequence[Directory]:
    """Of the main chain, and those below it."""
    main = read_directories(data)
    return [*main, *(below for directory in main for below in directory.children)]


def _in_directories(data: bytes) -> Iterator[Preview]:
    for directory in all_directories(data):
        places = [(directory.number(_JPEG_START), directory.number(_JPEG_LENGTH))]
        strips, sizes = directory.numbers(_STRIPS), directory.numbers(_SIZES)
        if directory.number(_COMPRESSION) in _JPEGS and len(strips) == len(sizes) == 1:
            places.append((strips[0], sizes[0]))
        if (at := directory.offset_of(_PANASONIC)) is not None:
            places.append((at, directory.entries[_PANASONIC][1]))
        for start, length in places:
            if (preview := _preview(data, start, start + length)) is not None:
                yield preview


def _anywhere(data: bytes) -> Iterator[Preview]:
    for number, match in enumerate(_BEGINNING.finditer(data)):
        if number == _MOST_TRIED:
            return
        if (preview := _preview(data, match.start(), len(data))) is not None:
            yield preview


def _preview(data: bytes, start: int, end: int) -> Preview | None:
    """None for what is no JPEG, or one of samples that are no picture yet."""
    if not 0 < start < end <= len(data) or data[start : start + 2] != b"\xff\xd8":
        return None
    try:
        head = read_jpeg_head(data[start : min(end, start + _LONGEST_HEAD)])
    except UnreadableImage:
        return None
    is_picture = head.precision == 8 and head.components == 3
    return Preview(start, end, head) if is_picture else None


def _pixels(preview: Preview) -> int:
    return preview.pixels


def _is_large(preview: Preview) -> bool:
    return max(preview.head.width, preview.head.height) >= LEAST_SIDE
