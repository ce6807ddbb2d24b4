"""A real detector around an engine that needs no weights."""

import threading
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from classifier import labels as names
from classifier.classifier import Classifier
from classifier.reviewer import Reviewer
from classifier.weights import EFFICIENTNET_LITE0, OPEN_NSFW
from functions.recognition.judging import Judge
from functions.recognition.network import Network
from yolov3.choices import EngineName, Precision
from yolov3.darknet.cfg import read_cfg
from yolov3.darknet.labels import read_labels
from yolov3.detector import Detector
from yolov3.errors import WeightsMissing
from yolov3.models.catalogue import catalogue

GRIDS = ((10, 10), (20, 20))
"""Of the light model's heads, at its input of 320 pixels."""
NOTHING, CERTAIN = -20.0, 20.0
REVIEW_SCORE = 0.5


class StandInEngine:
    """Sees ``label`` (its number) in the middle of every picture, as sure as ``logit`` says; while it hangs,
    it sees nothing yet."""

    name = EngineName.TORCH
    precision = Precision.F32

    def __init__(self, classes: int) -> None:
        self._classes = classes
        self.label: int | None = 0
        self.logit = CERTAIN
        self.runs = 0
        self.released = threading.Event()
        self.released.set()

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        assert pixels.shape == (320, 320, 3)
        assert self.released.wait(20)
        self.runs += 1
        heads = [np.full((3 * (5 + self._classes), *grid), NOTHING, np.float32) for grid in GRIDS]
        if self.label is not None:
            heads[0][:5, 5, 5] = (0, 0, 0, 0, CERTAIN)
            heads[0][5 + self.label, 5, 5] = self.logit
        return heads


class StandInClassifier:
    """As an engine: it is sure of these of ImageNet's classes."""

    def __init__(self) -> None:
        self.classes: tuple[int, ...] = ()

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        assert pixels.shape == (224, 224, 3)
        logits = np.zeros(1000, np.float32)
        logits[list(self.classes)] = CERTAIN
        return [logits]


class StandInReviewer:
    """As an engine: every picture has this score."""

    def __init__(self) -> None:
        self.score = 0.0

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        assert pixels.shape == (224, 224, 3)
        return [np.array([1 - self.score, self.score], np.float32)]


class Weights:
    """Whether there are any, of the detector, of the classifier and of what judges."""

    def __init__(self) -> None:
        self.are_there = True
        self.of_labels_are_there = True
        self.labels_are_coming = False
        self.of_review_are_there = True
        self.classifier = StandInClassifier()
        self.reviewer = StandInReviewer()
        model = catalogue()[0]
        network = read_cfg(model.cfg)
        labels = read_labels(model.labels, network.heads[0].classes)
        self.engine = StandInEngine(len(labels))
        self._network = Network(model, Detector(network, labels, self.engine, model.thresholds()))

    def open_network(self) -> Network:
        if not self.are_there:
            raise WeightsMissing("The weights are missing: run scripts/fetch-weights.")
        return self._network

    def open_network_of(self, name: str) -> Network:
        """The same, of a model of another name."""
        return replace(self._network, model=replace(self._network.model, name=name))

    def open_classifier(self) -> Classifier:
        if not self.of_labels_are_there:
            raise WeightsMissing("The weights of the labels are missing: run scripts/fetch-weights.")
        return Classifier(EFFICIENTNET_LITE0, names.read_labels(), self.classifier)

    def find_review(self) -> None:
        if not self.of_review_are_there:
            raise WeightsMissing("The weights of the review are missing: run scripts/fetch-weights.")

    def open_judge(self) -> Judge:
        self.find_review()
        return Judge(Reviewer(OPEN_NSFW, self.reviewer), REVIEW_SCORE)
