"""The first bytes of originals, kept from when they were looked at until they are read."""

import threading
from collections import OrderedDict
from typing import Final

MOST_KEPT: Final = 24
"""Of so many photos: whatever waits longer for its turn is fetched again."""


class KnownStarts:
    """Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def keep(self, key: str, sha256: str, start: bytes) -> None:
        with self._lock:
            self._known[key, sha256] = start
            while len(self._known) > MOST_KEPT:
                self._known.popitem(last=False)

    def take(self, key: str, sha256: str) -> bytes | None:
        """Once."""
        with self._lock:
            return self._known.pop((key, sha256), None)
