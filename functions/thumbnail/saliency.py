"""What in a picture draws the eye: detail, skin and saturated colour, in cells of 8×8 pixels.

The features of smartcrop (Jonas Wagner, 2014) with its peculiarities, because only then are its choices
reproduced: the weights of its lightness, which put blue in the place of red, plain lightness instead of
edges along the border, and rounding to whole levels between the stages.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from functions.shared.images.pixels import Pixels

CELL = 8
Plane = NDArray[np.float64]
Levels = NDArray[np.uint8]

_LIGHTNESS_RED, _LIGHTNESS_GREEN, _LIGHTNESS_BLUE = 0.0722, 0.7152, 0.5126
_SKIN_COLOUR = (0.78, 0.57, 0.44)
_SKIN_THRESHOLD, _SKIN_LIGHTNESS = 0.8, (0.2, 1.0)
_SATURATION_THRESHOLD, _SATURATION_LIGHTNESS = 0.4, (0.05, 0.9)


@dataclass(frozen=True)
class Saliency:
    """Each plane has one value from 0 to 255 per cell; cells that the picture does not fill are left out."""

    detail: Plane
    skin: Plane
    saturation: Plane


def find_saliency(pixels: Pixels) -> Saliency:
    red, green, blue = (np.ascontiguousarray(pixels[..., channel]) for channel in range(3))
    lightness = _LIGHTNESS_BLUE * blue + _LIGHTNESS_GREEN * green + _LIGHTNESS_RED * red
    brightness = lightness / 255
    skin = _skin(red, green, blue, brightness)
    return Saliency(
        detail=to_levels(_blend(_edges(lightness), mean_weight=0.7, peak_weight=0.3)),
        skin=to_levels(_blend(skin, mean_weight=0.5, peak_weight=0.5)),
        saturation=to_levels(cell_means(_saturation(red, green, blue, brightness))),
    )


def to_levels(values: Plane) -> Plane:
    levels: Plane = np.rint(np.clip(values, 0, 255))
    return levels


def cell_means(levels: Plane | Levels) -> Plane:
    means: Plane = _in_cells(_rows_of_cells(levels).sum(axis=1, dtype=np.uint16)).sum(axis=2) / CELL**2
    return means


def _blend(levels: Plane | Levels, *, mean_weight: float, peak_weight: float) -> Plane:
    """Peaks count beside means, so that small bright features survive."""
    peaks = _in_cells(_rows_of_cells(levels).max(axis=1)).max(axis=2)
    blended: Plane = cell_means(levels) * mean_weight + peaks * peak_weight
    return blended


def _rows_of_cells(levels: Plane | Levels) -> NDArray[np.uint8]:
    """(row, y in cell, x). Whole levels are exact in a byte, and a fourth of the work."""
    rows, columns = levels.shape[0] // CELL, levels.shape[1] // CELL
    whole = levels[: rows * CELL, : columns * CELL].astype(np.uint8, copy=False)
    return whole.reshape(rows, CELL, columns * CELL)


def _in_cells(row_of_each: NDArray[Any]) -> NDArray[Any]:
    """(row, column, x in cell)"""
    rows, width = row_of_each.shape
    return row_of_each.reshape(rows, width // CELL, CELL)


def _edges(lightness: Plane) -> Plane:
    """The Laplacian; a picture of less than three rows or columns is all border."""
    edges = lightness.copy()
    if min(lightness.shape) > 2:
        above, below = lightness[:-2, 1:-1], lightness[2:, 1:-1]
        left, right = lightness[1:-1, :-2], lightness[1:-1, 2:]
        edges[1:-1, 1:-1] = lightness[1:-1, 1:-1] * 4 - above - left - right - below
    return to_levels(edges)


def _skin(red: Levels, green: Levels, blue: Levels, brightness: Plane) -> Levels:
    skin = np.zeros(red.shape, np.uint8)
    likely = _like_skin(red, green, blue) & _is_within(brightness, _SKIN_LIGHTNESS)
    red_there, green_there, blue_there = (plane[likely].astype(np.float64) for plane in (red, green, blue))
    length = np.sqrt(red_there * red_there + green_there * green_there + blue_there * blue_there)
    channels = zip((red_there, green_there, blue_there), _SKIN_COLOUR, strict=True)
    away = [channel / length - tone for channel, tone in channels]
    likeness = 1 - np.sqrt(away[0] * away[0] + away[1] * away[1] + away[2] * away[2])
    skin[likely] = _above(likeness, _SKIN_THRESHOLD)
    return skin


def _like_skin(red: Levels, green: Levels, blue: Levels) -> NDArray[np.bool_]:
    """All that may be above the threshold, and few others: black, which has no direction, is not.

    Whose unit vector is nearer than 0.2 to the colour of skin has, with it, a scalar product above 1.0434.
    """
    channels = [plane.astype(np.float32) for plane in (red, green, blue)]
    products = [tone * channel for channel, tone in zip(channels, _SKIN_COLOUR, strict=True)]
    likeness = products[0] + products[1] + products[2]
    square = channels[0] * channels[0] + channels[1] * channels[1] + channels[2] * channels[2]
    nearness: NDArray[np.bool_] = likeness * likeness > np.float32(1.043**2) * square
    return nearness


def _saturation(red: Levels, green: Levels, blue: Levels, brightness: Plane) -> Levels:
    strongest = np.maximum(np.maximum(red, green), blue)
    weakest = np.minimum(np.minimum(red, green), blue)
    saturation = _saturations()[strongest, weakest]
    saturation[~_is_within(brightness, _SATURATION_LIGHTNESS)] = 0
    return saturation


@cache
def _saturations() -> Levels:
    """Of hue, saturation, lightness, by the strongest and the weakest channel; lightness is their mean."""
    strongest, weakest = np.indices((256, 256)) / 255
    spread = strongest - weakest
    span = np.where((strongest + weakest) / 2 > 0.5, 2 - strongest - weakest, strongest + weakest)
    span[spread == 0] = 1
    return _above(spread / span, _SATURATION_THRESHOLD)


def _is_within(values: Plane, allowed: tuple[float, float]) -> NDArray[np.bool_]:
    within: NDArray[np.bool_] = (values >= allowed[0]) & (values <= allowed[1])
    return within


def _above(values: Plane, threshold: float) -> Levels:
    above = np.where(values > threshold, (values - threshold) * (255 / (1 - threshold)), 0)
    return to_levels(above).astype(np.uint8)
