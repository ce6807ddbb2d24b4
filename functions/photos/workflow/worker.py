"""Has photos worked on, each by one thread of this process at a time, and keeps their leases meanwhile."""

import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Final

from functions.photos.metadata.reading import MetadataReader
from functions.photos.workflow import transitions
from functions.photos.workflow.attempts import PATIENT, Backoff
from functions.photos.workflow.fair_queue import PAUSE_MS, PLACES, UNAWAITED, FairQueue, Job
from functions.photos.workflow.leases import Heartbeat
from functions.photos.workflow.turn import Timed, Turns, untimed
from functions.shared.gateway import GatewayClient
from functions.shared.log import log
from functions.shared.models.wire import new_id
from functions.shared.stores.records.photos import PhotoRecords

BEAT_SECONDS: Final = transitions.LEASE_MS / 3000


class Worker:
    """One per process; ``id`` is whom its leases name. A photo that waits here has no lease."""

    def __init__(
        self,
        photos: PhotoRecords,
        gateway: GatewayClient,
        clock: Callable[[], int],
        *,
        backoff: Backoff = PATIENT,
        beat_seconds: float = BEAT_SECONDS,
        timed: Timed = untimed,
        unawaited: int = UNAWAITED,
    ) -> None:
        self.id = new_id()
        self._pool = ThreadPoolExecutor(PLACES, "photo")
        # Apart from the pool above: a photo's work waits for its steps, and steps wait for nobody.
        steps = ThreadPoolExecutor(2 * PLACES, "step")
        self.reader = MetadataReader()
        self._turns = Turns(self.id, photos, gateway, clock, backoff, self.reader, steps, timed)
        self.heartbeat = Heartbeat(self._turns.renew, beat_seconds)
        self._lock = threading.Lock()
        self._queue = FairQueue(clock, unawaited)
        self._jobs: dict[str, Job] = {}
        self._look_again: threading.Timer | None = None

    def has_room(self, user_name: str) -> bool:
        """For one more photo that nobody waits for; others are found in the store when their time comes."""
        with self._lock:
            return self._queue.has_room(user_name)

    def submit(self, photo_id: str, user_name: str, awaited_until: int = 0) -> "Future[None]":
        """Have the photo worked on, once; the future ends when this process has nothing more to do on it.

        ``awaited_until``, in milliseconds since the epoch: until when somebody waits for it.
        """
        with self._lock:
            job = self._jobs.get(photo_id)
            if job is None:
                job = Job(photo_id, user_name, contextvars.copy_context(), Future(), awaited_until)
                self._jobs[photo_id] = job
                self._queue.add(job)
            elif job not in self._queue:
                # It may be past the point where it would see what is asked for now.
                job.is_asked_again = True
            self._queue.expedite(job, awaited_until)
        self._begin_all()
        return job.future

    def take_up(self, photo_id: str, user_name: str) -> "Future[None]":
        """The same for one that is due as the store says, which is no news while it is at work here."""
        with self._lock:
            job = self._jobs.get(photo_id)
        return self.submit(photo_id, user_name) if job is None else job.future

    def _begin_all(self) -> None:
        """All that have a place."""
        with self._lock:
            jobs = list(iter(self._queue.begin_next, None))
            for job in jobs:
                self.heartbeat.keep(job.photo_id)
            if self._look_again is None and self._queue.is_holding_back():
                self._look_again = threading.Timer(PAUSE_MS / 1000, self._begin_held_back)
                self._look_again.daemon = True
                self._look_again.start()
        for job in jobs:
            try:
                turns = self._pool.submit(job.context.run, self._take_turns, job)
            except RuntimeError:
                # The process is ending: they are due in the store, for the next one.
                return
            turns.add_done_callback(partial(self._end, job))

    def _begin_held_back(self) -> None:
        with self._lock:
            self._look_again = None
        self._begin_all()

    def _take_turns(self, job: Job) -> None:
        self._turns.take(job.photo_id)
        while not self._leave(job):
            self._turns.take(job.photo_id)

    def _leave(self, job: Job) -> bool:
        """False, and still at work, where somebody has asked again."""
        with self._lock:
            if not job.is_asked_again:
                self._forget(job)
                return True
            job.is_asked_again = False
            return False

    def _end(self, job: Job, turns: "Future[None]") -> None:
        error = turns.exception()
        with self._lock:
            if self._jobs.get(job.photo_id) is job:
                # An accident has kept it from leaving.
                self._forget(job)
            self._queue.end(job)
        self._begin_all()
        log_accident(turns)
        if error is not None:
            job.future.set_exception(error)
        else:
            job.future.set_result(None)

    def _forget(self, job: Job) -> None:
        del self._jobs[job.photo_id]
        self.heartbeat.let_go(job.photo_id)


def log_accident(work: "Future[None]") -> None:
    """Nobody else looks at what a future raised; the sweep takes the photo up."""
    if (error := work.exception()) is not None:
        log.exception("unexpected", error)
