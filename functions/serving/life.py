"""The server's life: it listens, and ends in order."""

import asyncio
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from functions.serving.application import Served
from functions.serving.connections import Connection

DRAIN_SECONDS = 25
"""How long requests under way may take to end; with the lingering, less than Kubernetes' 30 s."""
IDLE_SECONDS = 120
"""How long a connection is kept: longer than the callers keep theirs, so that it is they who close it."""
BACKLOG = 1024


def serve(served: Served, listener: socket.socket, linger: float) -> None:
    """Until SIGTERM, and ``linger`` seconds on."""
    _Server(configuration(served), linger).run(sockets=[listener])


def configuration(served: Served) -> uvicorn.Config:
    return uvicorn.Config(
        served,
        http=Connection,
        loop="uvloop",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )


def listen(path: Path | None, port: int) -> socket.socket:
    """On a Unix socket for this user alone, or a port of 127.0.0.1."""
    if path is None:
        return socket.create_server(("127.0.0.1", port))
    listener = socket.socket(socket.AF_UNIX)
    before = os.umask(0o177)
    try:
        listener.bind(str(path))
    finally:
        os.umask(before)
    return listener


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, linger: float) -> None:
        super().__init__(config)
        self._linger = linger

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """In place of uvicorn's, which ends at once, and with the signal's own status."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, loop.call_later, self._linger, self._stop)
        loop.add_signal_handler(signal.SIGINT, self._stop)
        yield

    def _stop(self) -> None:
        self.should_exit = True
        # Whatever still works then is cut off.
        last = threading.Timer(DRAIN_SECONDS + 1, os._exit, (1,))
        last.daemon = True
        last.start()
