"""Runs one function: ``python -m functions.serve NAME`` serves its ``handler.build()`` with granian.

``PORT`` (8000) on 127.0.0.1, behind OpenFaaS's watchdog, or ``SOCKET``, a Unix socket's path; ``WORKERS``
processes (1) of ``THREADS`` threads (16). Ends by itself when the pipe ``LIFELINE`` closes, if one is given.
"""

import gc
import os
import sys
import threading
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings

from functions.shared.log import log

DRAIN_SECONDS = 25
"""How long requests under way may take to end after SIGTERM; less than the 30 s that Kubernetes gives."""


def main(arguments: list[str]) -> None:
    if len(arguments) != 1:
        raise SystemExit("usage: python -m functions.serve NAME")
    function = arguments[0]
    _hold_lifeline()
    socket = os.environ.get("SOCKET")
    server = Granian(
        function,
        address="127.0.0.1",
        port=int(os.environ.get("PORT", "8000")),
        uds=Path(socket) if socket else None,
        uds_permissions=0o600 if socket else None,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("WORKERS", "1")),
        blocking_threads=int(os.environ.get("THREADS", "16")),
        http1_settings=HTTP1Settings(header_read_timeout=30_000),
        respawn_failed_workers=True,
        respawn_interval=1,
        workers_kill_timeout=DRAIN_SECONDS,
        websockets=False,
        log_enabled=False,
    )
    server.serve(target_loader=partial(_load, function), wrap_loader=False)


def _load(function: str) -> Any:
    """In the worker: the WSGI application."""
    _hold_lifeline()
    log.name(function)
    handler = import_module(f"functions.{function.replace('-', '_')}.handler")
    app = handler.build()
    # What start-up made stays; collections need not look at it again.
    gc.collect()
    gc.freeze()
    return app


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
