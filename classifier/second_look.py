"""Asks the classifier about boxes of which the detector is not sure: what is in the middle of this?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from classifier.classifier import Classifier
from classifier.crop import around
from classifier.labels import shares_of
from classifier.objects import Objects, read_objects
from yolov3.boxes.postprocess import Thresholds
from yolov3.detector import Detection, Detector
from yolov3.image import Image
from yolov3.models.catalogue import Model

LEAST: Final = 0.2
"""What is less sure is not looked at: half of it is beside the thing, whatever there is."""
SURE: Final = 0.95
"""From this confidence on nobody is asked."""
MOST: Final = 4
"""Looks at a photo; each takes as long as one at the whole."""

RULE: Final = 1
"""To be raised with what follows, which moves the logit of a confidence."""
AGREES: Final = 0.3
"""By the logit of the share of what agrees."""
DIFFERS: Final = -2.5
"""By the share of the surest label that does not."""
BESIDE: Final = 2.5
"""By the confidence of the surest other thing: a lone doubtful one is more often none."""
ALWAYS: Final = -1.1


@dataclass(frozen=True)
class SecondLook:
    """``thresholds`` are the detector's."""

    classifier: Classifier
    objects: Objects
    thresholds: Thresholds

    @property
    def version(self) -> str:
        """Tells results of other weights, names and rules from those of these."""
        names = f"{self.classifier.labels.digest[:8]}-{self.objects.digest[:8]}"
        return f"{self.classifier.model.sha256[:8]}-{names}-{RULE}"

    def detect(self, detector: Detector, image: Image) -> list[Detection]:
        """By falling confidence. Of a label only the surest box is looked at: where it goes, all do."""
        by_label = defaultdict[str, list[Detection]](list)
        for guess in detector.guess(image, LEAST):
            by_label[guess.label].append(guess)
        looked = self._look(image, [boxes[0] for boxes in by_label.values()])
        shown = [box for label, boxes in by_label.items() for box in self._shown(boxes, looked.get(label))]
        return sorted(shown, key=lambda box: -box.confidence)

    def _look(self, image: Image, surest: Sequence[Detection]) -> dict[str, float]:
        """At the doubtful ones of these, of which each has another label: their confidence then."""
        looked = dict[str, float]()
        for guess in surest:
            beside = max((other.confidence for other in surest if other is not guess), default=0.0)
            if len(looked) < MOST and self._matters(guess, beside):
                looked[guess.label] = self._confidence(image, guess, beside)
        return looked

    def _matters(self, guess: Detection, beside: float) -> bool:
        best = _moved(guess.confidence, agrees=1, differs=0, beside=beside)
        return LEAST <= guess.confidence < SURE and self._is_shown(guess.label, best)

    def _confidence(self, image: Image, guess: Detection, beside: float) -> float:
        [logits] = self.classifier.engine.run(self._square(image, guess))
        shares, classes = shares_of(logits), self.objects.agreeing[guess.label]
        agrees = float(shares[list(classes)].sum())
        differs = self.classifier.labels.strongest_beside(shares, classes)
        return _moved(guess.confidence, agrees, differs, beside)

    def _shown(self, boxes: Sequence[Detection], looked: float | None) -> Iterator[Detection]:
        """Of one label, whose surest box comes first and has this confidence after a look."""
        if looked is None:
            yield from (box for box in boxes if self._is_shown(box.label, box.confidence))
            return
        surest, *others = boxes
        if self._is_shown(surest.label, looked):
            yield replace(surest, confidence=looked)
            shown = (box for box in others if self._is_shown(box.label, box.confidence))
            yield from (replace(box, confidence=min(box.confidence, looked)) for box in shown)

    def _is_shown(self, label: str, confidence: float) -> bool:
        return confidence > self.thresholds.score_of(label)

    def _square(self, image: Image, guess: Detection) -> NDArray[np.uint8]:
        height, width = image.pixels.shape[:2]
        across, down, box = width / image.width, height / image.height, guess.box
        corners = (box.x1 * across, box.y1 * down, box.x2 * across, box.y2 * down)
        return around(image.pixels, corners, self.classifier.model.side)


def second_look(classifier: Classifier, model: Model, thresholds: Thresholds) -> SecondLook | None:
    """None where it is no help, as with others than the model's own scores, which the rule goes with."""
    objects = read_objects()
    is_help = model.name in objects.models and thresholds == model.thresholds(overlap=thresholds.overlap)
    return SecondLook(classifier, objects, thresholds) if is_help else None


def _moved(confidence: float, agrees: float, differs: float, beside: float) -> float:
    # Without the margin next to none, or all, would count without bounds.
    agreement = AGREES * _logit(agrees, margin=0.01)
    logit = _logit(confidence) + agreement + DIFFERS * differs + BESIDE * beside + ALWAYS
    return 1 / (1 + exp(-logit))


def _logit(share: float, margin: float = 1e-4) -> float:
    return log((share + margin) / (1 - share + margin))
