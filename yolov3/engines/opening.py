"""Opens the engine that was chosen."""

from pathlib import Path

from yolov3.choices import EngineName, Precision
from yolov3.engines.engine import Engine
from yolov3.errors import EngineUnavailable


def open_engine(
    name: EngineName,
    cfg: Path,
    weights: Path,
    precision: Precision,
    cache: Path,
    *,
    own_shapes: int | None = None,
) -> Engine:
    """For inputs of the cfg's size, or where ``own_shapes`` are given, the most that OpenVINO compiles one
    by one, for all up to it. With one thread, and bf16 only on a CPU that has it. Raises CfgError,
    WeightsError, EngineUnavailable.

    A process loads the library of this one engine only: the threads of two get in each other's way.
    """
    try:
        if name is EngineName.TORCH:
            from yolov3.engines.torch_engine import TorchEngine  # noqa: PLC0415 (loads PyTorch)

            return TorchEngine(cfg, weights, precision)
        from yolov3.engines.openvino_engine import OpenVinoEngine  # noqa: PLC0415 (loads OpenVINO)

        return OpenVinoEngine(cfg, weights, precision, cache, own_shapes)
    except ModuleNotFoundError as fault:
        raise EngineUnavailable(f"the engine {name} needs the package {fault.name}") from fault
