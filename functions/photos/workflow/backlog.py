"""Works off what is due, a few photos at a time, so that new ones always find a free thread."""

import contextvars
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence, Set
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Final

from functions.photos.workflow.worker import Worker, log_accident
from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.stores.records.photos import PhotoRecords

PHOTOS_UNDER_WAY: Final = 4
DUE_A_LOOK: Final = 100


class Backlog:
    """Nothing is lost with it: what it knows of is due in the store, where the sweep finds it again."""

    def __init__(self, photos: PhotoRecords, worker: Worker, clock: Callable[[], int]) -> None:
        self._photos = photos
        self._worker = worker
        self._clock = clock
        self._lock = threading.Lock()
        self._named: deque[str] = deque()
        self._thread = ThreadPoolExecutor(1, "backlog")
        self._last: Future[None] | None = None

    def take_up(self, photo_ids: Sequence[str] = ()) -> "Future[None]":
        """Have these worked on, and then all else that is due; the future ends when nothing is left."""
        with self._lock:
            self._named.extend(photo_ids)
            # One that runs may be past the point where it would see them; one that waits will.
            if self._last is None or self._last.running() or self._last.done():
                self._last = self._thread.submit(contextvars.copy_context().run, self._work_off)
                self._last.add_done_callback(log_accident)
            return self._last

    def _work_off(self) -> None:
        at_work: set[Future[None]] = set()
        try:
            for photo_id in self._waiting():
                at_work.add(self._worker.submit(photo_id))
                if len(at_work) >= PHOTOS_UNDER_WAY:
                    at_work = wait(at_work, return_when=FIRST_COMPLETED).not_done
        except AlbumError as error:
            log.warning("backlog left to the sweep", reason=error.detail)
        wait(at_work)

    def _waiting(self) -> Iterator[str]:
        # What was tried, and is due again at once, must not be tried for ever.
        tried: set[str] = set()
        while fresh := self._named_now() or self._due_besides(tried):
            tried.update(fresh)
            yield from fresh

    def _named_now(self) -> list[str]:
        with self._lock:
            named = list(dict.fromkeys(self._named))
            self._named.clear()
            return named

    def _due_besides(self, tried: Set[str]) -> list[str]:
        due = self._photos.due(self._clock(), DUE_A_LOOK)
        return [photo.id for photo in due if photo.id not in tried]
