"""What is told beside a picture in other ways than by EXIF."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from functions.shared.images.formats.jpeg import JpegHead
from functions.shared.images.formats.photoshop import iptc_of_resources
from functions.shared.images.formats.png import read_png_iptc, read_png_words, read_png_xmp
from functions.shared.images.formats.tiff import Directory
from functions.shared.images.heads.extended_xmp import extended_xmp

_XMP, _IPTC, _RESOURCES = 700, 33723, 34377


@dataclass(frozen=True)
class Beside:
    """``xmp`` is a packet, ``xmp_extension`` another one that goes on with it, ``iptc`` a block of records by
    IIM 4.2, ``words`` are those of a format's own.

    Of words there are ``title``, ``caption``, and ``created``: when it was made.
    """

    xmp: bytes = b""
    xmp_extension: bytes = b""
    iptc: bytes = b""
    words: Mapping[str, str] = field(default_factory=dict)


NOTHING_BESIDE: Final = Beside()


def beside_jpeg(head: JpegHead) -> Beside:
    return Beside(head.xmp, extended_xmp(head.xmp, head.xmp_extension), head.iptc)


def beside_png(data: bytes) -> Beside:
    return Beside(read_png_xmp(data), iptc=read_png_iptc(data), words=read_png_words(data))


def beside_tiff(directory: Directory) -> Beside:
    iptc = directory.bytes_of(_IPTC) or iptc_of_resources(directory.bytes_of(_RESOURCES))
    return Beside(directory.bytes_of(_XMP), iptc=iptc)
