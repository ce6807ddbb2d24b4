"""The processes that read pictures: started on demand, ended when idle or at fault."""

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from functions.shared.errors import AlbumError, Unavailable, UnreadableImage
from functions.shared.images.workers.frames import Fields, Frame
from functions.shared.images.workers.places import Places
from functions.shared.images.workers.process import TooMuchWork, WorkerLimits, WorkerProcess

_IDLE_SECONDS = 15.0
_BUSY = "Too many pictures are being decoded at the moment."


class WorkerPool:
    """Processes that run ``command``, ``count`` of them at once, or as many as there are cores.

    Safe to use from any thread. None is started before the first task.
    """

    def __init__(
        self,
        command: Sequence[str],
        limits: WorkerLimits | None = None,
        *,
        count: int | None = None,
        idle_seconds: float = _IDLE_SECONDS,
    ) -> None:
        self._limits = limits or WorkerLimits()
        self._command = command
        self._idle_seconds = idle_seconds
        self._places = Places(len(os.sched_getaffinity(0)) if count is None else count)
        self._lock = threading.Lock()
        self._idle: list[WorkerProcess] = []
        self._timer: threading.Timer | None = None

    def ask(self, task: Fields, kind: str, data: bytes) -> Frame:
        """Raises UnreadableImage, also for what breaks a worker or takes too much work; names the ``kind``.

        Raises Unavailable while all workers, or all processors, are busy: the picture may be good.
        """
        with self._place():
            worker = self._take()
            try:
                answer = worker.ask(task, data)
            except (TooMuchWork, EOFError, OSError, ValueError) as fault:
                worker.end()
                raise _refusal(kind, fault) from fault
            self._put_back(worker, answer)
        if "refused" in answer.fields:
            raise UnreadableImage(str(answer.fields["refused"]))
        return answer

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
            if self._timer:
                self._timer.cancel()
                self._timer = None
        for worker in idle:
            worker.end()

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.take(self._limits.waiting_seconds):
            raise Unavailable("decoder", _BUSY)
        try:
            yield
        finally:
            self._places.give_back()

    def _take(self) -> WorkerProcess:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive:
                    return worker
                worker.end()
        try:
            return WorkerProcess(self._limits, self._command)
        except (EOFError, OSError, ValueError) as fault:
            raise Unavailable("decoder", "Pictures cannot be decoded at the moment.") from fault

    def _put_back(self, worker: WorkerProcess, answer: Frame) -> None:
        if answer.fields.get("ends"):
            worker.end()
            return
        with self._lock:
            self._idle.append(worker)
            self._watch_idleness()

    def _watch_idleness(self) -> None:
        """The caller holds the lock."""
        if self._timer is None and self._idle:
            self._timer = threading.Timer(self._idle_seconds, self._end_idle)
            self._timer.daemon = True
            self._timer.start()

    def _end_idle(self) -> None:
        with self._lock:
            since = time.monotonic() - self._idle_seconds
            stale = [worker for worker in self._idle if worker.used_at <= since]
            self._idle = [worker for worker in self._idle if worker.used_at > since]
            self._timer = None
            self._watch_idleness()
        for worker in stale:
            worker.end()


def _refusal(kind: str, fault: Exception) -> AlbumError:
    match fault:
        case TimeoutError():
            return Unavailable("decoder", _BUSY)
        case TooMuchWork():
            return UnreadableImage(f"The {kind} file takes too long to decode.")
        case _:
            return UnreadableImage(f"The {kind} file is damaged in a way that breaks its decoder.")
