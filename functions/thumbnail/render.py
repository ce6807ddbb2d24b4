"""Thumbnail, medium picture and preview as JPEG, all from one decoded picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2

from functions.shared.images.decoding.picture import Cover, Picture
from functions.shared.images.pixels import Pixels
from functions.thumbnail.crop import ANALYSED_SIDE, Boost, Box, choose_crop
from functions.thumbnail.resize import resize

PREVIEW_SIDE = 1440
MEDIUM_SIDE = 480
_THUMBNAIL_QUALITY, _PREVIEW_QUALITY = 85, 80
_SMALL, _SMALL_QUALITY = 256 * 256, 95
"""Pixels of a drawing or an icon, where each one counts, and none costs much."""


@dataclass(frozen=True)
class Thumbnail:
    """``jpeg`` has exactly the asked size; ``crop`` is the part of the upright original that it shows."""

    jpeg: bytes
    crop: Box


def cover_for_thumbnail(width: int, height: int) -> Cover:
    return Cover(shortest=max(width, height, ANALYSED_SIDE))


def cover_for_both(width: int, height: int) -> Cover:
    return Cover(longest=PREVIEW_SIDE, shortest=max(width, height, ANALYSED_SIDE))


def render_thumbnail(
    picture: Picture,
    width: int,
    height: int,
    boosts: Sequence[Boost] = (),
    *,
    judged: Picture | None = None,
) -> Thumbnail:
    """A picture smaller than the thumbnail is enlarged.

    The crop is chosen on ``judged``, the same picture in fewer pixels, where that is at hand.
    """
    crop = choose_crop(judged or picture, width, height, boosts)
    pixels = picture.in_srgb(resize(_cut(picture, crop), width, height))
    return Thumbnail(_encode(pixels, _THUMBNAIL_QUALITY), crop)


def shrink_to_preview(picture: Picture) -> Picture:
    """The whole picture in sRGB, its longest side 1440 pixels or, if it is smaller, as it is."""
    scale = min(1.0, PREVIEW_SIDE / max(picture.width, picture.height))
    width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    pixels = picture.in_srgb(resize(picture.pixels, width, height))
    return Picture(pixels, picture.width, picture.height)


def render_preview(preview: Picture) -> bytes:
    """``preview`` is what ``shrink_to_preview`` gave."""
    return _encode_whole(preview.pixels)


def render_medium(preview: Picture) -> bytes:
    """The whole picture for grids: 480 pixels at its shortest side, never more than the preview."""
    rows, columns = preview.pixels.shape[:2]
    scale = min(1.0, MEDIUM_SIDE / min(rows, columns))
    width, height = max(1, round(columns * scale)), max(1, round(rows * scale))
    return _encode_whole(resize(preview.pixels, width, height))


def _cut(picture: Picture, box: Box) -> Pixels:
    rows, columns = picture.pixels.shape[:2]
    left, right = _span(box.x, box.width, columns / picture.width, columns)
    top, bottom = _span(box.y, box.height, rows / picture.height, rows)
    return picture.pixels[top:bottom, left:right]


def _span(start: int, length: int, scale: float, limit: int) -> tuple[int, int]:
    first = min(round(start * scale), limit - 1)
    return first, min(max(round((start + length) * scale), first + 1), limit)


def _encode_whole(pixels: Pixels) -> bytes:
    rows, columns = pixels.shape[:2]
    if rows * columns > _SMALL:
        return _encode(pixels, _PREVIEW_QUALITY)
    return _encode(pixels, _SMALL_QUALITY, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444)


def _encode(pixels: Pixels, quality: int, sampling: int = cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420) -> bytes:
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    options = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, sampling]
    _, jpeg = cv2.imencode(".jpg", bgr, options)
    return jpeg.tobytes()
