"""Has photos worked on, each by one thread of this process at a time, and keeps their leases meanwhile."""

import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from functions.photos.metadata.reading import MetadataReader
from functions.photos.workflow import transitions
from functions.photos.workflow.attempts import PATIENT, Backoff
from functions.photos.workflow.leases import Heartbeat
from functions.photos.workflow.turn import Timed, Turns, untimed
from functions.shared.gateway import GatewayClient
from functions.shared.log import log
from functions.shared.models.wire import new_id
from functions.shared.stores.records.photos import PhotoRecords

PHOTOS_AT_WORK: Final = 8
BEAT_SECONDS: Final = transitions.LEASE_MS / 3000


class Worker:
    """One per process; ``id`` is whom its leases name."""

    def __init__(
        self,
        photos: PhotoRecords,
        gateway: GatewayClient,
        clock: Callable[[], int],
        *,
        backoff: Backoff = PATIENT,
        beat_seconds: float = BEAT_SECONDS,
        timed: Timed = untimed,
    ) -> None:
        self.id = new_id()
        self._pool = ThreadPoolExecutor(PHOTOS_AT_WORK, "photo")
        # Apart from the pool above: a photo's work waits for its steps, and steps wait for nobody.
        steps = ThreadPoolExecutor(2 * PHOTOS_AT_WORK, "step")
        self._turns = Turns(self.id, photos, gateway, clock, backoff, MetadataReader(), steps, timed)
        self.heartbeat = Heartbeat(self._turns.renew, beat_seconds)
        self._lock = threading.Lock()
        self._at_work: dict[str, Future[None]] = {}
        self._asked_again: set[str] = set()

    def submit(self, photo_id: str) -> "Future[None]":
        """Have the photo worked on, once; the future ends when this process has nothing more to do on it."""
        with self._lock:
            future = self._at_work.get(photo_id)
            if future is not None:
                # It may be past the point where it would see what is asked for now.
                self._asked_again.add(photo_id)
                return future
            self.heartbeat.keep(photo_id)
            future = self._pool.submit(contextvars.copy_context().run, self._take_turns, photo_id)
            self._at_work[photo_id] = future
        future.add_done_callback(log_accident)
        return future

    def _take_turns(self, photo_id: str) -> None:
        is_wanted = True
        try:
            while is_wanted:
                self._turns.take(photo_id)
                is_wanted = not self._leave(photo_id)
        finally:
            if is_wanted:
                self._leave(photo_id, though_asked=True)

    def _leave(self, photo_id: str, *, though_asked: bool = False) -> bool:
        """False, and still at work, where somebody has asked again."""
        with self._lock:
            if photo_id in self._asked_again:
                self._asked_again.discard(photo_id)
                if not though_asked:
                    return False
            del self._at_work[photo_id]
            self.heartbeat.let_go(photo_id)
            return True


def log_accident(work: "Future[None]") -> None:
    """Nobody else looks at what a future raised; the sweep takes the photo up."""
    if (error := work.exception()) is not None:
        log.exception("unexpected", error)
