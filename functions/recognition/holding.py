"""A model that is opened when its weights are there; until then every call says what is missing."""

import threading
import time
from collections.abc import Callable
from typing import Final, Generic, Protocol, TypeVar

from functions.shared.errors import Unavailable
from functions.shared.log import log
from yolov3.errors import YoloError

LOOK_AGAIN_SECONDS: Final = 2.0
RETRY_AFTER: Final = 60


class Named(Protocol):
    @property
    def name(self) -> str: ...


Opened = TypeVar("Opened", bound=Named)


class Holder(Generic[Opened]):
    """``open_it`` raises YoloError while there are no good weights; it is tried again after seconds."""

    def __init__(self, open_it: Callable[[], Opened], clock: Callable[[], float] = time.monotonic) -> None:
        self._open = open_it
        self._clock = clock
        self._lock = threading.Lock()
        self._opened: Opened | None = None
        self._missing: str | None = None
        self._look_again_at = 0.0

    def get(self) -> Opened:
        """Raises Unavailable while there are no weights."""
        with self._lock:
            if self._opened is None and self._clock() >= self._look_again_at:
                self._try()
            if self._opened is None:
                raise Unavailable("model", self._missing or "The model is not loaded.", RETRY_AFTER)
            return self._opened

    def _try(self) -> None:
        try:
            self._opened = self._open()
        except YoloError as error:
            self._look_again_at = self._clock() + LOOK_AGAIN_SECONDS
            if self._missing is None:
                log.warning("no model", reason=str(error))
            self._missing = str(error)
        else:
            log.info("model loaded", model=self._opened.name)
