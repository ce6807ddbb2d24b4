"""Runs one function: ``python -m functions.serve NAME`` serves its ``handler.build()``.

``PORT`` (8000) on 127.0.0.1, behind OpenFaaS's watchdog, or ``SOCKET``, a Unix socket's path; ``WORKERS``
processes (1) of ``THREADS`` threads (16). Ends by itself when the pipe ``LIFELINE`` closes, if one is given.

SIGTERM lets the requests under way end. OpenFaaS's watchdog sends it at once, but goes on letting requests in
for its ``healthcheck_interval``: for as long, ``LINGER_SECONDS`` (0), the function goes on taking them.
"""

import gc
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from functions.shared.log import log

if TYPE_CHECKING:
    # Not at run time: the process that only supervises the workers stays small.
    from flask import Flask

DRAIN_SECONDS = 25
"""How long requests under way may take to end; with the lingering, less than Kubernetes' 30 s."""
IDLE_SECONDS = 120
"""How long a connection is kept: longer than the callers keep theirs, so that it is they who close it."""


@dataclass(frozen=True)
class Serving:
    function: str
    socket: Path | None
    port: int
    workers: int
    threads: int
    linger: float

    def load(self) -> "Flask":
        """In the worker: the WSGI application."""
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        _hold_lifeline()
        log.name(self.function)
        handler = import_module(f"functions.{self.function.replace('-', '_')}.handler")
        app: Flask = handler.build()
        # What start-up made stays; collections need not look at it again.
        gc.collect()
        gc.freeze()
        return app


def main(arguments: list[str]) -> None:
    if len(arguments) != 1:
        raise SystemExit("usage: python -m functions.serve NAME")
    # Waited for by one thread: another one that got it would not wake the one that is to act on it.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    _hold_lifeline()
    socket = os.environ.get("SOCKET")
    serving = Serving(
        function=arguments[0],
        socket=Path(socket) if socket else None,
        port=int(os.environ.get("PORT", "8000")),
        workers=int(os.environ.get("WORKERS", "1")),
        threads=int(os.environ.get("THREADS", "16")),
        linger=float(os.environ.get("LINGER_SECONDS", "0")),
    )
    # Granian gives a WSGI application a body that broke off as one that ended. Where bodies are kept, that
    # would store half of a photo as a whole one; gunicorn raises.
    if serving.function == "storage":
        _serve_with_gunicorn(serving)
    else:
        _serve_with_granian(serving)


def _serve_with_granian(serving: Serving) -> None:
    from granian import Granian  # noqa: PLC0415 -- only one of the two servers is loaded
    from granian.constants import Interfaces  # noqa: PLC0415

    server = Granian(
        serving.function,
        address="127.0.0.1",
        port=serving.port,
        uds=serving.socket,
        uds_permissions=0o600 if serving.socket else None,
        interface=Interfaces.WSGI,
        workers=serving.workers,
        blocking_threads=serving.threads,
        respawn_failed_workers=True,
        respawn_interval=1,
        workers_kill_timeout=DRAIN_SECONDS,
        websockets=False,
        log_enabled=False,
    )
    server.on_startup(partial(_stop_in_order, serving.linger))
    server.serve(target_loader=partial(_load, serving), wrap_loader=False)


def _load(serving: Serving, *_: object) -> "Flask":
    return serving.load()


def _serve_with_gunicorn(serving: Serving) -> None:
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 -- only one of the two servers is loaded

    class Server(BaseApplication):
        def load_config(self) -> None:
            address = f"unix:{serving.socket}" if serving.socket else f"127.0.0.1:{serving.port}"
            options = {
                "bind": address,
                "umask": 0o077 if serving.socket else 0,
                "worker_class": "gthread",
                "workers": serving.workers,
                "threads": serving.threads,
                "keepalive": IDLE_SECONDS,
                "graceful_timeout": DRAIN_SECONDS,
                "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,  # noqa: S108 -- memory
                "control_socket_disable": True,
                "loglevel": "warning",
                "when_ready": lambda _: _stop_in_order(serving.linger),
            }
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return serving.load()

    Server().run()


def _stop_in_order(linger: float) -> None:
    """In the process that supervises: what its server does on SIGTERM, it does so many seconds later."""
    threading.Thread(target=_await_end, args=(linger, signal.getsignal(signal.SIGTERM)), daemon=True).start()


def _await_end(linger: float, stop: Any) -> None:
    signal.sigwait({signal.SIGTERM})
    time.sleep(linger)
    stop(signal.SIGTERM, None)


def _hold_lifeline() -> None:
    """End with the process that started this one, however that one ends."""
    if "LIFELINE" in os.environ:
        threading.Thread(target=_wait_for_end, args=(int(os.environ["LIFELINE"]),), daemon=True).start()


def _wait_for_end(lifeline: int) -> None:
    while os.read(lifeline, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
