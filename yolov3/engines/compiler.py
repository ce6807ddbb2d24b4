"""Compiles a network that was converted for OpenVINO, and converts it first where nobody has."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from yolov3.choices import Precision
from yolov3.engines.compiled import at_once
from yolov3.errors import EngineUnavailable
from yolov3.files.locking import held


@dataclass(frozen=True)
class Compiler:
    """``folder`` is where the conversion lies, or where ``convert`` puts it."""

    core: Any
    folder: Path
    convert: Callable[[], None]
    properties: dict[str, Any]

    def compile(self, shape: Any) -> Any:
        """Several workers may start at once: the first converts and compiles, the others find its work."""
        folder, model = self.folder, self.folder / "model.xml"
        try:
            if model.is_file() and not os.access(folder, os.W_OK):
                return self._compile(model, shape, self.properties)
            with held(folder / "lock"):
                if not model.is_file():
                    self.convert()
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


def best_precision(core: Any, wanted: Precision = Precision.BF16) -> Precision:
    """As wanted, where the CPU has it."""
    able = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return wanted if able else Precision.F32


def properties(openvino: ModuleType, precision: Precision) -> dict[str, Any]:
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
