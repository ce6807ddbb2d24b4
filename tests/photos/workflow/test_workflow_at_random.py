"""Whatever two workers, the clock, accidents and persons do, in any order: no photo is lost or stuck."""

from collections.abc import Callable
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from functions.photos.workflow import transitions
from functions.photos.workflow.choices import Choice, everything, only, what_failed, what_is_outdated
from functions.photos.workflow.held_record import HeldRecord
from functions.shared.models.photo import Photo, PhotoStatus, Work
from functions.shared.models.steps import ENDED_WELL, Fault, StepName, StepState
from tests.photos.workflow.photos_at_work import NOW, REASON, new_photo

WORKERS = ("one", "other")
CURRENT = {name: f"{name.value}/2" for name in StepName}
worker_names = st.sampled_from(WORKERS)
steps = st.sampled_from(list(StepName))


class Way(RuleBasedStateMachine):
    """``at_work`` are the steps that each worker believes to run, ``records`` what it writes with.

    A killed worker forgets both, and with them what metadata found and was not written yet.
    """

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.photo = new_photo()
        self.at_work: dict[str, set[StepName]] = {name: set() for name in WORKERS}
        self.records: dict[str, HeldRecord] = {}

    @initialize(large=st.booleans(), ours_ms=st.sampled_from([0, transitions.LEASE_MS]))
    def take_in(self, large: bool, ours_ms: int) -> None:
        self.photo = transitions.enqueue(new_photo(width=4000 if large else 40), NOW + ours_ms)

    @rule(worker=worker_names)
    def claim(self, worker: str) -> None:
        if self.at_work[worker]:
            return  # A worker gives a photo one turn at a time.
        lease_ran, holder = self.photo.work.lease_until > self.now, self.photo.work.holder
        taken = transitions.claim(self.photo, worker, self.now)
        if taken is None:
            return
        assert not lease_ran or holder == worker
        self.photo = taken
        self.records[worker] = HeldRecord(worker, self.change)
        self.at_work[worker] = set(transitions.running(taken))

    @rule(worker=worker_names, name=steps, version=st.sampled_from([1, 2]))
    def finish(self, worker: str, name: StepName, version: int) -> None:
        self._end(worker, name, lambda p: transitions.finish(p, name, f"{name.value}/{version}", self.now))

    @rule(worker=worker_names, name=steps, fault=st.sampled_from(list(Fault)))
    def fail(self, worker: str, name: StepName, fault: Fault) -> None:
        self._end(worker, name, lambda p: transitions.fail(p, name, REASON, fault, self.now))

    @rule(worker=worker_names)
    def skip_labels(self, worker: str) -> None:
        name = StepName.LABELS
        self._end(worker, name, lambda p: transitions.skip(p, name, REASON, self.now))

    @rule(worker=worker_names, version=st.sampled_from([1, 2]))
    def find_metadata(self, worker: str, version: int) -> None:
        """What it found is written with what follows."""
        if self.at_work[worker] != {StepName.METADATA} or not transitions.is_held_by(self.photo, worker):
            return
        end = partial(transitions.finish, name=StepName.METADATA, version=f"metadata/{version}", now=self.now)
        if begun := transitions.running(end(self.photo)):
            self.records[worker].keep(end)
            self.at_work[worker] = set(begun)

    @rule(worker=worker_names, name=steps)
    def try_again(self, worker: str, name: StepName) -> None:
        if name in self.at_work[worker]:
            self.records[worker].write(partial(transitions.try_again, name=name, now=self.now))

    @rule(worker=worker_names)
    def beat(self, worker: str) -> None:
        if self.at_work[worker]:
            self.records[worker].write(partial(transitions.renew, now=self.now))

    @rule(worker=worker_names)
    def kill(self, worker: str) -> None:
        self.at_work[worker] = set()

    @rule(seconds=st.sampled_from([1, 12, 31, 4000]))
    def wait(self, seconds: int) -> None:
        self.now += seconds * 1000

    @rule(
        choice=st.sampled_from([everything, what_failed, only(StepName.THUMBNAIL), what_is_outdated(CURRENT)])
    )
    def restart(self, choice: Choice) -> None:
        self.photo = transitions.restart(self.photo, choice, self.now)

    @precondition(lambda self: self.photo.status is not PhotoStatus.PROCESSING)
    @rule()
    def give_up(self) -> None:
        self.photo = transitions.give_up(self.photo, StepName.METADATA, REASON, self.now)

    @invariant()
    def processing_is_always_due(self) -> None:
        if self.photo.status is PhotoStatus.PROCESSING:
            assert self.photo.work.due_at is not None
        if self.photo.status is PhotoStatus.READY:
            assert self.photo.work == Work()
            assert all(step.state in ENDED_WELL for step in self.photo.steps.all())

    @invariant()
    def failed_tells_why(self) -> None:
        if self.photo.status is PhotoStatus.FAILED:
            assert any(step.state is StepState.FAILED and step.error for step in self.photo.steps.all())

    @invariant()
    def what_runs_is_held(self) -> None:
        assert bool(transitions.running(self.photo)) == (self.photo.work.holder is not None)
        if self.photo.work.holder is not None:
            assert self.photo.work.lease_until == self.photo.work.due_at

    @invariant()
    def what_waits_has_no_lease(self) -> None:
        if self.photo.status is PhotoStatus.PROCESSING and not transitions.running(self.photo):
            assert (self.photo.work.holder, self.photo.work.lease_until) == (None, 0)

    @invariant()
    def results_of_two_never_count_at_once(self) -> None:
        assert sum(bool(self.at_work[w]) and transitions.is_held_by(self.photo, w) for w in WORKERS) <= 1

    def teardown(self) -> None:
        """A worker that is left alone brings it to its end: ready, or failed and due no more."""
        photo, now = self.photo, self.now
        for _ in range(100):
            if photo.work.due_at is None:
                break
            now = max(now, photo.work.due_at)
            taken = transitions.claim(photo, "last", now)
            assert taken is not None
            photo = self._with_all_done(taken, now)
        assert photo.work.due_at is None
        assert photo.status in (PhotoStatus.READY, PhotoStatus.FAILED)

    def change(self, transition: Callable[[Photo], Photo | None]) -> Photo | None:
        """As the store does it."""
        changed = transition(self.photo)
        self.photo = changed or self.photo
        return changed

    def _with_all_done(self, photo: Photo, now: int) -> Photo:
        while running := transitions.running(photo):
            photo = transitions.finish(photo, running[0], "x/2", now)
        return photo

    def _end(self, worker: str, name: StepName, end: Callable[[Photo], Photo]) -> None:
        if name not in self.at_work[worker]:
            return
        self.at_work[worker].discard(name)
        after = self.records[worker].write(end)
        if after is not None:  # Else the result is dropped.
            self.at_work[worker] = set(transitions.running(after))


TestWay = Way.TestCase
TestWay.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
