"""One process that decodes, from its owner's side."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from functions.shared.images.workers import frames
from functions.shared.images.workers.frames import Fields, Frame

_LARGEST_ANSWER = 1 << 28
_DYING_SECONDS = 1.0
_PASSED_ON = ("LD_LIBRARY_PATH", "LANG", "PATH", "TMPDIR")


@dataclass(frozen=True)
class WorkerLimits:
    """For one picture: ``memory`` is in bytes, beyond what a worker has when it starts.

    A picture that needs ``cpu_seconds`` of a processor, or what ``serving.allow_time`` gives a large one, is
    at fault. One that has not got them within ``seconds`` is not: the machine is busy. Its turn comes within
    ``waiting_seconds``; both together are less than whoever asks for a thumbnail waits.
    """

    waiting_seconds: float = 15.0
    starting_seconds: float = 15.0
    cpu_seconds: float = 4.0
    seconds: float = 18.0
    memory: int = 2 << 30


class TooMuchWork(Exception):
    """The picture took more of the processor than one picture may."""


class WorkerProcess:
    """Not for use from several threads at once."""

    def __init__(self, limits: WorkerLimits, command: Sequence[str]) -> None:
        """Raises OSError, EOFError or ValueError if it does not start."""
        self._limits = limits
        self.used_at = time.monotonic()
        self._connection, theirs = socket.socketpair()
        with theirs:
            self._process = _start([*command, str(theirs.fileno())], theirs.fileno(), limits)
        try:
            self._receive(limits.starting_seconds)
        except (EOFError, OSError, ValueError):
            self.end()
            raise

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, task: Fields, data: bytes) -> Frame:
        """Raises TooMuchWork; TimeoutError; OSError, EOFError or ValueError if it has died or talks nonsense.

        After any of them it is of no more use.
        """
        try:
            self._connection.settimeout(self._limits.seconds)
            frames.send(self._connection, task, data)
            answer = self._receive(self._limits.seconds)
        except (EOFError, ConnectionError):
            if self._has_spent_its_time():
                raise TooMuchWork from None
            raise
        self.used_at = time.monotonic()
        return answer

    def end(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.wait()

    def _has_spent_its_time(self) -> bool:
        try:
            return self._process.wait(_DYING_SECONDS) == -signal.SIGPROF
        except subprocess.TimeoutExpired:
            return False

    def _receive(self, seconds: float) -> Frame:
        return frames.receive(self._connection, longest_body=_LARGEST_ANSWER, seconds=seconds)


def _start(command: list[str], descriptor: int, limits: WorkerLimits) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - the command is ours
        [*command, str(limits.memory), str(limits.cpu_seconds), str(limits.seconds)],
        env=_environment(),
        pass_fds=[descriptor],
        stdin=subprocess.DEVNULL,
        # Libraries write their complaints about a file there, in words for nobody.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Ctrl-C is for the owner; this process ends when the owner does.
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    """No secrets: a hostile file may take this process over."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    search_path = os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)
    # Arenas and threads that are never used would count as memory.
    return {**passed_on, "PYTHONPATH": search_path, "MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}
