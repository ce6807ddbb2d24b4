"""How likely a picture is not fit to be shown to everybody, by Yahoo's open_nsfw in OpenVINO."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from classifier.conversion import conversion_folder, convert
from classifier.weights import OPEN_NSFW, ClassifierModel
from yolov3.engines.compiled import Compiled
from yolov3.engines.compiler import Compiler, best_precision, properties
from yolov3.engines.openvino_library import load_openvino
from yolov3.engines.shapes import Runs

SQUEEZED: Final = 256
JPEG_QUALITY: Final = 75
"""The network was trained on what had been through JPEG once more, and scores otherwise without."""


@dataclass(frozen=True)
class Reviewer:
    """Safe to use from several threads. ``engine`` gives the shares of pictures that are fit, and not."""

    model: ClassifierModel
    engine: Runs

    @property
    def name(self) -> str:
        return self.model.name

    def score(self, pixels: NDArray[np.uint8]) -> float:
        """Of upright RGB (height, width, 3): from 0 to 1."""
        [shares] = self.engine.run(squeezed(pixels, self.model.side))
        return min(1.0, max(0.0, float(shares[1])))


def squeezed(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """(side, side, 3): the middle of the whole picture made a square, whatever its proportions."""
    enlarges = min(pixels.shape[:2]) < SQUEEZED
    how = cv2.INTER_LINEAR if enlarges else cv2.INTER_AREA
    begin = (SQUEEZED - side) // 2
    middle = slice(begin, begin + side)
    square = cv2.resize(pixels, (SQUEEZED, SQUEEZED), interpolation=how)[middle, middle]
    bgr = cv2.cvtColor(square, cv2.COLOR_RGB2BGR)
    _, jpeg = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    decoded = cv2.imdecode(jpeg, cv2.IMREAD_COLOR)
    return np.asarray(cv2.cvtColor(np.asarray(decoded, np.uint8), cv2.COLOR_BGR2RGB), np.uint8)


def open_reviewer(weights: Path, cache: Path) -> Reviewer:
    """Raises EngineUnavailable before anything is served."""
    openvino = load_openvino()
    core, folder, side = openvino.Core(), conversion_folder(OPEN_NSFW, weights, cache), OPEN_NSFW.side
    compiler = Compiler(
        core, folder, partial(convert, OPEN_NSFW, weights, folder), properties(openvino, best_precision(core))
    )
    compiled = compiler.compile(openvino.PartialShape([1, side, side, 3]))
    return Reviewer(OPEN_NSFW, Compiled(compiled, (side, side)))
