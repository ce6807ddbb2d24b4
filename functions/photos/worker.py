"""Takes photos through the workflow: claims, runs what may run, records every turn."""

import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import stamina

from functions.photos import workflow
from functions.photos.steps import Change, run_step
from functions.shared.errors import (
    AlbumError,
    StorageFull,
    TooManyRequests,
    Unavailable,
    UpstreamFailed,
)
from functions.shared.gateway import Gateway
from functions.shared.images.inspector import Inspector
from functions.shared.log import log
from functions.shared.models import Fault, Photo, StepError, StepName, new_id
from functions.shared.removal import remove_derived
from functions.shared.stores.records import PhotoRecords

WORKERS: Final = 8
LONGEST_WAIT: Final = 10
"""Seconds: who asks to be called again later than this is not waited for here, but left to the sweep."""


@dataclass(frozen=True)
class Backoff:
    attempts: int = 4
    first_seconds: float = 1.0
    factor: float = 1.5
    jitter_seconds: float = 0.3


def _untold(step: StepName, outcome: str, milliseconds: int) -> None:
    pass


@dataclass(frozen=True)
class Worker:
    photos: PhotoRecords
    gateway: Gateway
    clock: Callable[[], int]
    backoff: Backoff = Backoff()
    inspector: Inspector = field(default_factory=Inspector)
    step_ended: Callable[[StepName, str, int], None] = field(default=_untold)
    """Told of each step how it ended, and how many milliseconds it took."""
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(WORKERS, "photo"))
    # Apart from the pool above: a photo's work waits for its steps, and steps wait for nobody.
    _steps: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(WORKERS, "step"))
    _at_work: dict[str, "Future[None]"] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def submit(self, photo_id: str) -> "Future[None]":
        """Have the photo worked on, once; the future ends when this process has nothing more to do on it."""
        with self._lock:
            future = self._at_work.get(photo_id)
            if future is None:
                future = self._pool.submit(contextvars.copy_context().run, self._work_and_forget, photo_id)
                self._at_work[photo_id] = future
                future.add_done_callback(_log_accident)
            return future

    def _work_and_forget(self, photo_id: str) -> None:
        try:
            self._work(photo_id)
        except AlbumError as error:
            # The lease runs out, and the sweep takes the photo up.
            log.warning("work interrupted", photo=photo_id, reason=error.detail)
        finally:
            with self._lock:
                self._at_work.pop(photo_id, None)

    def _work(self, photo_id: str) -> None:
        lease_id = new_id()
        photo = self.photos.change(photo_id, lambda p: workflow.claim(p, lease_id, self.clock()))
        while photo is not None and (names := workflow.runnable(photo)):
            ends = [
                self._steps.submit(contextvars.copy_context().run, self._run, photo, name, lease_id)
                for name in names
            ]
            for end in ends:
                end.result()
            photo = self._record(photo_id, lease_id, lambda p: p)
        self._record(photo_id, lease_id, lambda p: workflow.settle(p, self.clock()))

    def _run(self, photo: Photo, name: StepName, lease_id: str) -> None:
        retry = stamina.RetryingCaller(
            attempts=self.backoff.attempts,
            timeout=None,
            wait_initial=self.backoff.first_seconds,
            wait_exp_base=self.backoff.factor,
            wait_jitter=self.backoff.jitter_seconds,
        ).on(_is_worth_waiting)
        begun, outcome = self.clock(), "done"
        try:
            change = retry(self._attempt, photo, name, lease_id)
            end = partial(workflow.finish, name=name, now=self.clock())
        except AlbumError as error:
            log.warning("step failed", photo=photo.id, step=name, reason=error.detail)
            reason = StepError(title=error.status.phrase, detail=error.detail)
            outcome = fault_of(error).value
            change, end = (
                _unchanged,
                partial(workflow.fail, name=name, error=reason, fault=fault_of(error), now=self.clock()),
            )
        self.step_ended(name, outcome, self.clock() - begun)
        if self._record(photo.id, lease_id, lambda stored: end(change(stored))) is None:
            self._clear_away(change(photo))

    def _clear_away(self, result: Photo) -> None:
        """What was derived from a photo that was deleted meanwhile: nobody else knows of it."""
        stored = self.photos.by_key(result.key)
        if stored is None or (stored.id == result.id and stored.deleting):
            remove_derived(result, self.gateway)

    def _attempt(self, photo: Photo, name: StepName, lease_id: str) -> Change:
        begun = self._record(photo.id, lease_id, lambda p: workflow.start(p, name, self.clock()))
        return run_step(name, begun, self.gateway, self.inspector) if begun else _unchanged

    def _record(self, photo_id: str, lease_id: str, transition: Change) -> Photo | None:
        """None where the lease has gone to another, or the photo is being deleted: the result is dropped."""
        return self.photos.change(photo_id, lambda p: transition(p) if workflow.holds(p, lease_id) else None)


def fault_of(error: AlbumError) -> Fault:
    match error:
        case Unavailable():
            return Fault.AWAY
        case UpstreamFailed(transient=True) | TooManyRequests() | StorageFull():
            return Fault.PASSING
        case _:
            return Fault.FINAL


def _is_worth_waiting(error: Exception) -> bool:
    if isinstance(error, (Unavailable, TooManyRequests)):
        return error.retry_after <= LONGEST_WAIT
    return isinstance(error, UpstreamFailed) and error.transient


def _unchanged(photo: Photo) -> Photo:
    return photo


def _log_accident(work: "Future[None]") -> None:
    """Nobody else looks at what a future raised; the sweep takes the photo up."""
    if (error := work.exception()) is not None:
        log.exception("unexpected", error)
