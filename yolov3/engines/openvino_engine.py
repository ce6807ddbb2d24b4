"""The network run by OpenVINO: the fast one."""

import os
from pathlib import Path
from queue import Queue
from types import ModuleType
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from yolov3.choices import EngineName, Precision
from yolov3.engines.conversion import conversion_folder, convert
from yolov3.engines.openvino_library import load_openvino
from yolov3.errors import EngineUnavailable
from yolov3.files.locking import held

MOST_AT_ONCE = 8
"""Each holds memory for a photo's features; beyond this many, more processes serve better."""


class OpenVinoEngine:
    name: ClassVar = EngineName.OPENVINO

    def __init__(self, cfg: Path, weights: Path, precision: Precision, cache: Path) -> None:
        openvino = load_openvino()
        core = openvino.Core()
        able = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        self.precision = precision if able else Precision.F32
        folder = conversion_folder(cfg, weights, cache)
        compiled = _compile(core, cfg, weights, folder, _properties(openvino, self.precision))
        self._heads = range(len(compiled.outputs))
        self._free: Queue[Any] = Queue()
        for _ in range(_at_once()):
            self._free.put(compiled.create_infer_request())
        # What the binding prepares at the first photo, two threads must not prepare at once: one would hold
        # Python's lock while it waits for the other, and the process would hang for ever.
        _, *shape = compiled.input(0).shape
        self.run(np.zeros(shape, np.uint8))

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        request = self._free.get()
        try:
            request.infer({0: pixels[np.newaxis]}, share_inputs=True)
            return [request.get_output_tensor(head).data[0].copy() for head in self._heads]
        finally:
            self._free.put(request)


def _at_once() -> int:
    return min(len(os.sched_getaffinity(0)), MOST_AT_ONCE)


def _properties(openvino: ModuleType, precision: Precision) -> dict[str, Any]:
    """One thread computes one photo, and as many photos as there are cores are computed at once."""
    return {
        # Left alone it takes what the CPU has, and results would differ between machines.
        "INFERENCE_PRECISION_HINT": {
            Precision.F32: openvino.Type.f32,
            Precision.BF16: openvino.Type.bf16,
        }[precision],
        "PERFORMANCE_HINT": "LATENCY",
        "NUM_STREAMS": _at_once(),
        "INFERENCE_NUM_THREADS": _at_once(),
        # Pinned, the workers would all sit on the first core.
        "ENABLE_CPU_PINNING": False,
    }


def _compile(core: Any, cfg: Path, weights: Path, folder: Path, properties: dict[str, Any]) -> Any:
    """Several workers may start at once: the first converts and compiles, the others find its work."""
    model = folder / "model.xml"
    try:
        if model.is_file() and not os.access(folder, os.W_OK):
            return core.compile_model(model, "CPU", properties)
        with held(folder / "lock"):
            if not model.is_file():
                convert(cfg, weights, folder)
            return core.compile_model(model, "CPU", {**properties, "CACHE_DIR": str(folder)})
    except OSError as fault:
        raise EngineUnavailable(f"{folder} cannot be written: {fault.strerror}") from fault
    except RuntimeError as fault:
        raise EngineUnavailable(f"OpenVINO cannot read {folder}: delete it, and it is made again") from fault
