"""What runs the network."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from yolov3.blocks import Network


class EngineName(StrEnum):
    OPENVINO = "openvino"
    TORCH = "torch"


class Engine(Protocol):
    """``precision`` is what it computes in: ``f32`` or ``bf16``. Safe to call from several threads."""

    @property
    def name(self) -> EngineName: ...

    @property
    def precision(self) -> str: ...

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        """From RGB pixels (height, width, 3) of the input's size to the raw heads,
        each (anchors * (5 + classes), grid height, grid width)."""
        ...


def open_engine(name: EngineName, network: Network, weights: Path, cache: Path) -> Engine:
    """Raises WeightsError. A process loads the library of this one engine only: beside each other the
    threads of two of them get in each other's way."""
    from yolov3.torch_engine import TorchEngine  # noqa: PLC0415 (loads PyTorch)

    return TorchEngine(network, weights)
