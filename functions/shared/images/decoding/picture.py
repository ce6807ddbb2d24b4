"""What decoding asks for, and what it gives."""

from dataclasses import dataclass

import numpy as np

from functions.shared.images.colour.rgb_profile import RgbProfile
from functions.shared.images.pixels import Pixels


@dataclass(frozen=True)
class Cover:
    """How many pixels a caller needs; a side counts as covered when it is as long as the original's.

    ``longest`` serves what fits a picture into a square (previews, the detector's letterbox), ``shortest``
    what fills one (thumbnails). Zero asks for nothing.
    """

    longest: int = 0
    shortest: int = 0

    def allows(self, width: int, height: int, divisor: int) -> bool:
        longest, shortest = max(width, height), min(width, height)
        return (
            longest // divisor >= min(self.longest, longest)
            and shortest // divisor >= min(self.shortest, shortest)
        )  # fmt: skip


EVERYTHING = Cover(longest=2**31)


@dataclass(frozen=True)
class Picture:
    """``width`` and ``height`` are the upright original's; ``pixels`` may be fewer, in the same aspect.

    Their colours are those of ``profile``, or sRGB where there is none. Networks take them so: converted ones
    move boxes by pixels. For people's eyes ``in_srgb`` converts what is left after scaling down.
    """

    pixels: Pixels
    width: int
    height: int
    profile: RgbProfile | None = None

    def turned(self, rotation: int) -> "Picture":
        """Clockwise, by a multiple of 90 degrees."""
        quarters = rotation // 90 % 4
        if quarters == 0:
            return self
        pixels = np.ascontiguousarray(np.rot90(self.pixels, -quarters))
        width, height = (self.height, self.width) if quarters % 2 else (self.width, self.height)
        return Picture(pixels, width, height, self.profile)

    def in_srgb(self, pixels: Pixels) -> Pixels:
        """``pixels``: some of the picture's own, or smaller ones made from them."""
        return pixels if self.profile is None else self.profile.to_srgb(pixels)
