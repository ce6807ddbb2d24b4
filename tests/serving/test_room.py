"""How much may be on its way in at once, and how many requests may wait for a thread."""

import select
import socket
import threading
import time
from contextlib import ExitStack
from typing import Any

import pytest
from flask import Flask, Response, request

from functions.shared.access.callers import Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.operations import Operation
from tests.serving.served import LONGEST, ask, new_api, send, serving

HALF = 600_000
ROOM = 1_000_000
SHARES = 4


class Door:
    """Where a request stands until it is let go."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def app(door: Door) -> Flask:
    api = new_api()

    def taken() -> Response:
        return answer(len(request.get_data()))

    api.add(Operation("POST", "/", "Taken", body=("*/*",), answers={200: int}, signed_in=False), taken)

    def guarded(caller: Caller) -> Response:
        return answer(len(request.get_data()))

    api.add(Operation("POST", "/guarded", "For who signs in", body=("*/*",), answers={200: int}), guarded)

    def wait() -> Response:
        door.reached.set()
        assert door.opened.wait(LONGEST)
        return answer({})

    api.add(Operation("GET", "/door", "Waits", answers={200: dict[str, Any]}, signed_in=False), wait)

    return api.app


def begin(port: int, *headers: str, size: int = HALF) -> socket.socket:
    """A body that does not go on."""
    return send(port, "POST / HTTP/1.1", "Content-Length: 5000000", *headers, body=bytes(size))


def first_answer(*connections: socket.socket) -> bytes:
    """The only one that comes."""
    ready = select.select(connections, [], [], LONGEST)[0]
    assert len(ready) == 1
    return ready[0].recv(4000)


def test_what_is_on_its_way_in_may_not_fill_the_disk(app: Flask) -> None:
    with serving(app, room=ROOM) as port:
        with begin(port) as one, begin(port) as other:
            refused = first_answer(one, other)
        assert refused.startswith(b"HTTP/1.1 503 ")
        assert b"retry-after: " in refused.lower()
        # Once they have gone, there is room again.
        until = time.monotonic() + LONGEST
        while b" 200 OK" not in ask(port, "POST / HTTP/1.1", f"Content-Length: {HALF}", body=bytes(HALF)):
            assert time.monotonic() < until


def test_one_address_may_not_take_up_all_the_room(app: Flask) -> None:
    with serving(app, room=ROOM * SHARES, proxies=1) as port:
        with (
            begin(port, "X-Forwarded-For: 10.0.0.1, 192.0.2.1") as one,
            begin(port, "X-Forwarded-For: 10.0.0.2, 192.0.2.1") as same,
            begin(port, "X-Forwarded-For: 192.0.2.2") as other,
        ):
            refused = first_answer(one, same, other)
        assert refused.startswith(b"HTTP/1.1 429 ")
        assert b"retry-after: " in refused.lower()


def test_who_is_refused_before_anything_is_taken_in_is_told_why(app: Flask) -> None:
    with serving(app, proxies=1) as port:
        lines = ("POST /guarded HTTP/1.1", f"Content-Length: {HALF}", "X-Forwarded-For: 192.0.2.1")

        refused = ask(port, *lines, body=bytes(HALF))

    assert refused.startswith(b"HTTP/1.1 401 ")


def test_request_beyond_those_that_may_wait_is_told_to_come_again(app: Flask, door: Door) -> None:
    with serving(app, threads=1, waiting=1) as port:
        with send(port, "GET /door HTTP/1.1") as working:
            assert door.reached.wait(LONGEST)
            with send(port, "GET /door HTTP/1.1") as one, send(port, "GET /door HTTP/1.1") as other:
                refused = first_answer(one, other)
                door.opened.set()
            assert b" 200 OK" in working.recv(4000)
        assert refused.startswith(b"HTTP/1.1 429 ")
        assert b"retry-after: " in refused.lower()


def test_calls_that_take_long_have_all_the_threads(app: Flask, door: Door) -> None:
    """However few work at once on what is done soon."""
    with serving(app, threads=8) as port, ExitStack() as connections:
        waiting = [connections.enter_context(send(port, "GET /door HTTP/1.1")) for _ in range(7)]

        assert b" 200 OK" in ask(port, "POST / HTTP/1.1", "Content-Length: 1", body=b"x")
        door.opened.set()
        assert all(b" 200 OK" in connection.recv(4000) for connection in waiting)
