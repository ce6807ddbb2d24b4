"""How large a picture may be: by what decoding it holds in memory, not by its pixels."""

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.identify import ImageFormat
from functions.shared.images.formats.jpeg import JpegHead

MOST_BYTES = 600_000_000
LARGEST_JPEG = 1_600_000_000
"""Pixels; at an eighth of its sides, where it is decoded for little, that is 25 megapixels."""
_COEFFICIENT = 2  # bytes
# For each pixel. Decoders hold the planes of a picture and then its pixels, most of them in four bytes.
_USUAL, _HEIC = 6, 5


def require_affordable(
    image_format: ImageFormat, width: int, height: int, jpeg: JpegHead | None, each: int | None = None
) -> None:
    """Raises UnreadableImage, with what it would take: ``each`` pixel, where more than usual."""
    pixels = width * height
    each = _HEIC if image_format is ImageFormat.HEIC else max(each or 0, _USUAL)
    held = pixels * each if jpeg is None else _held_by_jpeg(pixels, jpeg)
    if held > MOST_BYTES:
        raise UnreadableImage(
            f"The {image_format} file has {width}×{height} pixels: decoding them would take "
            f"{held // 1_000_000} MB of memory, and a picture may take {MOST_BYTES // 1_000_000} MB."
        )
    if pixels > LARGEST_JPEG:
        raise UnreadableImage(f"The {image_format} file has {width}×{height} pixels: too many to decode.")


def _held_by_jpeg(pixels: int, head: JpegHead) -> int:
    """A picture in one scan is decoded row by row, at an eighth if need be; others are held whole."""
    return 0 if head.one_scan else round(pixels * head.samples * _COEFFICIENT)
