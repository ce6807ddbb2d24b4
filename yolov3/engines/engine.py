"""What runs the network."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from yolov3.errors import EngineUnavailable


class EngineName(StrEnum):
    OPENVINO = "openvino"
    TORCH = "torch"


class Precision(StrEnum):
    F32 = "f32"
    BF16 = "bf16"


class Engine(Protocol):
    """``precision`` is what it really computes in. Safe to call from several threads."""

    @property
    def name(self) -> EngineName: ...

    @property
    def precision(self) -> Precision: ...

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        """From RGB pixels (height, width, 3) of the input's size to the raw heads,
        each (anchors * (5 + classes), grid height, grid width)."""
        ...


def open_engine(name: EngineName, cfg: Path, weights: Path, precision: Precision, cache: Path) -> Engine:
    """With one thread, and bf16 only on a CPU that has it. Raises CfgError, WeightsError, EngineUnavailable.

    A process loads the library of this one engine only: the threads of two get in each other's way.
    """
    try:
        if name is EngineName.TORCH:
            from yolov3.engines.torch_engine import TorchEngine  # noqa: PLC0415 (loads PyTorch)

            return TorchEngine(cfg, weights, precision)
        from yolov3.engines.openvino_engine import OpenVinoEngine  # noqa: PLC0415 (loads OpenVINO)

        return OpenVinoEngine(cfg, weights, precision, cache)
    except ModuleNotFoundError as fault:
        raise EngineUnavailable(f"the engine {name} needs the package {fault.name}") from fault
