"""The detector that is served."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeAlias

from classifier.classifier import Classifier
from classifier.second_look import SecondLook, second_look
from functions.recognition.holding import Holder
from yolov3.detector import Detection, Detector
from yolov3.image import Image
from yolov3.models.catalogue import Model


@dataclass(frozen=True)
class Network:
    """``look`` is what is asked about boxes of which the detector is not sure, where it is there."""

    model: Model
    detector: Detector
    look: SecondLook | None = None

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def version(self) -> str:
        """Tells results of other models, weights, input shapes and thresholds from those of these."""
        of_detector = f"{self.model.name}/{self.model.sha256[:8]}/{self.detector.shape}/{self._thresholds()}"
        return f"{of_detector}/{self.look.version}" if self.look else of_detector

    def asking(self, classifier: Classifier | None) -> "Network":
        """The same, with a second look where it is a help."""
        if classifier is None:
            return self
        return replace(self, look=second_look(classifier, self.model, self.detector.thresholds))

    def detect(self, image: Image) -> list[Detection]:
        """By falling confidence."""
        return self.look.detect(self.detector, image) if self.look else self.detector.detect(image)

    def _thresholds(self) -> str:
        thresholds = self.detector.thresholds
        numbers = (thresholds.score, thresholds.overlap, *sorted(thresholds.of_labels.items()))
        return sha256(repr(numbers).encode()).hexdigest()[:8]


NetworkHolder: TypeAlias = Holder[Network]
