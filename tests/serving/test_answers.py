"""Answers on their way out: complete, or not to be taken for complete."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from http.client import HTTPConnection, IncompleteRead

import pytest
from flask import Flask, Response, request, stream_with_context

from functions.shared.errors import Damaged
from tests.serving.served import LONGEST, all_of, ask, send, serving

PIECE = b"0123456789" * 10_000
PIECES = 90
WHOLE = PIECE * PIECES

whose: ContextVar[str] = ContextVar("whose", default="nobody's")


class Street:
    """What of an application is seen from outside: whether it may go on, and whether an answer was closed."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.closed = threading.Event()

    def pieces(self, count: int = PIECES) -> Iterator[bytes]:
        try:
            for _ in range(count):
                yield PIECE
        finally:
            self.closed.set()


@pytest.fixture
def street() -> Street:
    return Street()


@pytest.fixture
def app(street: Street) -> Flask:
    app = Flask("test")

    @app.get("/known")
    def known() -> Response:
        return Response(street.pieces(), headers={"Content-Length": str(len(WHOLE))})

    @app.get("/unknown")
    def unknown() -> Response:
        return Response(street.pieces())

    @app.get("/endless")
    def endless() -> Response:
        return Response(street.pieces(10**9))

    @app.get("/waits")
    def waits() -> Response:
        def pieces() -> Iterator[bytes]:
            yield b"first"
            assert street.may_go_on.wait(LONGEST)
            yield b"second"

        return Response(pieces())

    @app.get("/breaks")
    def breaks() -> Response:
        @stream_with_context
        def pieces() -> Iterator[bytes]:
            yield PIECE * 11
            raise OSError("the disk is gone") if "os" in request.args else Damaged("Gone.")

        told = {"Content-Length": str(len(WHOLE))} if "known" in request.args else {}
        return Response(pieces(), headers=told)

    @app.get("/context")
    def context() -> Response:
        whose.set(request.args["of"])

        def pieces() -> Iterator[bytes]:
            for _ in range(20):
                yield whose.get().encode()

        return Response(pieces())

    @app.get("/status/<int:status>")
    def status(status: int) -> Response:
        return Response(b"" if status in (204, 304) else b"said", status)

    return app


def get(port: int, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("path", ["/known", "/unknown"])
def test_long_answer_arrives_whole(app: Flask, street: Street, path: str) -> None:
    with serving(app) as port:
        assert get(port, path)[2] == WHOLE
        assert street.closed.wait(LONGEST)


def test_answer_comes_while_it_is_made(app: Flask, street: Street) -> None:
    with serving(app) as port, send(port, "GET /waits HTTP/1.1", "Connection: close") as connection:
        beginning = b""
        while b"first" not in beginning:
            beginning += connection.recv(1000)
        assert b"second" not in beginning
        street.may_go_on.set()
        assert b"second" in all_of(connection)


@pytest.mark.parametrize("path", ["/breaks", "/breaks?known", "/breaks?os", "/breaks?known&os"])
def test_answer_that_breaks_off_does_not_look_complete(app: Flask, path: str) -> None:
    with serving(app) as port:
        with pytest.raises(IncompleteRead):
            get(port, path)
        assert get(port, "/status/200")[2] == b"said"


@pytest.mark.parametrize("path", ["/known", "/unknown", "/status/200"])
def test_head_is_answered_without_a_body_and_the_connection_goes_on(app: Flask, path: str) -> None:
    with serving(app) as port, send(port, f"HEAD {path} HTTP/1.1") as connection:
        connection.sendall(b"GET /status/200 HTTP/1.1\r\nHost: function\r\nConnection: close\r\n\r\n")
        answers = all_of(connection)

    assert answers.count(b"HTTP/1.1 200 OK") == 2
    assert PIECE not in answers
    assert answers.endswith(b"\r\n\r\nsaid")


@pytest.mark.parametrize("status", [204, 304])
def test_answer_that_may_have_no_body_has_no_framing_of_one(app: Flask, status: int) -> None:
    with serving(app) as port:
        answer = ask(port, f"GET /status/{status} HTTP/1.1")

    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"transfer-encoding" not in answer.lower()
    assert answer.endswith(b"\r\n\r\n")


def test_what_a_request_remembers_is_its_own_in_every_piece(app: Flask) -> None:
    with serving(app, threads=3) as port, ThreadPoolExecutor(10) as callers:
        answers = list(callers.map(lambda n: get(port, f"/context?of={n}")[2], range(10)))

    assert answers == [str(n).encode() * 20 for n in range(10)]


def test_client_that_takes_nothing_is_given_up(app: Flask, street: Street) -> None:
    with serving(app, patience=0.2) as port, send(port, "GET /endless HTTP/1.1") as connection:
        assert street.closed.wait(LONGEST)
        with pytest.raises((EOFError, OSError)):
            _take_all(connection)


def test_answer_of_a_client_that_went_away_is_closed(app: Flask, street: Street) -> None:
    with serving(app) as port:
        send(port, "GET /endless HTTP/1.1").close()
        assert street.closed.wait(LONGEST)


def _take_all(connection: socket.socket) -> None:
    """EOFError, or ConnectionResetError, where it ends."""
    while connection.recv(1_000_000):
        pass
    raise EOFError
