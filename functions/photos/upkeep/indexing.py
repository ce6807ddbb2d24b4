"""Takes photos and albums of older builds into the search indexes, while all else goes on."""

import threading
from collections.abc import Sequence
from typing import Final

from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.stores.search import SearchIndex

A_STEP: Final = 1_000
"""Documents at a time: what is written meanwhile waits for no more than these."""


class Indexing:
    """Several processes at once do the same, to no harm."""

    def __init__(self, indexes: Sequence[SearchIndex]) -> None:
        self._indexes = indexes
        self._is_free = threading.Lock()

    def begin(self) -> None:
        """Beside this call."""
        if self._is_free.acquire(blocking=False):
            self._go_on_beside()

    def go_on(self) -> None:
        """A step at once; what it does not finish goes on beside this call."""
        if not self._is_free.acquire(blocking=False):
            return
        if self._step():
            self._is_free.release()
        else:
            self._go_on_beside()

    def _go_on_beside(self) -> None:
        threading.Thread(target=self._build, name="indexing", daemon=True).start()

    def _build(self) -> None:
        try:
            while not self._step():
                pass
        finally:
            self._is_free.release()

    def _step(self) -> bool:
        """True where nothing is left to do, or nothing can be done now."""
        try:
            whole = [index.build(A_STEP) for index in self._indexes]
            return all(whole)
        except AlbumError as error:
            log.warning("index left to the next sweep", reason=error.detail)
            return True
