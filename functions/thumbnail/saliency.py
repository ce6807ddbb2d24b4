"""What in a picture draws the eye: detail, skin and saturated colour, in cells of 8×8 pixels.

The features of smartcrop (Jonas Wagner, 2014) with its peculiarities, because only then are its choices
reproduced: the weights of its lightness, which put blue in the place of red, plain lightness instead of
edges along the border, and rounding to whole levels between the stages.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from functions.shared.images.pixels import Pixels

CELL = 8
Plane = NDArray[np.float64]

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
    red, green, blue = (pixels[..., channel].astype(np.float64) for channel in range(3))
    lightness = _LIGHTNESS_BLUE * blue + _LIGHTNESS_GREEN * green + _LIGHTNESS_RED * red
    skin = _skin(red, green, blue, lightness / 255)
    return Saliency(
        detail=to_levels(_blend(_edges(lightness), mean_weight=0.7, peak_weight=0.3)),
        skin=to_levels(_blend(skin, mean_weight=0.5, peak_weight=0.5)),
        saturation=to_levels(cell_means(_saturation(red, green, blue, lightness / 255))),
    )


def to_levels(values: Plane) -> Plane:
    levels: Plane = np.rint(np.clip(values, 0, 255))
    return levels


def cell_means(levels: Plane) -> Plane:
    means: Plane = _in_cells(_rows_of_cells(levels).sum(axis=1, dtype=np.uint16)).sum(axis=2) / CELL**2
    return means


def _blend(levels: Plane, *, mean_weight: float, peak_weight: float) -> Plane:
    """Peaks count beside means, so that small bright features survive."""
    peaks = _in_cells(_rows_of_cells(levels).max(axis=1)).max(axis=2)
    blended: Plane = cell_means(levels) * mean_weight + peaks * peak_weight
    return blended


def _rows_of_cells(levels: Plane) -> NDArray[np.uint8]:
    """(row, y in cell, x). Whole levels are exact in a byte, and a fourth of the work."""
    rows, columns = levels.shape[0] // CELL, levels.shape[1] // CELL
    whole = levels[: rows * CELL, : columns * CELL].astype(np.uint8)
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


def _skin(red: Plane, green: Plane, blue: Plane, lightness: Plane) -> Plane:
    length = np.sqrt(red * red + green * green + blue * blue)
    length[length == 0] = np.inf  # black has no direction, and is far from any skin
    away = [channel / length - tone for channel, tone in zip((red, green, blue), _SKIN_COLOUR, strict=True)]
    likeness = 1 - np.sqrt(away[0] * away[0] + away[1] * away[1] + away[2] * away[2])
    return _above(likeness, _SKIN_THRESHOLD, lightness, _SKIN_LIGHTNESS)


def _saturation(red: Plane, green: Plane, blue: Plane, lightness: Plane) -> Plane:
    """Of hue, saturation, lightness; there lightness is the mean of the strongest and the weakest channel."""
    strongest = np.maximum(np.maximum(red, green), blue) / 255
    weakest = np.minimum(np.minimum(red, green), blue) / 255
    spread = strongest - weakest
    span = np.where((strongest + weakest) / 2 > 0.5, 2 - strongest - weakest, strongest + weakest)
    span[spread == 0] = 1
    return _above(spread / span, _SATURATION_THRESHOLD, lightness, _SATURATION_LIGHTNESS)


def _above(values: Plane, threshold: float, lightness: Plane, allowed: tuple[float, float]) -> Plane:
    counts = (values > threshold) & (lightness >= allowed[0]) & (lightness <= allowed[1])
    return to_levels(np.where(counts, (values - threshold) * (255 / (1 - threshold)), 0))
