"""The network run by OpenVINO: the fast one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from yolov3.choices import EngineName, Precision
from yolov3.darknet.cfg import read_cfg
from yolov3.darknet.shapes import stride_of
from yolov3.engines.compiled import Compiled
from yolov3.engines.compiler import Compiler, best_precision, properties
from yolov3.engines.conversion import conversion_folder, convert
from yolov3.engines.openvino_library import load_openvino
from yolov3.engines.shapes import Runs, Shapes


class OpenVinoEngine:
    """``own_shapes`` tells how many shapes may have a network of their own beside the one for any;
    None, that the cfg's own shape is the only one."""

    name: ClassVar = EngineName.OPENVINO

    def __init__(
        self, cfg: Path, weights: Path, precision: Precision, cache: Path, own_shapes: int | None = None
    ) -> None:
        openvino = load_openvino()
        core = openvino.Core()
        self.precision = best_precision(core, precision)
        network = read_cfg(cfg)
        largest, stride = (network.height, network.width), stride_of(network)
        folder = conversion_folder(cfg, weights, cache)
        compiler = Compiler(
            core, folder, partial(convert, cfg, weights, folder), properties(openvino, self.precision)
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
