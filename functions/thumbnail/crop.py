"""Chooses the part of a picture that a thumbnail shows: the smartcrop algorithm (Jonas Wagner, 2014).

On the same pixels it is the choice of smartcrop.js. There the step of the search equals the size of the cells
that are scored, and the crop is never scaled, so all scores are one correlation of the picture's saliency
with one fixed map of importance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from functions.shared.images.decoding.picture import Picture
from functions.shared.images.pixels import Pixels
from functions.thumbnail.importance import OUTSIDE, importance_map
from functions.thumbnail.resize import resize_as_libvips
from functions.thumbnail.saliency import CELL, Plane, Saliency, cell_means, find_saliency, to_levels

ANALYSED_SIDE = 256
_MOST_ANALYSED = 1_000_000  # pixels; reached only by strips longer than 16 times their width
_SKIN_BIAS, _SATURATION_BIAS = 0.01, 0.2
_WEIGHTS = (0.2, 1.8, 0.1, 100.0)  # detail, skin, saturation, boost
_FINALISTS = 16


@dataclass(frozen=True)
class Box:
    """In whole pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Boost:
    """A part of the upright original to keep in the crop.

    Weight 0.01 is enough for detected objects (measured: 84 instead of 81 % of them inside; more weight does
    not change that); 1 outweighs all that the pixels say.
    """

    box: Box
    weight: float


def choose_crop(picture: Picture, width: int, height: int, boosts: Sequence[Boost] = ()) -> Box:
    """The best of the largest boxes of about the aspect ``width``:``height``, in the upright original.

    It is judged on the pixels shrunk to a shorter side of 256, or as they are where that is their size.
    """
    scale = min(picture.width / width, picture.height / height)
    shrink = _analysis_scale(picture.width, picture.height)
    columns, rows = _truncate(picture.width * shrink), _truncate(picture.height * shrink)
    pixels = picture.in_srgb(resize_as_libvips(picture.pixels, columns, rows))
    crop = (_truncate(int(width * scale) * shrink), _truncate(int(height * scale) * shrink))
    x, y = _best_place(_interest(pixels, boosts, shrink), crop, pixels.shape[:2])
    box_width = min(_truncate(crop[0] / shrink), picture.width)
    box_height = min(_truncate(crop[1] / shrink), picture.height)
    return Box(
        x=min(int(x / shrink), picture.width - box_width),
        y=min(int(y / shrink), picture.height - box_height),
        width=box_width,
        height=box_height,
    )


def _analysis_scale(width: int, height: int) -> float:
    scale = min(max(ANALYSED_SIDE / width, ANALYSED_SIDE / height), 1.0)
    area = width * height * scale * scale
    return scale if area <= _MOST_ANALYSED else scale * float(np.sqrt(_MOST_ANALYSED / area))


def _truncate(length: float) -> int:
    return max(1, int(length))


def _interest(pixels: Pixels, boosts: Sequence[Boost], shrink: float) -> list[Plane]:
    """What each cell of the picture adds to a score, by kind, before the weights of place and kind."""
    saliency: Saliency = find_saliency(pixels)
    detail = saliency.detail / 255
    planes = [
        detail,
        saliency.skin / 255 * (detail + _SKIN_BIAS),
        saliency.saturation / 255 * (detail + _SATURATION_BIAS),
    ]
    return [*planes, _boosted(boosts, shrink, pixels.shape[:2]) / 255] if boosts else planes


def _boosted(boosts: Sequence[Boost], shrink: float, size: tuple[int, ...]) -> Plane:
    plane = np.zeros(size)
    for boost in boosts:
        x, y = max(0, int(boost.box.x * shrink)), max(0, int(boost.box.y * shrink))
        width, height = int(boost.box.width * shrink), int(boost.box.height * shrink)
        part = plane[y : y + height, x : x + width]
        part[:] = to_levels(part + boost.weight * 255)
    return to_levels(cell_means(plane))


def _best_place(interest: list[Plane], crop: tuple[int, int], size: tuple[int, ...]) -> tuple[int, int]:
    """Top left corner of the best crop, in analysed pixels."""
    importance = importance_map(*crop)
    down, across = (size[0] - crop[1]) // CELL + 1, (size[1] - crop[0]) // CELL + 1
    # The last cells of a crop may lie on a rest of the picture that fills no cell: they count nothing.
    padded = np.zeros((down - 1 + importance.shape[0], across - 1 + importance.shape[1]), np.float32)
    rows, columns = interest[0].shape
    padded[:rows, :columns] = sum(weight * plane for weight, plane in zip(_WEIGHTS, interest, strict=False))
    scores = cv2.matchTemplate(padded, (importance - OUTSIDE).astype(np.float32), cv2.TM_CCORR)
    # Single precision finds the finalists; the order among them is decided as the original would.
    finalists = np.sort(np.argsort(-scores, axis=None, kind="stable")[:_FINALISTS])
    places = [(int(place) % across * CELL, int(place) // across * CELL) for place in finalists]
    return max(places, key=lambda place: _score(interest, importance, place, crop))


def _score(interest: list[Plane], importance: Plane, place: tuple[int, int], crop: tuple[int, int]) -> float:
    """In double precision, summed in reading order, so that even rounding is that of the original."""
    weights = np.full(interest[0].shape, OUTSIDE)
    column, row = place[0] // CELL, place[1] // CELL
    inside = weights[row : row + importance.shape[0], column : column + importance.shape[1]]
    inside[:] = importance[: inside.shape[0], : inside.shape[1]]
    total = 0.0
    for weight, plane in zip(_WEIGHTS, interest, strict=False):
        total += float(np.add.accumulate((plane * weights).ravel())[-1]) * weight if plane.size else 0.0
    return total / (crop[0] * crop[1])
