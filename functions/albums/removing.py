"""Removes albums that were deleted, as far as that goes quickly; the sweep of ``photos`` does the rest."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Final

from functions.shared.background import Start, in_a_thread
from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.objects.album_removal import AlbumRemoval

AT_ONCE_MS: Final = 10_000
"""Of one album, so that others get their turn."""


class RemovingAtOnce:
    """One after the other. Nothing is lost with its process: an album's record stays until all is gone."""

    def __init__(self, removal: AlbumRemoval, clock: Callable[[], int], start: Start = in_a_thread) -> None:
        self._removal = removal
        self._clock = clock
        self._start = start
        self._lock = threading.Lock()
        self._waiting: deque[str] = deque()
        self._is_working = False

    def begin(self, album_id: str) -> None:
        with self._lock:
            self._waiting.append(album_id)
            if self._is_working:
                return
            self._is_working = True
        self._start(self._work_off)

    def _work_off(self) -> None:
        while (album_id := self._next()) is not None:
            try:
                self._removal.go_on(album_id, self._clock() + AT_ONCE_MS)
            except AlbumError as error:
                log.warning("deletion left to the sweep", album=album_id, reason=error.detail)
            except BaseException:
                self._is_working = False
                raise

    def _next(self) -> str | None:
        with self._lock:
            self._is_working = bool(self._waiting)
            return self._waiting.popleft() if self._waiting else None
