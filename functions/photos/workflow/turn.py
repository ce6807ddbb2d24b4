"""A photo's turn: it is claimed, its steps run side by side, and the end of each is recorded."""

import contextvars
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from functions.photos.metadata.reading import MetadataReader
from functions.photos.workflow import transitions
from functions.photos.workflow.attempts import Backoff, NoLongerOurs, attempt, fault_of, reason_of
from functions.photos.workflow.steps import Result, run_step
from functions.shared.errors import AlbumError
from functions.shared.gateway import GatewayClient
from functions.shared.log import log
from functions.shared.models.photo import Photo, Work
from functions.shared.models.steps import StepName
from functions.shared.objects.removal import Removal, remove_derived
from functions.shared.stores.records.photos import PhotoRecords

Transition: TypeAlias = Callable[[Photo], Photo | None]
Timed: TypeAlias = Callable[[StepName], AbstractContextManager[None]]
"""What a step runs in, for whoever wants to know how long it took and how it ended."""


def untimed(_: StepName) -> AbstractContextManager[None]:
    return nullcontext()


@dataclass(frozen=True)
class Turns:
    """``holder`` is whom the leases name; whoever calls sees to it that a photo has one turn at a time.

    ``timed`` is what each attempted step runs in, with its retries.
    """

    holder: str
    photos: PhotoRecords
    gateway: GatewayClient
    clock: Callable[[], int]
    backoff: Backoff
    reader: MetadataReader
    steps: ThreadPoolExecutor
    timed: Timed = untimed

    def take(self, photo_id: str) -> None:
        try:
            photo = self.photos.change(photo_id, self._claim)
            if photo is None or not self._run_all(photo):
                self._clear_away(photo_id, photo)
        except AlbumError as error:
            # The lease runs out, and the sweep takes the photo up.
            log.warning("work interrupted", photo=photo_id, reason=error.detail)

    def renew(self, photo_id: str) -> Photo | None:
        return self._record(photo_id, [lambda photo: transitions.renew(photo, self.clock())])

    def _claim(self, photo: Photo) -> Photo | None:
        return None if self.photos.is_going(photo) else transitions.claim(photo, self.holder, self.clock())

    def _run_all(self, photo: Photo) -> bool:
        """Whether the results counted; nothing runs any more when this ends, however it does."""
        running = self._begin(photo, transitions.running(photo))
        try:
            while running:
                ended = wait(running, return_when=FIRST_COMPLETED).done
                ends = [self._end_of(photo.id, running.pop(step), step) for step in ended]
                after = self._record(photo.id, ends)
                if after is None:
                    return False
                begun = set(transitions.running(after)) - set(running.values())
                running |= self._begin(after, begun)
        finally:
            wait(running)
        return True

    def _begin(self, photo: Photo, names: Iterable[StepName]) -> dict["Future[Result]", StepName]:
        return {
            self.steps.submit(contextvars.copy_context().run, self._run, photo, name): name for name in names
        }

    def _run(self, photo: Photo, name: StepName) -> Result:
        def begin_again() -> bool:
            again: Transition = partial(transitions.try_again, name=name, now=self.clock())
            return self._record(photo.id, [again]) is not None

        with self.timed(name):
            return attempt(
                lambda: run_step(name, photo, self.gateway, self.reader), begin_again, self.backoff
            )

    def _end_of(self, photo_id: str, name: StepName, step: "Future[Result]") -> Transition:
        now, error = self.clock(), step.exception()
        if error is None:
            result = step.result()
            return lambda photo: transitions.finish(result.change(photo), name, result.version, now)
        if isinstance(error, NoLongerOurs):
            return lambda _: None
        if isinstance(error, AlbumError):
            log.warning("step failed", photo=photo_id, step=name, reason=error.detail)
        else:
            log.exception("unexpected", error, photo=photo_id, step=name)
        return partial(
            transitions.fail, name=name, error=reason_of(error, name), fault=fault_of(error), now=now
        )

    def _record(self, photo_id: str, changes: Sequence[Transition]) -> Photo | None:
        """None where the lease has gone to another, or the photo is being deleted: the result is dropped."""

        def apply(stored: Photo) -> Photo | None:
            changed: Photo | None = stored if transitions.is_held_by(stored, self.holder) else None
            for transition in changes:
                changed = transition(changed) if changed else None
            return changed

        return self.photos.change(photo_id, apply)

    def _clear_away(self, photo_id: str, worked_on: Photo | None) -> None:
        """Deletes the objects of a photo that was deleted while we worked on it.

        Only this worker knows that the work is over.
        """
        if self.photos.get(photo_id) is not None:
            Removal(self.photos, self.gateway, self.clock).finish(photo_id, self._at_rest)
        elif worked_on is not None:
            follower = self.photos.by_key(worked_on.key)
            if follower is None or follower.sha256 != worked_on.sha256:
                remove_derived(worked_on, self.gateway)

    def _at_rest(self, photo: Photo) -> Photo | None:
        """None unless it is being deleted, and was ours to work on."""
        is_ours = photo.deleting and photo.work.holder == self.holder
        return photo.model_copy(update={"work": Work()}) if is_ours else None
