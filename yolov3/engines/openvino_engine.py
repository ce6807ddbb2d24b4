"""The network run by OpenVINO: the fast one."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from yolov3.choices import EngineName, Precision
from yolov3.darknet.cfg import read_cfg
from yolov3.darknet.shapes import stride_of
from yolov3.engines.compiled import Compiled, at_once
from yolov3.engines.conversion import conversion_folder, convert
from yolov3.engines.openvino_library import load_openvino
from yolov3.engines.shapes import Runs, Shapes
from yolov3.errors import EngineUnavailable
from yolov3.files.locking import held


class OpenVinoEngine:
    """``own_shapes`` tells how many shapes may have a network of their own beside the one for any;
    None, that the cfg's own shape is the only one."""

    name: ClassVar = EngineName.OPENVINO

    def __init__(
        self, cfg: Path, weights: Path, precision: Precision, cache: Path, own_shapes: int | None = None
    ) -> None:
        openvino = load_openvino()
        core = openvino.Core()
        able = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        self.precision = precision if able else Precision.F32
        network = read_cfg(cfg)
        largest, stride = (network.height, network.width), stride_of(network)
        compiler = _Compiler(
            core, cfg, weights, conversion_folder(cfg, weights, cache), _properties(openvino, self.precision)
        )

        def compile_for(shape: tuple[int, int] | None) -> Compiled:
            sides = shape or tuple(openvino.Dimension(stride, side) for side in largest)
            return Compiled(compiler.compile(openvino.PartialShape([1, *sides, 3])), shape or largest)

        self._network = _for_photos(compile_for, largest, own_shapes)

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        return self._network.run(pixels)


def _for_photos(
    compile_for: Callable[[tuple[int, int] | None], Compiled],
    largest: tuple[int, int],
    own_shapes: int | None,
) -> Runs:
    if own_shapes is None:
        return compile_for(largest)
    return Shapes(compile_for(None), compile_for, own_shapes)


def _properties(openvino: ModuleType, precision: Precision) -> dict[str, Any]:
    """One thread computes one photo, and as many photos as there are cores are computed at once."""
    return {
        # Left alone it takes what the CPU has, and results would differ between machines.
        "INFERENCE_PRECISION_HINT": {
            Precision.F32: openvino.Type.f32,
            Precision.BF16: openvino.Type.bf16,
        }[precision],
        "PERFORMANCE_HINT": "LATENCY",
        "NUM_STREAMS": at_once(),
        "INFERENCE_NUM_THREADS": at_once(),
        # Pinned, the workers would all sit on the first core.
        "ENABLE_CPU_PINNING": False,
    }


@dataclass(frozen=True)
class _Compiler:
    core: Any
    cfg: Path
    weights: Path
    folder: Path
    properties: dict[str, Any]

    def compile(self, shape: Any) -> Any:
        """Several workers may start at once: the first converts and compiles, the others find its work."""
        folder, model = self.folder, self.folder / "model.xml"
        try:
            if model.is_file() and not os.access(folder, os.W_OK):
                return self._compile(model, shape, self.properties)
            with held(folder / "lock"):
                if not model.is_file():
                    convert(self.cfg, self.weights, folder)
                return self._compile(model, shape, {**self.properties, "CACHE_DIR": str(folder)})
        except OSError as fault:
            raise EngineUnavailable(f"{folder} cannot be written: {fault.strerror}") from fault
        except RuntimeError as fault:
            raise EngineUnavailable(
                f"OpenVINO cannot read {folder}: delete it, and it is made again"
            ) from fault

    def _compile(self, model: Path, shape: Any, properties: dict[str, Any]) -> Any:
        network = self.core.read_model(model)
        network.reshape({0: shape})
        return self.core.compile_model(network, "CPU", properties)
