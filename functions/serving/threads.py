"""The threads in which a function works, and how many requests may wait for one."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Final

from functions.shared.errors import TooManyRequests

ASK_AGAIN: Final = 1
SOON: Final = 0.005
"""Seconds in which most work is done; what takes longer waits for something else than the processor."""
BEGUN_AT_ONCE: Final = 2
"""So much that is done soon is begun at once: more would only contend for the interpreter."""


@dataclass(eq=False)
class Job:
    loop: asyncio.AbstractEventLoop
    done: "asyncio.Future[None]"
    context: Context
    work: Callable[[], object]
    since: float = field(default_factory=time.monotonic)
    """When it came, and then when it was begun."""

    def run(self) -> None:
        error: BaseException | None = None
        try:
            self.context.run(self.work)
        except BaseException as raised:  # noqa: BLE001 -- raised again where the job is awaited
            error = raised
        self.loop.call_soon_threadsafe(self._tell, error)

    def _tell(self, error: BaseException | None) -> None:
        if self.done.cancelled():
            return
        if error is None:
            self.done.set_result(None)
        else:
            self.done.set_exception(error)


class Threads:
    """Up to ``count``, and no more than are needed: each keeps connections of its own to what it works with.

    The one that worked last works next, on what waits, and another one only where that takes longer than
    ``SOON``. So eight small calls at once cost what they cost one after the other.
    """

    def __init__(self, count: int, most_waiting: int) -> None:
        self._count = count
        self._most = count + most_waiting
        self._lock = threading.Lock()
        self._started = 0
        self._idle: list[SimpleQueue[Job]] = []
        self._at_work: set[Job] = set()
        self._waiting: deque[Job] = deque()
        self._looks_again = False

    async def begin(self, context: Context, work: Callable[[], object]) -> None:
        """Raises TooManyRequests if too many wait already."""
        if len(self._at_work) + len(self._waiting) >= self._most:
            raise TooManyRequests("Too many requests are waiting here. Try again in a moment.", ASK_AGAIN)
        await self.go_on(context, work)

    async def go_on(self, context: Context, work: Callable[[], object]) -> None:
        loop = asyncio.get_running_loop()
        job = Job(loop, loop.create_future(), context, work)
        with self._lock:
            if self._just_begun(job.since) < BEGUN_AT_ONCE and self._has_room():
                self._hand_over(job)
            else:
                self._waiting.append(job)
        self._look_again(loop)
        await job.done

    def _look_again(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._waiting and not self._looks_again:
            self._looks_again = True
            loop.call_later(SOON, self._relieve, loop)

    def _relieve(self, loop: asyncio.AbstractEventLoop) -> None:
        """Those that have waited for long."""
        self._looks_again = False
        before = time.monotonic() - SOON
        with self._lock:
            while self._waiting and self._waiting[0].since <= before and self._has_room():
                self._hand_over(self._waiting.popleft())
        self._look_again(loop)

    def _just_begun(self, now: float) -> int:
        return sum(job.since > now - SOON for job in self._at_work)

    def _has_room(self) -> bool:
        return bool(self._idle) or self._started < self._count

    def _hand_over(self, job: Job) -> None:
        job.since = time.monotonic()
        self._at_work.add(job)
        if self._idle:
            self._idle.pop().put(job)
        else:
            self._started += 1
            threading.Thread(target=self._work, args=(job,), daemon=True).start()

    def _work(self, job: Job) -> None:
        handed: SimpleQueue[Job] = SimpleQueue()
        while True:
            job.run()
            job = self._next(job, handed) or handed.get()

    def _next(self, done: Job, handed: "SimpleQueue[Job]") -> Job | None:
        with self._lock:
            self._at_work.discard(done)
            if not self._waiting:
                self._idle.append(handed)
                return None
            job = self._waiting.popleft()
            job.since = time.monotonic()
            self._at_work.add(job)
            return job
