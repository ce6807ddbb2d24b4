"""Opens with Pillow what ``formats.identify`` has recognised, and translates how Pillow fails.

Each format's own reader is called, not ``Image.open``, so that no other reader is tried on the bytes.
"""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PIL import Image, ImageCms, ImageFile
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile
from pillow_heif import HeifImageFile

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.identify import ImageFormat

# Seen on hostile files, or raised by the readers' own checks.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    EOFError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    ImageCms.PyCMSError,
)


@contextmanager
def refusing_damage(image_format: ImageFormat) -> Iterator[None]:
    try:
        yield
    except _FAULTS as fault:
        raise UnreadableImage(f"The {image_format} file is damaged or incomplete.") from fault


_READERS: dict[ImageFormat, Callable[[io.BytesIO], ImageFile.ImageFile]] = {
    ImageFormat.JPEG: JpegImageFile,
    ImageFormat.PNG: PngImageFile,
    ImageFormat.WEBP: WebPImageFile,
    ImageFormat.GIF: GifImageFile,
    ImageFormat.BMP: BmpImageFile,
    ImageFormat.TIFF: TiffImageFile,
    ImageFormat.HEIC: HeifImageFile,
    ImageFormat.AVIF: AvifImageFile,
}


def open_with_pillow(image_format: ImageFormat, data: bytes) -> ImageFile.ImageFile:
    """Reads the header."""
    with refusing_damage(image_format):
        return _READERS[image_format](io.BytesIO(data))
