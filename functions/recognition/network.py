"""The detector that is served."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

from functions.recognition.holding import Holder
from yolov3.detector import Detector
from yolov3.models.catalogue import Model


@dataclass(frozen=True)
class Network:
    model: Model
    detector: Detector

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def version(self) -> str:
        """Tells results of other models, weights, input shapes and thresholds from those of these."""
        return f"{self.model.name}/{self.model.sha256[:8]}/{self.detector.shape}/{self._thresholds()}"

    def _thresholds(self) -> str:
        thresholds = self.detector.thresholds
        numbers = (thresholds.score, thresholds.overlap, *sorted(thresholds.of_labels.items()))
        return sha256(repr(numbers).encode()).hexdigest()[:8]


NetworkHolder: TypeAlias = Holder[Network]
