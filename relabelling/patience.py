"""An album may be started anew while its photos are looked at for hours: calls wait for it."""

import threading
from collections.abc import Callable
from typing import Final, TypeVar

from functions.shared.errors import AlbumError, StorageFull

Answer = TypeVar("Answer")
FIRST_SECONDS: Final = 1.0
LONGEST_SECONDS: Final = 30.0
LONGEST_WAIT: Final = 600.0


class Patience:
    """How long, in seconds, a call is tried again in all whose fault may pass; until it is stopped."""

    def __init__(self, longest: float = LONGEST_WAIT) -> None:
        self._longest = longest
        self._stopped = threading.Event()

    def stop(self) -> None:
        """From any thread: whoever waits gives up."""
        self._stopped.set()

    def bear(self, call: Callable[[], Answer]) -> Answer:
        """Raises the last AlbumError, or at once one that does not pass."""
        waited, gap = 0.0, FIRST_SECONDS
        while True:
            try:
                return call()
            except AlbumError as error:
                is_over = isinstance(error, StorageFull) or waited + gap > self._longest
                if not error.transient or is_over or self._stopped.wait(gap):
                    raise
            waited, gap = waited + gap, min(2 * gap, LONGEST_SECONDS)
