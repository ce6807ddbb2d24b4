"""The detector, opened when its weights are there; until then every call says what is missing."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from functions.shared.errors import Unavailable
from functions.shared.log import log
from yolov3.detector import Detector
from yolov3.errors import YoloError
from yolov3.models.catalogue import Model

LOOK_AGAIN_SECONDS: Final = 2.0
RETRY_AFTER: Final = 60


@dataclass(frozen=True)
class Network:
    model: Model
    detector: Detector

    @property
    def version(self) -> str:
        """Tells results of other models, weights, input shapes and thresholds from those of these."""
        return f"{self.model.name}/{self.model.sha256[:8]}/{self.detector.shape}/{self._thresholds()}"

    def _thresholds(self) -> str:
        thresholds = self.detector.thresholds
        numbers = (thresholds.score, thresholds.overlap, *sorted(thresholds.of_labels.items()))
        return sha256(repr(numbers).encode()).hexdigest()[:8]


class NetworkHolder:
    """``open_network`` raises YoloError while there are no good weights; it is tried again after seconds."""

    def __init__(
        self, open_network: Callable[[], Network], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._open = open_network
        self._clock = clock
        self._lock = threading.Lock()
        self._network: Network | None = None
        self._missing: str | None = None
        self._look_again_at = 0.0

    def get(self) -> Network:
        """Raises Unavailable while there are no weights."""
        with self._lock:
            if self._network is None and self._clock() >= self._look_again_at:
                self._try()
            if self._network is None:
                raise Unavailable("model", self._missing or "The model is not loaded.", RETRY_AFTER)
            return self._network

    def _try(self) -> None:
        try:
            self._network = self._open()
        except YoloError as error:
            self._look_again_at = self._clock() + LOOK_AGAIN_SECONDS
            if self._missing is None:
                log.warning("no model", reason=str(error))
            self._missing = str(error)
        else:
            log.info("model loaded", model=self._network.model.name)
