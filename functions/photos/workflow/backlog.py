"""Works off what is due in the store, so many photos at a time as this process may remember."""

import contextvars
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Final

from functions.photos.workflow.due_photos import DuePhotos
from functions.photos.workflow.fair_queue import UNAWAITED
from functions.photos.workflow.worker import Worker, log_accident
from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.stores.records.photos import PhotoRecords

DUE_A_LOOK: Final = 100
FEW: Final = 2 * UNAWAITED
"""So many left of a look make the next: the places are never empty meanwhile."""


class Backlog:
    """Nothing is lost with it: what it knows of is due in the store, where the sweep finds it again."""

    def __init__(self, photos: PhotoRecords, worker: Worker, clock: Callable[[], int]) -> None:
        self._due = DuePhotos(photos, clock)
        self._worker = worker
        self._lock = threading.Lock()
        self._named: dict[str, Future[None]] = {}
        self._thread = ThreadPoolExecutor(1, "backlog")
        self._last: Future[None] | None = None

    def take_up(self, photos: Sequence[Photo] = ()) -> "Future[None]":
        """Have these worked on, as many as there is room for, and all else that is due.

        The future ends when nothing due is left.
        """
        with self._lock:
            for photo in photos:
                if self._worker.has_room(photo.user_name):
                    self._named[photo.id] = self._worker.submit(photo.id, photo.user_name)
            # One that runs may be past the point where it would see them; one that waits will.
            if self._last is None or self._last.running() or self._last.done():
                self._last = self._thread.submit(contextvars.copy_context().run, self._work_off)
                self._last.add_done_callback(log_accident)
            return self._last

    def _work_off(self) -> None:
        with self._lock:
            named, self._named = self._named, {}
        at_work = _few_of(set(named.values()))
        try:
            for fresh in self._looks_besides(set(named)):
                at_work |= {self._worker.take_up(photo.id, photo.user_name) for photo in fresh}
                at_work = _few_of(at_work)
        except AlbumError as error:
            log.warning("backlog left to the sweep", reason=error.detail)
        wait(at_work)

    def _looks_besides(self, tried: set[str]) -> Iterator[list[Photo]]:
        """What was tried, and is due again at once, is not tried for ever."""
        while page := self._due.look(DUE_A_LOOK):
            fresh = [photo for photo in page if photo.id not in tried]
            if not fresh:
                return
            yield fresh
            tried = {photo.id for photo in page}


def _few_of(at_work: "set[Future[None]]") -> "set[Future[None]]":
    """Those that are left when all but a few have ended."""
    while len(at_work) > FEW:
        at_work = wait(at_work, return_when=FIRST_COMPLETED).not_done
    return at_work
