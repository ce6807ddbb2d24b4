"""An application of this test's own, served as functions are, in this process."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from flask import Flask

from functions.serving.application import Served
from functions.serving.bodies import Room
from functions.serving.life import configuration, listen
from functions.serving.threads import Threads
from functions.shared.access.credentials import Security
from functions.shared.access.standing import SessionCheck
from functions.shared.access.tokens import TokenSigner
from functions.shared.edge.http import Api

LONGEST = 60.0
KEY = "k" * 32
MUCH = 1_000_000_000
FAR_AWAY = 4_000_000_000_000


def new_api(max_body: int = MUCH) -> Api:
    """Of a function that takes calls from people alone."""
    return Api(
        "accounts",
        Security(TokenSigner(KEY, "accounts"), SessionCheck(lambda _: True)),
        needs={},
        max_body=max_body,
    )


def signed_in(name: str = "ann") -> str:
    """A header."""
    return f"Authorization: Bearer {TokenSigner(KEY, 'accounts').for_person(name, None, FAR_AWAY)}"


@contextmanager
def serving(
    app: Flask,
    *,
    threads: int = 2,
    waiting: int = 100,
    room: int = MUCH,
    patience: float = LONGEST,
    proxies: int = 0,
) -> Iterator[int]:
    """The port on which it answers."""
    listener = listen(None, 0)
    served = Served(app, Threads(threads, waiting), Room(room), patience, proxies)
    server = uvicorn.Server(configuration(served))
    running = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    running.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = server.force_exit = True
        running.join(LONGEST)


def send(port: int, *lines: str, body: bytes = b"") -> socket.socket:
    """An open connection on which this was sent."""
    connection = socket.create_connection(("127.0.0.1", port), LONGEST)
    connection.sendall("\r\n".join([*lines, "Host: function", "", ""]).encode("latin-1") + body)
    return connection


def all_of(connection: socket.socket) -> bytes:
    """What comes until the other side closes."""
    with connection, connection.makefile("rb") as answer:
        return answer.read()


def ask(port: int, *lines: str, body: bytes = b"") -> bytes:
    return all_of(send(port, *lines, "Connection: close", body=body))
