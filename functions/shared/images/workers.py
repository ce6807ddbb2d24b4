"""The processes that decode, from their owner's side: started on demand, ended when idle or at fault."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from functions.shared.errors import Unavailable, UnreadableImage
from functions.shared.images import frames
from functions.shared.images.frames import Frame, Head

_LARGEST_ANSWER = 1 << 28


@dataclass(frozen=True)
class Limits:
    """For one picture: ``seconds`` to decode it, ``memory`` in bytes; and how long it may wait for its turn."""

    seconds: float = 6.5
    memory: int = 1536 << 20
    waiting: float = 3.0
    starting: float = 20.0
    idle: float = 20.0


class WorkerProcess:
    def __init__(self, limits: Limits) -> None:
        """Raises OSError or EOFError if it does not start."""
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "functions.shared.images.worker", str(theirs.fileno())]
        self._connection = ours
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - the command is ours
                [*command, str(limits.memory), str(limits.seconds)],
                env=_environment(),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                # Decoders write their complaints about a file there, in words for nobody.
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                # Ctrl-C is for the owner; this process ends with it.
                start_new_session=True,
            )
        self.used_at = time.monotonic()
