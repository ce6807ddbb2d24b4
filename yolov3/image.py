"""What the detector looks at."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Image:
    """A photo as a person sees it.

    ``pixels`` are upright RGB, (height, width, 3), perhaps fewer than the original has; ``width`` and
    ``height`` are those of the upright original.
    """

    pixels: NDArray[np.uint8]
    width: int
    height: int
