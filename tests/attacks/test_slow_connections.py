"""Who sends or takes nothing costs the gateway little, and not for long; all others go on."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from functions.onemachine.gateway.connections import Bounds
from functions.onemachine.gateway.patience import Patience
from tests.house.clock import Clock
from tests.onemachine.calls import call, connect, send_raw
from tests.onemachine.street import LONGEST, USUAL, Street

MANY = 500
PATIENT = Patience(seconds=3600, bytes_per_second=8_000)
HALF_A_HEAD = b"GET /function/echo/ HTTP/1.1\r\nHost: loc"


class Watched:
    """A gateway whose seconds pass as a test wants."""

    def __init__(self, street: Street) -> None:
        self.street = street
        self.clock = Clock()
        self._connections = ExitStack()

    def open(self, bounds: Bounds = USUAL, **options: Any) -> None:
        self.street.open(bounds=bounds, clock=self.clock.monotonic, **options)

    def silent(self, sent: bytes = b"") -> socket.socket:
        connection = self._connections.enter_context(connect(self.street))
        connection.sendall(sent)
        self.sees()
        return connection

    def sees(self) -> None:
        """What was opened before has come, when something later has been answered."""
        assert call(self.street, "GET", "/function/echo/").status_code == 200

    def pass_seconds(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.street.look()

    def is_freed_after(self, seconds: float) -> bool:
        """Whether the function that answers without end could stop; what lies between fills up first."""
        self.pass_seconds(seconds)
        return self.street.released.wait(0.01)

    def close(self) -> None:
        self._connections.close()


def is_cut(connection: socket.socket) -> bool:
    """Or will be, before anything else comes on it."""
    connection.setblocking(False)
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True
    finally:
        connection.settimeout(LONGEST)


@pytest.fixture
def watched(closed_street: Street) -> Iterator[Watched]:
    watched = Watched(closed_street)
    yield watched
    watched.close()


@pytest.mark.parametrize("sent", [b"", b"G", HALF_A_HEAD])
def test_silent_connection_is_closed_after_ten_seconds(watched: Watched, sent: bytes) -> None:
    watched.open()
    connection = watched.silent(sent)

    watched.pass_seconds(9)
    assert not is_cut(connection)
    watched.pass_seconds(2)
    assert is_cut(connection)


def test_head_that_trickles_gains_no_time(watched: Watched) -> None:
    watched.open()
    connection = watched.silent(HALF_A_HEAD)

    for _ in range(3):
        watched.pass_seconds(3)
        connection.sendall(b"a")
        watched.sees()

    watched.pass_seconds(2)
    assert is_cut(connection)


def test_head_that_does_not_come_whole_after_another_is_not_waited_for(watched: Watched) -> None:
    watched.open()
    connection = watched.silent(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert connection.recv(1000).endswith(b"OK")

    connection.sendall(HALF_A_HEAD)
    watched.sees()
    watched.pass_seconds(11)

    assert is_cut(connection)


def test_connection_is_kept_a_minute_for_another_request(watched: Watched) -> None:
    watched.open()
    connection = watched.silent(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert connection.recv(1000).endswith(b"OK")

    watched.pass_seconds(60)
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert connection.recv(1000).endswith(b"OK")
    watched.pass_seconds(76)
    assert is_cut(connection)


def test_answer_that_nobody_takes_is_given_up_and_the_function_freed(watched: Watched) -> None:
    watched.open(call_seconds=3600)
    with send_raw(watched.street, "GET /function/echo/endless HTTP/1.1"):
        assert any(watched.is_freed_after(31) for _ in range(MANY))


def test_body_that_comes_meanwhile_excuses_no_answer_that_nobody_takes(watched: Watched) -> None:
    watched.open(call_seconds=3600, patience=PATIENT, for_answers=PATIENT)
    head = ("GET /function/echo/endless HTTP/1.1", "Content-Length: 1000000")
    with send_raw(watched.street, *head) as client:
        assert any(_is_given_up(watched, lambda: client.sendall(b"x"), 31) for _ in range(MANY))


def test_answer_that_is_taken_too_slowly_is_given_up(watched: Watched) -> None:
    watched.open(call_seconds=3600, for_answers=Patience(seconds=0.3, bytes_per_second=1_000_000_000))
    with send_raw(watched.street, "GET /function/echo/endless HTTP/1.1") as client:
        assert any(_is_given_up(watched, lambda: client.recv(1000), 0) for _ in range(MANY))


def _is_given_up(watched: Watched, do: Callable[[], object], seconds: float) -> bool:
    """So much later, though the client does something."""
    try:
        do()
    except ConnectionError:
        return True
    watched.sees()
    return watched.is_freed_after(seconds)


def test_function_that_takes_its_time_is_waited_for(watched: Watched) -> None:
    watched.open()
    with send_raw(watched.street, "GET /function/echo/hangs HTTP/1.1") as connection:
        watched.sees()
        watched.pass_seconds(59)
        assert not is_cut(connection)
        watched.street.released.set()
        assert connection.recv(1000).startswith(b"HTTP/1.1 200 ")


def test_request_behind_one_that_takes_its_time_is_answered_after_it(watched: Watched) -> None:
    watched.open()
    connection = watched.silent(b"GET /function/echo/hangs HTTP/1.1\r\nHost: localhost\r\n\r\n")
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    watched.sees()

    watched.pass_seconds(31)
    watched.street.released.set()

    answers = b"".join(iter(lambda: connection.recv(1000), b""))
    assert answers.count(b"HTTP/1.1 200 ") == 2


@pytest.mark.parametrize("path", ["/function/echo/", "/async-function/echo/"])
@pytest.mark.parametrize("length", ["100", "100000"], ids=["held", "passed on"])
def test_body_that_falls_silent_is_given_up_however_much_came(
    watched: Watched, path: str, length: str
) -> None:
    watched.open(patience=Patience(seconds=3600, bytes_per_second=8_000, quiet_seconds=0.2))

    with send_raw(watched.street, f"POST {path} HTTP/1.1", f"Content-Length: {length}", body=b"x") as sent:
        assert sent.recv(1000).startswith(b"HTTP/1.1 408 ")


def test_who_stands_still_too_often_loses_what_has_stood_longest(watched: Watched) -> None:
    watched.open(Bounds(of_one=2))
    first = watched.silent()
    watched.clock.advance(1)
    others = [watched.silent(), watched.silent()]

    watched.pass_seconds(3)
    assert not is_cut(first)
    watched.pass_seconds(3)

    assert is_cut(first)
    assert not any(map(is_cut, others))


def test_bound_in_total_holds_for_all(watched: Watched) -> None:
    watched.open(Bounds(of_one=100, in_total=1))
    connections = [watched.silent() for _ in range(3)]

    watched.pass_seconds(6)

    assert sum(map(is_cut, connections)) == 2


def test_full_gateway_lets_go_of_who_has_waited_longest(watched: Watched) -> None:
    watched.open(Bounds(connections=4))
    connections = []
    for _ in range(12):
        watched.clock.advance(1)
        connections.append(watched.silent())

    assert is_cut(connections[0])
    assert not is_cut(connections[-1])
    watched.sees()


def test_requests_are_not_hoarded_behind_one_that_takes_its_time(watched: Watched) -> None:
    watched.open(Bounds(ahead_bytes=20_000))
    connection = watched.silent(b"GET /function/echo/hangs HTTP/1.1\r\nHost: localhost\r\n\r\n")

    connection.sendall(
        b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Large: %s\r\n\r\n" % (b"x" * 8_000) * 4
    )
    watched.sees()

    assert is_cut(connection)
