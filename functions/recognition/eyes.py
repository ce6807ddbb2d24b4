"""What looks at photos: the detector for objects, the classifier for the whole, the judge for a review."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from classifier.classifier import Classifier
from functions.recognition.holding import RETRY_AFTER, Holder, Opened
from functions.recognition.judging import Judge, Judges
from functions.recognition.network import Network, NetworkHolder
from functions.shared.errors import Unavailable
from functions.shared.models.photo import Detection, FoundLabel, IsFor
from functions.shared.models.review import Judgement
from yolov3.image import Image

ClassifierHolder: TypeAlias = Holder[Classifier]
LONGEST_FOR_LABELS: Final = 640
"""Pixels of the longer side that the squares of classifier and judge are made from."""
SWITCHED_OFF: Final = "This album gives whole pictures no labels (PICTURE_LABELS)."
NO_REVIEW: Final = "This album reviews no pictures (PICTURE_REVIEW)."


class Part(StrEnum):
    DETECTIONS = "detections"
    LABELS = "labels"
    REVIEW = "review"


USUAL_PARTS: Final = frozenset({Part.DETECTIONS, Part.LABELS})
"""What is looked for where nothing is said."""


@dataclass(frozen=True)
class Seen:
    """None is what was not looked for."""

    detections: tuple[Detection, ...] | None
    labels: tuple[FoundLabel, ...] | None
    review: Judgement | None


@dataclass(frozen=True)
class Missing:
    """``retry_after``, in seconds, only where it may come by itself."""

    detail: str
    retry_after: int | None


@dataclass(frozen=True)
class Eyes:
    network: Network | None = None
    classifier: Classifier | None = None
    judge: Judge | None = None

    @property
    def longest(self) -> int:
        """How many pixels a photo's longer side needs to have.

        Twice the detector's input: boxes move by whole pixels when the decoder alone scales down to it.
        """
        detectors = 2 * max(self.network.detector.input_size) if self.network else 0
        return max(detectors, LONGEST_FOR_LABELS if self.classifier or self.judge else 0)

    def see(self, image: Image) -> Seen:
        return Seen(
            _detections(self.network, image) if self.network else None,
            _labels(self.classifier, image) if self.classifier else None,
            self.judge.judge(image.pixels) if self.judge else None,
        )


@dataclass(frozen=True)
class EyeHolder:
    """``labels_are_coming``: whether the classifier's weights are being fetched. Without ``classifiers``, or
    ``judges``, what they give is not wanted."""

    networks: NetworkHolder
    classifiers: ClassifierHolder | None = None
    labels_are_coming: Callable[[], bool] = lambda: False
    judges: Judges | None = None

    def network(self) -> Network:
        """With a second look where the classifier is there. Raises Unavailable while there is no detector."""
        return self.networks.get().asking(self._classifier())

    def open(self, parts: Collection[Part]) -> tuple[Eyes, Mapping[Part, Missing]]:
        """What there is for these parts, and what is missing."""
        missing: dict[Part, Missing] = {}
        network = classifier = judge = None
        if Part.DETECTIONS in parts:
            try:
                network = self.network()
            except Unavailable as error:
                missing[Part.DETECTIONS] = Missing(error.detail, RETRY_AFTER)
        if Part.LABELS in parts:
            opened = _open(self.classifiers, self.labels_are_coming, SWITCHED_OFF)
            classifier = _there(opened, missing, Part.LABELS)
        if Part.REVIEW in parts:
            judges = self.judges
            holder, coming = (judges.holder, judges.are_coming) if judges else (None, _never)
            judge = _there(_open(holder, coming, NO_REVIEW), missing, Part.REVIEW)
        return Eyes(network, classifier, judge), missing

    def _classifier(self) -> Classifier | None:
        try:
            return self.classifiers.get() if self.classifiers else None
        except Unavailable:
            return None


def _never() -> bool:
    return False


def _open(
    holder: Holder[Opened] | None, are_coming: Callable[[], bool], switched_off: str
) -> Opened | Missing:
    if holder is None:
        return Missing(switched_off, None)
    try:
        return holder.get()
    except Unavailable as error:
        return Missing(error.detail, RETRY_AFTER if are_coming() else None)


def _there(opened: Opened | Missing, missing: dict[Part, Missing], part: Part) -> Opened | None:
    if isinstance(opened, Missing):
        missing[part] = opened
        return None
    return opened


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
        for found in network.detect(image)
    )


def _labels(classifier: Classifier, image: Image) -> tuple[FoundLabel, ...]:
    return tuple(
        FoundLabel(label=found.name, confidence=round(found.confidence, 4), is_for=IsFor.PICTURE)
        for found in classifier.look(image.pixels)
    )
