"""Runs one function: ``python -m functions.serve NAME`` serves its ``handler.build()``.

``PORT`` (8000) on 127.0.0.1, behind OpenFaaS's watchdog, or ``SOCKET``, a Unix socket's path. ``THREADS``
(16) work; of requests that have arrived, ``MAX_WAITING`` (256) wait for one, and the next is told to come
again.

SIGTERM lets the requests under way end. OpenFaaS's watchdog sends it at once, but goes on letting requests in
for its ``healthcheck_interval``: for as long, ``LINGER_SECONDS`` (0), the function goes on taking them.
"""

import gc
import os
import signal
import sys
from importlib import import_module
from pathlib import Path

from flask import Flask

from functions.serving.application import Served
from functions.serving.bodies import Room
from functions.serving.descriptors import allow_many
from functions.serving.life import listen, serve
from functions.serving.threads import Threads
from functions.shared.config import Settings
from functions.shared.log import log


def main(arguments: list[str]) -> None:
    if len(arguments) != 1:
        raise SystemExit("usage: python -m functions.serve NAME")
    # While it starts, nothing is under way.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    allow_many()
    app = _built(arguments[0])
    path = os.environ.get("SOCKET")
    listener = listen(Path(path) if path else None, int(os.environ.get("PORT", "8000")))
    serve(_served(app), listener, float(os.environ.get("LINGER_SECONDS", "0")))


def handler_module(function: str) -> str:
    return f"functions.{function.replace('-', '_')}.handler"


def _built(function: str) -> Flask:
    log.name(function)
    handler = import_module(handler_module(function))
    app: Flask = handler.build()
    # What start-up made stays; collections need not look at it again.
    gc.collect()
    gc.freeze()
    return app


def _served(app: Flask) -> Served:
    settings = Settings.load()
    threads = Threads(int(os.environ.get("THREADS", "16")), int(os.environ.get("MAX_WAITING", "256")))
    room = Room(settings.spool_bytes)
    return Served(app, threads, room, settings.stall_seconds, settings.trusted_proxies)


if __name__ == "__main__":
    main(sys.argv[1:])
