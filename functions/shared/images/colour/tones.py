"""Grey pictures whose levels are not 0 to 255: 16 or 32 bits, or fractions."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from functions.shared.images.pixels import Pixels

_MOST_OF_32_BITS = float(np.finfo(np.float32).max)


def are_deep(image: Image.Image) -> bool:
    """Pillow's modes I, I;16 in its variants, and F."""
    return image.mode.startswith(("I", "F"))


@dataclass(frozen=True)
class Tones:
    """The levels that become black and white."""

    black: float
    white: float

    @classmethod
    def of(cls, levels: NDArray[Any]) -> Self:
        """Up to 255 or 65535, and fractions of 1, levels keep their meaning; any other range is stretched."""
        finite = levels[np.isfinite(levels)] if levels.dtype.kind == "f" else levels
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
        if levels.dtype == np.uint16:
            return cls(0.0, 65535.0)
        usual = (1.0, 255.0, 65535.0) if levels.dtype.kind == "f" else (255.0, 65535.0)
        return cls(min(low, 0.0), next((white for white in usual if high <= white), high))

    def joined(self, other: Self) -> Self:
        return type(self)(min(self.black, other.black), max(self.white, other.white))

    def to_eight_bits(self, levels: NDArray[Any]) -> Pixels:
        fits = max(abs(self.black), abs(self.white)) < _MOST_OF_32_BITS
        wide = levels.astype(np.float32 if fits else np.float64)
        finite = np.nan_to_num(wide, nan=self.black, posinf=self.white, neginf=self.black)
        scaled = (finite - self.black) * (255 / (self.white - self.black))
        eight: Pixels = np.rint(np.clip(scaled, 0, 255)).astype(np.uint8)
        return eight
