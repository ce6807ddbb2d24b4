"""What is told beside a picture in other ways than by EXIF."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from functions.shared.images.formats.photoshop import iptc_of_resources
from functions.shared.images.formats.png import read_png_iptc, read_png_words, read_png_xmp
from functions.shared.images.formats.tiff import Directory

_XMP, _IPTC, _RESOURCES = 700, 33723, 34377


@dataclass(frozen=True)
class Beside:
    """``xmp`` is a packet, ``iptc`` a block of records (IIM 4.2), ``words`` are those of a format's own.

    Of words there are ``title``, ``caption``, and ``created``: when it was made.
    """

    xmp: bytes = b""
    iptc: bytes = b""
    words: Mapping[str, str] = field(default_factory=dict)


NOTHING_BESIDE: Final = Beside()


def beside_png(data: bytes) -> Beside:
    return Beside(read_png_xmp(data), read_png_iptc(data), read_png_words(data))


def beside_tiff(directory: Directory) -> Beside:
    iptc = directory.bytes_of(_IPTC) or iptc_of_resources(directory.bytes_of(_RESOURCES))
    return Beside(directory.bytes_of(_XMP), iptc)
