"""How large the pieces are in which a file is sent."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import requests

from transfer.calls.faults import Busy

FIRST: Final = 1 << 20
LARGEST: Final = 8 << 20
SMALLEST: Final = 256 << 10
AIM_SECONDS: Final = 4.0


class PieceSize:
    """As many ``bytes`` as go out in some seconds, which no limit on the way cuts, and fewer after a cut."""

    def __init__(self, first: int = FIRST, clock: Callable[[], float] = time.monotonic) -> None:
        self.bytes = first
        self._smallest = min(first, SMALLEST)
        self._clock = clock

    @contextmanager
    def learning(self) -> Iterator[None]:
        """Within it, one piece of that size is sent."""
        began = self._clock()
        try:
            yield
        except Busy as error:
            if error.retry_after is None:
                self._set(self.bytes / 2)
            raise
        except requests.RequestException:
            self._set(self.bytes / 2)
            raise
        took = max(self._clock() - began, 0.001)
        self._set(min(self.bytes * AIM_SECONDS / took, 2 * self.bytes))

    def _set(self, size: float) -> None:
        self.bytes = int(min(LARGEST, max(self._smallest, size)))
