"""What is looked at in formats of TIFF's structure, where directories and values may lie anywhere."""

from typing import Final

from functions.shared.images.formats.raw_previews import named_preview
from functions.shared.images.formats.tiff import Directory, all_directories
from functions.shared.images.heads.sparse import Sparse, TooScattered

_EXIF, _GPS, _INTEROPERABILITY = 0x8769, 0x8825, 0xA005
_XMP, _RESOURCES, _ICC = 700, 34377, 34675
_LONG: Final = frozenset({_XMP, _RESOURCES, _ICC})
_LONGEST: Final = 64 * 1024
"""Bytes; longer values are of pixels, or where thousands of strips are, but for those of words."""
_MADE: Final = frozenset({0x927C})
"""Notes of makers, of which but a few are looked at."""


def need_directories(file: Sparse) -> None:
    """TIFF, and camera raw files."""
    directories = all_directories(file)
    for directory in directories:
        _need_values(directory)
    for main in directories[:1]:
        for below in (*main.below(_EXIF)[:1], *main.below(_GPS)[:1]):
            for each in (below, *below.below(_INTEROPERABILITY)[:1]):
                _need_values(each)


def need_preview(file: Sparse) -> None:
    """Of a camera raw file. Raises TooScattered for one that nothing points to."""
    if named_preview(file) is None:
        raise TooScattered


def _need_values(directory: Directory) -> None:
    for tag in directory.entries:
        if tag not in _MADE and (tag in _LONG or directory.size_of(tag) <= _LONGEST):
            directory.bytes_of(tag)
