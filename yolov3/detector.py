"""What is on a photo, and where."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from yolov3.boxes.letterbox import Placement, letterbox, place_in, trim, unletterbox
from yolov3.boxes.postprocess import Thresholds, detections
from yolov3.choices import EngineName, InputShape
from yolov3.darknet.blocks import Network
from yolov3.darknet.cfg import read_cfg
from yolov3.darknet.labels import read_labels
from yolov3.darknet.shapes import stride_of
from yolov3.engines.engine import Engine
from yolov3.engines.opening import open_engine
from yolov3.image import Image
from yolov3.models.catalogue import Model


@dataclass(frozen=True)
class Box:
    """In whole pixels of the upright original; x2 and y2 are the first ones beyond."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True)
class Detection:
    label: str
    confidence: float
    box: Box


class Detector:
    """``input_size`` is the largest that the network sees, whatever a photo's shape."""

    def __init__(
        self,
        network: Network,
        labels: tuple[str, ...],
        engine: Engine,
        thresholds: Thresholds,
        shape: InputShape = InputShape.SQUARE,
    ) -> None:
        self.input_size = (network.width, network.height)
        self.shape = shape
        self.labels = labels
        self.engine = engine
        self.thresholds = thresholds
        self._network = network
        self._stride = stride_of(network)
        self._scores = thresholds.scores(labels)

    def detect(self, image: Image) -> list[Detection]:
        """By falling confidence. Safe to call from several threads."""
        return self._find(image, self._scores)

    def guess(self, image: Image, least: float) -> list[Detection]:
        """As ``detect``, and what is less sure, from this confidence on."""
        return self._find(image, np.minimum(self._scores, np.float32(least)))

    def _find(self, image: Image, scores: NDArray[np.float32]) -> list[Detection]:
        placement = self._place(image)
        heads = self.engine.run(letterbox(image.pixels, placement))
        found = detections(heads, self._network, placement.input_size, scores, self.thresholds.overlap)
        boxes = [Box(*corners) for corners in unletterbox(found.boxes, placement).tolist()]
        return [
            Detection(self.labels[label], score, box)
            for label, score, box in zip(found.classes.tolist(), found.scores.tolist(), boxes, strict=True)
            if box.x1 < box.x2 and box.y1 < box.y2
        ]

    def _place(self, image: Image) -> Placement:
        placement = place_in(self.input_size, image.width, image.height)
        return trim(placement, self._stride) if self.shape is InputShape.MINIMAL else placement


def open_detector(
    model: Model,
    weights: Path,
    *,
    engine: EngineName,
    cache: Path,
    thresholds: Thresholds | None = None,
) -> Detector:
    """Reads the model's files; ``cache`` is a folder for what an engine wants to keep between starts.
    Without thresholds the model's own count.

    Raises CfgError, WeightsError, BadLabels or EngineUnavailable before anything is served.
    """
    network = read_cfg(model.cfg)
    labels = read_labels(model.labels, network.classes)
    own_shapes = model.own_shapes if model.shape is InputShape.MINIMAL else None
    opened = open_engine(engine, model.cfg, weights, model.precision, cache, own_shapes=own_shapes)
    return Detector(network, labels, opened, thresholds or model.thresholds(), model.shape)
