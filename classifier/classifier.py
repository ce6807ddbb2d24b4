"""What a whole picture shows, by EfficientNet-Lite0 in OpenVINO."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from classifier.conversion import conversion_folder, convert
from classifier.crop import middle
from classifier.labels import Labels, read_labels
from classifier.weights import EFFICIENTNET_LITE0, ClassifierModel
from yolov3.engines.compiled import Compiled
from yolov3.engines.compiler import Compiler, best_precision, properties
from yolov3.engines.openvino_library import load_openvino
from yolov3.engines.shapes import Runs


@dataclass(frozen=True)
class PictureLabel:
    name: str
    confidence: float


@dataclass(frozen=True)
class Classifier:
    """Safe to use from several threads. ``engine`` gives the logits of ImageNet's classes."""

    model: ClassifierModel
    labels: Labels
    engine: Runs

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def version(self) -> str:
        """Tells results of other weights, names and thresholds from those of these."""
        return f"{self.model.name}/{self.model.sha256[:8]}/{self.labels.digest[:8]}"

    def look(self, pixels: NDArray[np.uint8]) -> list[PictureLabel]:
        """At upright RGB (height, width, 3). By falling confidence."""
        sure = self.confidences(pixels)
        shown = [label.name for label in self.labels.all if sure[label.name] >= label.score]
        return [PictureLabel(name, sure[name]) for name in sorted(shown, key=lambda name: -sure[name])]

    def confidences(self, pixels: NDArray[np.uint8]) -> dict[str, float]:
        """Of all labels, shown or not."""
        [logits] = self.engine.run(middle(pixels, self.model.side))
        return self.labels.confidences(logits)


def open_classifier(weights: Path, cache: Path) -> Classifier:
    """Raises EngineUnavailable before anything is served.

    In bf16 where the CPU has it, in three fifths of the time: of 400 photos three get another label so.
    """
    openvino = load_openvino()
    core, model = openvino.Core(), EFFICIENTNET_LITE0
    folder, side = conversion_folder(model, weights, cache), model.side
    compiler = Compiler(
        core, folder, partial(convert, model, weights, folder), properties(openvino, best_precision(core))
    )
    compiled = compiler.compile(openvino.PartialShape([1, side, side, 3]))
    return Classifier(model, read_labels(), Compiled(compiled, (side, side)))
