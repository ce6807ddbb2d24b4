"""What runs the network."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from yolov3.choices import EngineName, Precision


class Engine(Protocol):
    """``precision`` is what it really computes in. Safe to call from several threads."""

    @property
    def name(self) -> EngineName: ...

    @property
    def precision(self) -> Precision: ...

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        """From RGB pixels (height, width, 3) to the raw heads, each (anchors * (5 + classes), grid height,
        grid width). They have the input's size, or where the engine was opened for more, one whose sides are
        multiples of the network's stride up to it."""
        ...
