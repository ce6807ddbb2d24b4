"""The threads in which a function works, and how many requests may wait for one."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Final

from functions.shared.errors import TooManyRequests

ASK_AGAIN: Final = 1


@dataclass(frozen=True)
class Job:
    loop: asyncio.AbstractEventLoop
    done: "asyncio.Future[None]"
    context: Context
    work: Callable[[], object]

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

    The one that worked last works next. ``concurrent.futures`` takes turns, and twice as long to hand over.
    """

    def __init__(self, count: int, most_waiting: int) -> None:
        self._count = count
        self._most_waiting = most_waiting
        self._lock = threading.Lock()
        self._started = 0
        self._idle: list[SimpleQueue[Job]] = []
        self._waiting: deque[Job] = deque()

    async def begin(self, context: Context, work: Callable[[], object]) -> None:
        """TooManyRequests if too many wait already."""
        if len(self._waiting) >= self._most_waiting:
            raise TooManyRequests("Too many requests are waiting here. Try again in a moment.", ASK_AGAIN)
        await self.go_on(context, work)

    async def go_on(self, context: Context, work: Callable[[], object]) -> None:
        loop = asyncio.get_running_loop()
        job = Job(loop, loop.create_future(), context, work)
        with self._lock:
            if self._idle:
                self._idle.pop().put(job)
            elif self._started < self._count:
                self._started += 1
                threading.Thread(target=self._work, args=(job,), daemon=True).start()
            else:
                self._waiting.append(job)
        await job.done

    def _work(self, job: Job) -> None:
        handed: SimpleQueue[Job] = SimpleQueue()
        while True:
            job.run()
            with self._lock:
                waiting = self._waiting.popleft() if self._waiting else None
                if waiting is None:
                    self._idle.append(handed)
            job = waiting or handed.get()
