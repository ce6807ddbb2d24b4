"""A photo's turn: it is claimed, its steps run side by side, and the end of each is recorded."""

import contextvars
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from functions.photos.metadata.reading import MetadataReader
from functions.photos.workflow import transitions
from functions.photos.workflow.attempts import Backoff, NoLongerOurs, attempt, fault_of, reason_of
from functions.photos.workflow.held_record import HeldRecord, Transition
from functions.photos.workflow.outcomes import Outcomes, Result, Skipped
from functions.photos.workflow.steps import run_steps, together
from functions.shared.errors import AlbumError
from functions.shared.gateway import GatewayClient
from functions.shared.log import log
from functions.shared.models.photo import Photo, PhotoStatus, Work
from functions.shared.models.steps import StepName
from functions.shared.objects.removal import Removal, remove_derived
from functions.shared.stores.records.photos import PhotoRecords

Names: TypeAlias = tuple[StepName, ...]
"""Of steps that are done together."""
Timed: TypeAlias = Callable[[StepName], AbstractContextManager[None]]
"""What a step runs in, for whoever wants to know how long it took and how it ended."""


Told: TypeAlias = Callable[[PhotoStatus], None]
"""Whoever wants to know how a photo's turn has ended."""


def to_nobody(_: PhotoStatus) -> None:
    """Nobody wants to know."""


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
    tell_end: Told = to_nobody
    _records: dict[str, HeldRecord] = field(default_factory=dict)

    def take(self, photo_id: str) -> None:
        record = self._records[photo_id] = HeldRecord(self.holder, partial(self.photos.change, photo_id))
        try:
            photo = self.photos.change(photo_id, self._claim)
            if photo is None or not self._run_all(photo, record):
                self._clear_away(photo_id, photo)
        except AlbumError as error:
            # The lease runs out, and the sweep takes the photo up.
            log.warning("work interrupted", photo=photo_id, reason=error.detail)
        finally:
            del self._records[photo_id]

    def renew(self, photo_id: str) -> None:
        if record := self._records.get(photo_id):
            record.write(lambda photo: transitions.renew(photo, self.clock()))

    def _claim(self, photo: Photo) -> Photo | None:
        return None if self.photos.is_going(photo) else transitions.claim(photo, self.holder, self.clock())

    def _run_all(self, photo: Photo, record: HeldRecord) -> bool:
        """Whether the results counted; nothing runs any more when this ends, however it does."""
        running = self._begin(photo, transitions.running(photo), record)
        try:
            while running:
                ended = wait(running, return_when=FIRST_COMPLETED).done
                after = self._record_ends(photo, {running.pop(step): step for step in ended}, record)
                if after is None:
                    return False
                photo = after
                under_way = {name for names in running.values() for name in names}
                begun = set(transitions.running(photo)) - under_way
                running |= self._begin(photo, begun, record)
        finally:
            wait(running)
        if photo.status is not PhotoStatus.PROCESSING:
            self.tell_end(photo.status)
        return True

    def _record_ends(
        self, photo: Photo, ended: Mapping[Names, "Future[Outcomes]"], record: HeldRecord
    ) -> Photo | None:
        ends = [self._end_of(photo.id, name, work) for names, work in ended.items() for name in names]
        if set(ended) == {(StepName.METADATA,)} and ended[StepName.METADATA,].exception() is None:
            # What was found is found again in no time, so it needs no write of its own: with that of the
            # claim, which a photo that waited needs, there are as many as if it had not waited.
            after = ends[0](photo)
            if after and transitions.running(after):
                record.keep(ends[0])
                return after
        return record.write(*ends)

    def _begin(
        self, photo: Photo, names: Iterable[StepName], record: HeldRecord
    ) -> dict["Future[Outcomes]", Names]:
        return {
            self.steps.submit(contextvars.copy_context().run, self._run, photo, chosen, record): chosen
            for chosen in together(names)
        }

    def _run(self, photo: Photo, names: Names, record: HeldRecord) -> Outcomes:
        def begin_again() -> bool:
            now = self.clock()
            again = [partial(transitions.try_again, name=name, now=now) for name in names]
            return record.write(*again) is not None

        outcomes: dict[StepName, Result | Skipped | AlbumError] = {}
        with ExitStack() as stack:
            for name in names:
                stack.enter_context(self._timed_apart(name, outcomes))
            outcomes |= attempt(
                lambda: run_steps(names, photo, self.gateway, self.reader), begin_again, self.backoff
            )
        return outcomes

    @contextmanager
    def _timed_apart(self, name: StepName, outcomes: Outcomes) -> Iterator[None]:
        """An error of this step alone ends its own time, and goes no further."""
        try:
            with self.timed(name):
                yield
                if isinstance(own := outcomes.get(name), AlbumError):
                    raise own
        except AlbumError as error:
            if error is not outcomes.get(name):
                raise

    def _end_of(self, photo_id: str, name: StepName, work: "Future[Outcomes]") -> Transition:
        now, error = self.clock(), work.exception()
        if error is None:
            outcome = work.result()[name]
            if isinstance(outcome, Result):
                return partial(_finished, result=outcome, name=name, now=now)
            if isinstance(outcome, Skipped):
                return partial(transitions.skip, name=name, reason=outcome.reason, now=now)
            error = outcome
        if isinstance(error, NoLongerOurs):
            return lambda _: None
        if isinstance(error, AlbumError):
            log.warning("step failed", photo=photo_id, step=name, reason=error.detail)
        else:
            log.exception("unexpected", error, photo=photo_id, step=name)
        return partial(
            transitions.fail, name=name, error=reason_of(error, name), fault=fault_of(error), now=now
        )

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


def _finished(photo: Photo, result: Result, name: StepName, now: int) -> Photo:
    """Begun anew where somebody has turned the photo meanwhile."""
    if result.rotation not in (None, photo.rotation):
        return transitions.begin_anew(photo, name, now)
    return transitions.finish(result.change(photo), name, result.version, now)
