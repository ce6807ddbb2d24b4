"""From a JPEG or PNG file's bytes to an ``Image``, decoded no larger than it is needed.

For the command line and for measurements: the detector itself takes an ``Image``, and a service makes that
with a decoder of its own, which bounds what a hostile file costs.
"""

import struct
from dataclasses import dataclass
from io import BytesIO

import cv2
import numpy as np
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from yolov3.boxes.letterbox import place_in
from yolov3.errors import NotAnImage
from yolov3.image import Image

MOST_PIXELS = 100_000_000
_FORMATS = ((b"\xff\xd8\xff", JpegImageFile), (b"\x89PNG\r\n\x1a\n", PngImageFile))
# OpenCV names these flags for grey images; the one for colour, which is added to them, makes them RGB.
_REDUCED = {
    1: 0,
    2: cv2.IMREAD_REDUCED_GRAYSCALE_2,
    4: cv2.IMREAD_REDUCED_GRAYSCALE_4,
    8: cv2.IMREAD_REDUCED_GRAYSCALE_8,
}
_ORIENTATION_TAG = 0x0112
# What Pillow raises on damaged files.
_DAMAGE = (OSError, SyntaxError, ValueError, KeyError, TypeError, struct.error)
# What OpenCV calls a flip left to right is 1, upside down 0, both -1.
_MIRROR = {2: 1, 3: -1, 4: 0, 6: 1, 7: -1, 8: 0}


@dataclass(frozen=True)
class _Header:
    width: int
    height: int
    orientation: int
    is_jpeg: bool

    @property
    def lies(self) -> bool:
        """Whether the camera was held upright: width and height change places."""
        return self.orientation >= 5


def decode(data: bytes, cover: tuple[int, int]) -> Image:
    """A JPEG or PNG that is to be fitted into ``cover`` (width, height), decoded no larger than needed.

    It keeps at least twice the pixels each way: decoded down to just ``cover``, what is left to scale is
    too little to average, which moved boxes by up to 1 % of the photo and scores by 0.03.
    Raises NotAnImage, also for one of more than 100 megapixels.
    """
    header = _read_header(data)
    if header.width * header.height > MOST_PIXELS:
        raise NotAnImage(f"the image has {header.width}×{header.height} pixels, too many to decode")
    flags = _REDUCED[_reduction(header, cover)] | cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION
    try:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    except cv2.error as fault:
        raise NotAnImage("the image cannot be decoded") from fault
    if pixels is None:
        raise NotAnImage("the image cannot be decoded")
    width, height = (header.height, header.width) if header.lies else (header.width, header.height)
    return Image(np.asarray(_turn(pixels, header.orientation), np.uint8), width, height)


def _read_header(data: bytes) -> _Header:
    opener = next((kind for magic, kind in _FORMATS if data.startswith(magic)), None)
    if opener is None:
        raise NotAnImage("the bytes are neither a JPEG nor a PNG image")
    try:
        image = opener(BytesIO(data))
    except _DAMAGE as fault:
        raise NotAnImage("the image's header is damaged") from fault
    return _Header(image.width, image.height, _orientation(image), opener is JpegImageFile)


def _orientation(image: ImageFile) -> int:
    """1, upright, where there is none or it cannot be read."""
    try:
        orientation = image.getexif().get(_ORIENTATION_TAG)
    except _DAMAGE:
        return 1
    return orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1


def _reduction(header: _Header, cover: tuple[int, int]) -> int:
    """JPEGs shrink while they are decoded; a PNG would not be decoded any faster."""
    if not header.is_jpeg:
        return 1
    turned = cover[::-1] if header.lies else cover
    inner = place_in(turned, header.width, header.height)
    ratio = min(header.width / inner.width, header.height / inner.height)
    return max(factor for factor in _REDUCED if factor == 1 or ratio >= 2 * factor)


def _turn(pixels: cv2.typing.MatLike, orientation: int) -> cv2.typing.MatLike:
    """Undoes an EXIF orientation: transposed from 5 on, and then mirrored about one axis, both or none."""
    turned = cv2.transpose(pixels) if orientation >= 5 else pixels
    mirror = _MIRROR.get(orientation)
    return turned if mirror is None else cv2.flip(turned, mirror)
