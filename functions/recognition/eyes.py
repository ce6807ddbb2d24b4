"""What looks at photos: the detector for their objects, the classifier for them as a whole."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from classifier.classifier import Classifier
from functions.recognition.holding import RETRY_AFTER, Holder
from functions.recognition.network import Network, NetworkHolder
from functions.shared.errors import Unavailable
from functions.shared.models.photo import Detection, FoundLabel, IsFor
from yolov3.image import Image

ClassifierHolder: TypeAlias = Holder[Classifier]
LONGEST_FOR_LABELS: Final = 640
"""Pixels of the longer side that the classifier's square is cut from."""
SWITCHED_OFF: Final = "This album gives whole pictures no labels (PICTURE_LABELS)."


class Part(StrEnum):
    DETECTIONS = "detections"
    LABELS = "labels"


@dataclass(frozen=True)
class Seen:
    """None is what was not looked for."""

    detections: tuple[Detection, ...] | None
    labels: tuple[FoundLabel, ...] | None


@dataclass(frozen=True)
class Missing:
    """``retry_after``, in seconds, only where it may come by itself."""

    detail: str
    retry_after: int | None


@dataclass(frozen=True)
class Eyes:
    network: Network | None = None
    classifier: Classifier | None = None

    @property
    def longest(self) -> int:
        """How many pixels a photo's longer side needs to have.

        Twice the detector's input: boxes move by whole pixels when the decoder alone scales down to it.
        """
        detectors = 2 * max(self.network.detector.input_size) if self.network else 0
        return max(detectors, LONGEST_FOR_LABELS if self.classifier else 0)

    def see(self, image: Image) -> Seen:
        return Seen(
            _detections(self.network, image) if self.network else None,
            _labels(self.classifier, image) if self.classifier else None,
        )


@dataclass(frozen=True)
class EyeHolder:
    """``labels_are_coming``: whether the classifier's weights are being fetched. Without ``classifiers``
    they are not wanted."""

    networks: NetworkHolder
    classifiers: ClassifierHolder | None = None
    labels_are_coming: Callable[[], bool] = lambda: False

    def open(self, parts: Collection[Part]) -> tuple[Eyes, Mapping[Part, Missing]]:
        """What there is for these parts, and what is missing."""
        missing: dict[Part, Missing] = {}
        network = classifier = None
        if Part.DETECTIONS in parts:
            try:
                network = self.networks.get()
            except Unavailable as error:
                missing[Part.DETECTIONS] = Missing(error.detail, RETRY_AFTER)
        if Part.LABELS in parts:
            try:
                classifier = self.classifiers.get() if self.classifiers else None
                if classifier is None:
                    missing[Part.LABELS] = Missing(SWITCHED_OFF, None)
            except Unavailable as error:
                later = RETRY_AFTER if self.labels_are_coming() else None
                missing[Part.LABELS] = Missing(error.detail, later)
        return Eyes(network, classifier), missing


def _detections(network: Network, image: Image) -> tuple[Detection, ...]:
    return tuple(
        Detection(
            label=found.label,
            confidence=round(found.confidence, 4),
            x1=found.box.x1,
            y1=found.box.y1,
            x2=found.box.x2,
            y2=found.box.y2,
        )
        for found in network.detector.detect(image)
    )


def _labels(classifier: Classifier, image: Image) -> tuple[FoundLabel, ...]:
    return tuple(
        FoundLabel(label=found.name, confidence=round(found.confidence, 4), is_for=IsFor.PICTURE)
        for found in classifier.look(image.pixels)
    )
