"""What of a file tells what it is: of most photos few and small parts; the rest may stay away."""

import struct
from typing import Final

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.gif import gif_head
from functions.shared.images.formats.identify import ImageFormat, identify, raw_of_tiff
from functions.shared.images.formats.iso_items import described_extents
from functions.shared.images.formats.jpeg import read_jpeg_head
from functions.shared.images.heads.chunks import need_iso_media, need_webp, png_without_pixels
from functions.shared.images.heads.directories import need_directories, need_preview
from functions.shared.images.heads.sparse import Fetch, Sparse, TooScattered

START: Final = 128 * 1024
"""Bytes; in nearly all photos of cameras and phones the picture itself begins before."""
_ISO_MEDIA: Final = frozenset({ImageFormat.HEIC, ImageFormat.AVIF})
_LONGER_STARTS: Final = (START, 4 * START, 16 * START)


def without_pixels(size: int, fetch: Fetch) -> bytes | None:
    """A file for ``inspect``, of which it tells the same as of the whole; None where it takes the whole.

    Raises what fetching raises.
    """
    file = Sparse(size, fetch)
    try:
        return _described(file)
    except (TooScattered, UnreadableImage, struct.error):
        return None


def _described(file: Sparse) -> bytes:
    start = file[:START]
    image_format = identify(start)
    if image_format is ImageFormat.JPEG:
        return _jpeg_head(file)
    if image_format is ImageFormat.BMP:
        return start
    if image_format is ImageFormat.GIF:
        return file[: gif_head(file)[0]]
    if image_format is ImageFormat.PNG:
        return png_without_pixels(file)
    if image_format is ImageFormat.WEBP:
        need_webp(file)
    elif image_format in _ISO_MEDIA:
        need_iso_media(file)
        for first, stop in described_extents(file.data):
            file[first:stop]
    elif image_format is ImageFormat.CR3:
        need_iso_media(file)
        need_preview(file)
    else:
        need_directories(file)
        if image_format is not ImageFormat.TIFF or raw_of_tiff(file):
            need_preview(file)
    return bytes(file.data)


def _jpeg_head(file: Sparse) -> bytes:
    """What programs put before the picture may be megabytes. Raises UnreadableImage beyond."""
    for stop in _LONGER_STARTS:
        start = file[:stop]
        try:
            read_jpeg_head(start)
        except UnreadableImage:
            continue
        return start
    raise TooScattered
