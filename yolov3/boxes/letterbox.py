"""A photo fitted into the network's input, and boxes taken back from it."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

GREY = 128


@dataclass(frozen=True)
class Placement:
    """Where the photo lies in an input of this size (width, height), in the input's pixels, and how large
    it is itself."""

    input_size: tuple[int, int]
    left: int
    top: int
    width: int
    height: int
    photo_width: int
    photo_height: int


def place_in(input_size: tuple[int, int], width: int, height: int) -> Placement:
    """As large as the input of (width, height) allows, in its middle, proportions kept."""
    input_width, input_height = input_size
    scale = min(input_width / width, input_height / height)
    inner_width = min(input_width, max(1, round(width * scale)))
    inner_height = min(input_height, max(1, round(height * scale)))
    return Placement(
        input_size=input_size,
        left=(input_width - inner_width) // 2,
        top=(input_height - inner_height) // 2,
        width=inner_width,
        height=inner_height,
        photo_width=width,
        photo_height=height,
    )


def trim(placement: Placement, stride: int) -> Placement:
    """The same scale in an input with no more grey than its sides need to be multiples of ``stride``."""
    width, height = placement.input_size
    size = (
        min(width, _next_multiple(placement.width, stride)),
        min(height, _next_multiple(placement.height, stride)),
    )
    return replace(
        placement,
        input_size=size,
        left=(size[0] - placement.width) // 2,
        top=(size[1] - placement.height) // 2,
    )


def letterbox(pixels: NDArray[np.uint8], placement: Placement) -> NDArray[np.uint8]:
    """(height, width, 3) of the input, the photo in its place and grey around it."""
    input_width, input_height = placement.input_size
    canvas = np.full((input_height, input_width, 3), GREY, np.uint8)
    rows = slice(placement.top, placement.top + placement.height)
    columns = slice(placement.left, placement.left + placement.width)
    canvas[rows, columns] = _shrink(pixels, placement.width, placement.height)
    return canvas


def unletterbox(boxes: NDArray[np.float64], placement: Placement) -> NDArray[np.int64]:
    """From (n, 4) corners x1, y1, x2, y2 in the input to whole pixels of the photo, clipped to it."""
    corner = np.array([placement.left, placement.top] * 2)
    inner = np.array([placement.width, placement.height] * 2)
    photo = np.array([placement.photo_width, placement.photo_height] * 2)
    whole = np.rint((boxes - corner) * photo / inner)
    clipped: NDArray[np.int64] = np.clip(whole, 0, photo).astype(np.int64)
    return clipped


def _next_multiple(length: int, stride: int) -> int:
    return -(-length // stride) * stride


def _shrink(pixels: NDArray[np.uint8], width: int, height: int) -> cv2.typing.MatLike:
    """Every pixel of the photo counts in the average that INTER_AREA takes. That costs 7 ms on a large
    photo, so one is halved first, down to where it still has twice the pixels each way."""
    shrunk: cv2.typing.MatLike = pixels
    while shrunk.shape[1] >= 4 * width and shrunk.shape[0] >= 4 * height:
        halved = (shrunk.shape[1] // 2, shrunk.shape[0] // 2)
        shrunk = cv2.resize(shrunk, halved, interpolation=cv2.INTER_LINEAR)
    grows = shrunk.shape[1] < width or shrunk.shape[0] < height
    # Enlarging, INTER_AREA would repeat pixels.
    return cv2.resize(shrunk, (width, height), interpolation=cv2.INTER_LINEAR if grows else cv2.INTER_AREA)
