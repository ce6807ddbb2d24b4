"""Whoever sends photos, waits for them or goes away, in any order: none is lost, nobody is passed over."""

from collections import Counter
from concurrent.futures import Future
from contextvars import copy_context

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from functions.photos.workflow.fair_queue import PAUSE_MS, PLACES, UNAWAITED, FairQueue, Job
from tests.house.clock import Clock

users = st.sampled_from(["ann", "bob", "eve"])
whiles = st.sampled_from([0, 1, 20])


class Place(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.queue = FairQueue(self.clock)
        self.waiting: list[Job] = []
        self.at_work: list[Job] = []
        self.sent = 0
        self.last_other = 0

    @rule(user=users, seconds=whiles, count=st.integers(1, 9))
    def send(self, user: str, seconds: int, count: int) -> None:
        for _ in range(count):
            self.sent += 1
            job = Job(str(self.sent), user, copy_context(), Future(), self.until(seconds))
            self.queue.add(job)
            self.waiting.append(job)
        self.begin()

    @precondition(lambda self: self.waiting or self.at_work)
    @rule(data=st.data(), seconds=whiles)
    def wait_for(self, data: st.DataObject, seconds: int) -> None:
        job = data.draw(st.sampled_from(self.waiting + self.at_work))
        self.queue.expedite(job, self.until(seconds))
        self.begin()

    @precondition(lambda self: self.at_work)
    @rule(data=st.data())
    def end(self, data: st.DataObject) -> None:
        job = data.draw(st.sampled_from(self.at_work))
        self.at_work.remove(job)
        self.queue.end(job)
        self.begin()

    @rule(seconds=st.sampled_from([1, 20]))
    def pass_time(self, seconds: int) -> None:
        self.clock.advance(seconds)
        self.begin()

    def until(self, seconds: int) -> int:
        return self.clock() + seconds * 1000

    def is_awaited(self, job: Job) -> bool:
        return job.awaited_until > self.clock()

    def begin(self) -> None:
        while job := self.queue.begin_next():
            at_work = Counter(other.user_name for other in self.at_work)
            alike = {
                other.user_name for other in self.waiting if self.is_awaited(other) == self.is_awaited(job)
            }
            assert at_work[job.user_name] == min(at_work[user] for user in alike), "another has fewer at work"
            self.waiting.remove(job)  # Fails for one that has begun before.
            self.at_work.append(job)
            if not self.is_awaited(job):
                self.last_other = self.clock()

    @invariant()
    def none_is_lost(self) -> None:
        assert all(job in self.queue for job in self.waiting)
        assert not any(job in self.queue for job in self.at_work)

    @invariant()
    def places_are_bounded_and_never_all_empty_while_some_wait(self) -> None:
        assert len(self.at_work) <= PLACES
        assert self.at_work or not self.waiting

    @invariant()
    def both_kinds_go_on(self) -> None:
        others = [job for job in self.at_work if not self.is_awaited(job)]
        if any(not self.is_awaited(job) for job in self.waiting) and len(others) < len(self.at_work) < PLACES:
            assert others or self.clock() - self.last_other < PAUSE_MS
        if any(self.is_awaited(job) for job in self.waiting) and len(others) <= UNAWAITED:
            assert len(others) < len(self.at_work)

    def teardown(self) -> None:
        """Whatever they are by then, all come to their end."""
        while self.at_work:
            self.queue.end(self.at_work.pop())
            self.begin()
        assert self.waiting == []


TestPlace = Place.TestCase
TestPlace.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
