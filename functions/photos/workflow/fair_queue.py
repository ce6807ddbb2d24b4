"""Which photo this process begins next: first what somebody waits for, of either kind in turns by user."""

import os
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextvars import Context
from dataclasses import dataclass
from typing import Final

PLACES: Final = 8
"""Photos at work at once."""
OF_ONE_USER: Final = 6
"""Of those that are waited for: another's photo finds a place at once, however many one person sends."""
UNAWAITED: Final = 4
"""Of those that nobody waits for, where there are processors enough."""
PAUSE_MS: Final = 250
"""Beside what somebody waits for, one that nobody waits for begins so long after the one before it: they
share the processors. Not never, or they might never end."""
ROOM: Final = 100
"""Photos of one user that nobody waits for and this process remembers; the others wait in the store alone."""


def unawaited_here() -> int:
    """More than there are processors are hardly faster, and in the way of a photo that somebody waits for."""
    return min(UNAWAITED, max(2, len(os.sched_getaffinity(0))))


@dataclass(eq=False)
class Job:
    """``awaited_until``, in milliseconds since the epoch, is until when somebody waits for the photo."""

    photo_id: str
    user_name: str
    context: Context
    future: "Future[None]"
    awaited_until: int = 0
    is_asked_again: bool = False


class FairQueue:
    """What waits here, and what is at work. Not to be used by several threads at once.

    ``unawaited``: how many are at work at once that nobody waits for.
    """

    def __init__(self, clock: Callable[[], int], unawaited: int = UNAWAITED) -> None:
        self._clock = clock
        self._unawaited = unawaited
        self._awaited, self._others = Lines(), Lines()
        self._at_work: set[Job] = set()
        self._last_other = 0

    def __contains__(self, job: Job) -> bool:
        """Whether it waits here still."""
        return job in self._awaited or job in self._others

    def add(self, job: Job) -> None:
        (self._awaited if self._is_awaited(job) else self._others).add(job)

    def expedite(self, job: Job, awaited_until: int) -> None:
        """Somebody waits for it, for so long at least."""
        if awaited_until <= job.awaited_until:
            return
        job.awaited_until = awaited_until
        if job in self._others:
            self._others.remove(job)
            self.add(job)

    def has_room(self, user_name: str) -> bool:
        """For one more that nobody waits for."""
        return self._others.length(user_name) < ROOM

    def begin_next(self) -> Job | None:
        """At work from now on; None where nothing waits that has a place."""
        self._let_go()
        job = self._next()
        if job is not None:
            self._at_work.add(job)
            if not self._is_awaited(job):
                self._last_other = self._clock()
        return job

    def is_holding_back(self) -> bool:
        """Whether something waits here that may begin soon, though nothing ends meanwhile."""
        return bool(self._others) and len(self._at_work) < PLACES and self._counts()[1] == 0

    def end(self, job: Job) -> None:
        self._at_work.discard(job)

    def _next(self) -> Job | None:
        of_user = Counter(job.user_name for job in self._at_work)
        awaited, others = self._counts()
        free = PLACES - len(self._at_work)
        kept = 1 if self._others and not others else 0
        if free > kept and (job := self._awaited.next(of_user, OF_ONE_USER)):
            return job
        if free and others < (self._beside() if awaited else self._unawaited):
            return self._others.next(of_user, PLACES)
        return None

    def _counts(self) -> tuple[int, int]:
        """At work: those that are waited for, and the others."""
        awaited = sum(self._is_awaited(job) for job in self._at_work)
        return awaited, len(self._at_work) - awaited

    def _beside(self) -> int:
        # A clock that was set back holds nobody back for longer.
        return 0 if 0 <= self._clock() - self._last_other < PAUSE_MS else 1

    def _let_go(self) -> None:
        """Who has waited as long as they would has gone."""
        for job in [job for job in self._awaited.all() if not self._is_awaited(job)]:
            self._awaited.remove(job)
            self._others.add(job)

    def _is_awaited(self, job: Job) -> bool:
        return job.awaited_until > self._clock()


class Lines:
    """A line for each user who has photos waiting; the users in the order of their last turns."""

    def __init__(self) -> None:
        self._of: OrderedDict[str, OrderedDict[str, Job]] = OrderedDict()

    def __bool__(self) -> bool:
        return bool(self._of)

    def __contains__(self, job: Job) -> bool:
        return job.photo_id in self._of.get(job.user_name, ())

    def all(self) -> list[Job]:
        return [job for line in self._of.values() for job in line.values()]

    def length(self, user_name: str) -> int:
        return len(self._of.get(user_name, ()))

    def add(self, job: Job) -> None:
        self._of.setdefault(job.user_name, OrderedDict())[job.photo_id] = job

    def remove(self, job: Job) -> None:
        line = self._of[job.user_name]
        del line[job.photo_id]
        if not line:
            del self._of[job.user_name]

    def next(self, at_work: Mapping[str, int], most: int) -> Job | None:
        """Of whoever has the fewest at work, then of who has gone longest without a turn."""
        users = [user for user in self._of if at_work.get(user, 0) < most]
        if not users:
            return None
        user = min(users, key=lambda name: at_work.get(name, 0))
        job = next(iter(self._of[user].values()))
        self._of.move_to_end(user)
        self.remove(job)
        return job
