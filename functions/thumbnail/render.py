"""Thumbnail, medium picture and preview as JPEG, all from one decoded picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2

from functions.shared.images.picture import Cover, Picture, Pixels
from functions.thumbnail.crop import ANALYSED_SIDE, Boost, Box, choose_crop
from functions.thumbnail.resize import resize

PREVIEW_SIDE = 1440
MEDIUM_SIDE = 480
_THUMBNAIL_QUALITY, _PREVIEW_QUALITY = 85, 80


@dataclass(frozen=True)
class Thumbnail:
    """``jpeg`` has exactly the asked size; ``crop`` is the part of the upright original that it shows."""

    jpeg: bytes
    crop: Box


def cover_for_thumbnail(width: int, height: int) -> Cover:
    return Cover(shortest=max(width, height, ANALYSED_SIDE))


def cover_for_both(width: int, height: int) -> Cover:
    return Cover(longest=PREVIEW_SIDE, shortest=max(width, height, ANALYSED_SIDE))


def render_thumbnail(picture: Picture, width: int, height: int, boosts: Sequence[Boost] = ()) -> Thumbnail:
    """A picture smaller than the thumbnail is enlarged."""
    crop = choose_crop(picture, width, height, boosts)
    return Thumbnail(_encode(resize(_cut(picture, crop), width, height), _THUMBNAIL_QUALITY), crop)


def render_preview(picture: Picture) -> bytes:
    """The whole picture, its longest side 1440 pixels or, if it is smaller, as it is."""
    return _whole(picture, PREVIEW_SIDE / max(picture.width, picture.height))


def render_medium(picture: Picture) -> bytes:
    """The whole picture for grids: 480 pixels at its shortest side, never more than the preview."""
    sides = picture.width, picture.height
    return _whole(picture, min(MEDIUM_SIDE / min(sides), PREVIEW_SIDE / max(sides)))


def _whole(picture: Picture, scale: float) -> bytes:
    scale = min(1.0, scale)
    width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return _encode(resize(picture.pixels, width, height), _PREVIEW_QUALITY)


def _cut(picture: Picture, box: Box) -> Pixels:
    rows, columns = picture.pixels.shape[:2]
    left, right = _span(box.x, box.width, columns / picture.width, columns)
    top, bottom = _span(box.y, box.height, rows / picture.height, rows)
    return picture.pixels[top:bottom, left:right]


def _span(start: int, length: int, scale: float, limit: int) -> tuple[int, int]:
    first = min(round(start * scale), limit - 1)
    return first, min(max(round((start + length) * scale), first + 1), limit)


def _encode(pixels: Pixels, quality: int) -> bytes:
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    _, jpeg = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return jpeg.tobytes()
