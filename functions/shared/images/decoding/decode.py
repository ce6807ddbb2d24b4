"""Decodes a file once, at the smallest scale that serves the caller."""

from dataclasses import replace
from functools import partial

import cv2
import numpy as np
import pillow_heif

from functions.shared.errors import UnreadableImage
from functions.shared.images.colour.hdr import hdr_of
from functions.shared.images.colour.rgb_profile import RgbProfile, changes_colours, read_rgb_profile
from functions.shared.images.colour.srgb import is_rgb, pixels_to_srgb
from functions.shared.images.colour.told import profile_of
from functions.shared.images.decoding.bmp_rows import BmpRows
from functions.shared.images.decoding.broken_jpeg import read_broken_off
from functions.shared.images.decoding.orientation import turn_upright
from functions.shared.images.decoding.picture import EVERYTHING, Cover, Picture
from functions.shared.images.decoding.rows import ImageRows, PixelRows
from functions.shared.images.decoding.strips import shrink_to_srgb
from functions.shared.images.decoding.tiff_rows import TiffRows
from functions.shared.images.decoding.told_colours import told_colours
from functions.shared.images.formats.bmp import read_bit_fields
from functions.shared.images.formats.identify import ImageFormat
from functions.shared.images.formats.jpeg import JpegHead
from functions.shared.images.formats.pillow import open_with_pillow, refusing_damage
from functions.shared.images.formats.tiff_kinds import tiff_kind
from functions.shared.images.heads.header import Header, inspect
from functions.shared.images.pixels import Pixels

_MOST_DECODED = 25_000_000
_READ_AS_STORED = cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION
# libjpeg decodes at these scales for less than the whole costs; without the colour bit, which is for BGR.
_REDUCED = {
    divisor: flag & ~cv2.IMREAD_COLOR_BGR
    for divisor, flag in (
        (1, 0),
        (2, cv2.IMREAD_REDUCED_COLOR_2),
        (4, cv2.IMREAD_REDUCED_COLOR_4),
        (8, cv2.IMREAD_REDUCED_COLOR_8),
    )
}


def decode(data: bytes, cover: Cover = EVERYTHING) -> Picture:
    """The first frame, upright, on white; halved up to three times while it still covers ``cover``.

    Beyond 25 megapixels it is halved even where it does not. Raises UnreadableImage.
    """
    return decode_inspected(data, inspect(data), cover)


def decode_inspected(data: bytes, header: Header, cover: Cover) -> Picture:
    """``decode``, for whoever has the header of ``data`` already."""
    if found := header.preview:
        header = replace(header, format=ImageFormat.JPEG, jpeg=found.head, preview=None)
        data = data[found.start : found.end]
    divisor = _divisor(header, cover)
    told = told_colours(data, header)
    icc = b"" if told else header.icc
    pixels, profile = _decode_stored(data, header, icc, divisor)
    if told and (hdr := hdr_of(told)):
        # For networks too: what is meant for a brighter screen is grey and dim on any other.
        pixels = hdr.to_srgb(pixels)
    elif told:
        profile = profile_of(told)
    # A TIFF has been turned already, by Pillow or as Pillow does.
    orientation = 1 if header.format is ImageFormat.TIFF else header.orientation
    return Picture(
        turn_upright(pixels, orientation),
        header.width,
        header.height,
        profile if profile and changes_colours(profile) else None,
    )


def _decode_stored(data: bytes, header: Header, icc: bytes, divisor: int) -> tuple[Pixels, RgbProfile | None]:
    """As the file has it: not upright yet, and in the colours of the profile."""
    if header.jpeg and _opencv_reads(header.jpeg, icc):
        return _decode_jpeg(data, header.jpeg, icc, divisor)
    if header.format is ImageFormat.TIFF:
        return _decode_tiff(data, header, icc, divisor)
    if header.format is ImageFormat.HEIC:
        return _decode_heic(data, icc, divisor)
    if header.format is ImageFormat.BMP and (fields := read_bit_fields(data)):
        return shrink_to_srgb(BmpRows(data, fields), divisor, b""), None
    return _decode_with_pillow(data, header, icc, divisor)


def _divisor(header: Header, cover: Cover) -> int:
    fitting = [n for n in _REDUCED if cover.allows(header.width, header.height, n)]
    bounded = [n for n in _REDUCED if header.width * header.height <= _MOST_DECODED * n * n]
    return max(*fitting, min(bounded))


def _opencv_reads(head: JpegHead, icc: bytes) -> bool:
    """Colour with 8 bits, or grey without a profile; CMYK and grey profiles are Pillow's."""
    return head.precision == 8 and (head.components == 3 or (head.components == 1 and not icc))


def _decode_jpeg(data: bytes, head: JpegHead, icc: bytes, divisor: int) -> tuple[Pixels, RgbProfile | None]:
    profile = read_rgb_profile(icc)
    read = partial(_read_with_opencv, divisor=divisor)
    try:
        pixels = read(data)
    except UnreadableImage:
        pixels = read_broken_off(data, head, read)
    return (pixels_to_srgb(pixels, icc) if icc and not profile else pixels), profile


def _read_with_opencv(data: bytes, divisor: int) -> Pixels:
    try:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), _READ_AS_STORED | _REDUCED[divisor])
    except (cv2.error, MemoryError) as fault:
        raise UnreadableImage("The JPEG file is damaged.") from fault
    if pixels is None:
        raise UnreadableImage("The JPEG file is damaged or incomplete.")
    return pixels.astype(np.uint8, copy=False)


def _decode_with_pillow(
    data: bytes, header: Header, icc: bytes, divisor: int, page: int = 0
) -> tuple[Pixels, RgbProfile | None]:
    with open_with_pillow(header.format, data) as image:
        with refusing_damage(header.format):
            if page:
                image.seek(page)
            image.draft(image.mode, (image.width // divisor, image.height // divisor))
            image.load()
        profile = read_rgb_profile(icc) if is_rgb(image) else None
        scale_left = divisor * max(image.size) / max(header.width, header.height)
        return shrink_to_srgb(ImageRows(image), max(1, round(scale_left)), b"" if profile else icc), profile


def _decode_tiff(data: bytes, header: Header, icc: bytes, divisor: int) -> tuple[Pixels, RgbProfile | None]:
    kind = tiff_kind(data)
    if kind is None or not kind.needs_own_reader:
        return _decode_with_pillow(data, header, icc, divisor, kind.index if kind else 0)
    with refusing_damage(ImageFormat.TIFF):
        rows = TiffRows(data, kind)
        profile = read_rgb_profile(icc) if is_rgb(rows.take(0, 1)) else None
        pixels = shrink_to_srgb(rows, divisor, b"" if profile else icc)
    return turn_upright(pixels, header.orientation), profile


def _decode_heic(data: bytes, icc: bytes, divisor: int) -> tuple[Pixels, RgbProfile | None]:
    with refusing_damage(ImageFormat.HEIC):
        file = pillow_heif.open_heif(data)
        width, height = file.size
        rows = PixelRows(np.asarray(file)[:height, :width], file.mode)
        first = rows.take(0, 1)
    profile = read_rgb_profile(icc) if is_rgb(first) else None
    return shrink_to_srgb(rows, divisor, b"" if profile else icc), profile
