"""What decoding asks for, and what it gives."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""(height, width, 3): upright RGB, C-contiguous."""


class Colours(StrEnum):
    SRGB = "srgb"
    STORED = "stored"
    """The file's own numbers, as networks were trained on: converted ones move boxes by pixels."""


@dataclass(frozen=True)
class Cover:
    """How many pixels a caller needs; a side counts as covered when it is as long as the original's.

    ``longest`` serves what fits a picture into a square (previews, the detector's letterbox), ``shortest``
    what fills one (thumbnails). Zero asks for nothing.
    """

    longest: int = 0
    shortest: int = 0
    colours: Colours = Colours.SRGB

    def allows(self, width: int, height: int, divisor: int) -> bool:
        longest, shortest = max(width, height), min(width, height)
        return (
            longest // divisor >= min(self.longest, longest)
            and shortest // divisor >= min(self.shortest, shortest)
        )  # fmt: skip


EVERYTHING = Cover(longest=2**31)


@dataclass(frozen=True)
class Picture:
    """``width`` and ``height`` are the upright original's; ``pixels`` may be fewer, in the same aspect."""

    pixels: Pixels
    width: int
    height: int
