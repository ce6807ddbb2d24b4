"""Bodies through the gateway: piece by piece, whole, broken off, and refused."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
import requests

from functions.onemachine.gateway.patience import Patience
from tests.onemachine.calls import call, met, send_raw
from tests.onemachine.street import LONGEST, Street

CALL_SECONDS, PIECES = 0.8, 20


def test_head_has_the_length_and_no_body(street: Street) -> None:
    reply = call(street, "HEAD", "/function/echo/status/200")

    assert reply.status_code == 200
    assert reply.headers["Content-Length"] == "8"
    assert reply.content == b""


def test_answer_comes_while_it_is_made(street: Street) -> None:
    reply = call(street, "GET", "/function/echo/pieces", stream=True)

    pieces = reply.iter_content(5)
    assert next(pieces) == b"first"
    street.released.set()
    assert b"".join(pieces) == b"second"


def test_body_goes_on_while_it_comes(street: Street) -> None:
    def body() -> Iterator[bytes]:
        yield b"x" * 1000
        assert street.released.wait(LONGEST), "the function has seen nothing of it"
        yield b"x" * 1000

    assert call(street, "POST", "/function/echo/reads", data=body()).text == "True 2000"


def test_body_may_take_longer_than_a_call_as_long_as_it_moves(closed_street: Street) -> None:
    closed_street.open(call_seconds=CALL_SECONDS)
    pace = threading.Event()

    def body() -> Iterator[bytes]:
        for _ in range(PIECES):
            pace.wait(2 * CALL_SECONDS / PIECES)
            yield b"x" * 1000

    assert call(closed_street, "POST", "/function/echo/reads", data=body()).text == f"True {PIECES * 1000}"


def test_answer_may_take_longer_than_a_call_as_long_as_it_moves(closed_street: Street) -> None:
    closed_street.open(call_seconds=CALL_SECONDS)

    answer = call(closed_street, "GET", f"/function/echo/paced/{PIECES}/{2 * CALL_SECONDS / PIECES}")

    assert answer.content == b"x" * PIECES


def test_answer_may_begin_before_the_body_has_ended(street: Street) -> None:
    head = ("POST /function/echo/answers-early HTTP/1.1", "Content-Length: 200000", "Connection: close")
    with send_raw(street, *head, body=b"x" * 100_000) as connection:
        answer = b""
        while b"begun" not in answer:
            answer += connection.recv(4000)
        connection.sendall(b"x" * 100_000)
        answer += b"".join(iter(lambda: connection.recv(4000), b""))

    assert b"200000" in answer


def test_large_bodies_arrive_whole(street: Street) -> None:
    data = bytes(range(256)) * 20_000

    assert met(street, "POST", "/function/echo/", data=data)["body"].encode("latin-1") == data


def test_answer_that_breaks_off_does_not_look_complete(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(requests.RequestException):
        _ = call(street, "GET", "/function/echo/breaks").content

    assert call(street, "HEAD", "/function/echo/status/200").status_code == 200
    assert not caplog.records


def test_refusal_arrives_though_the_body_is_still_being_sent(street: Street) -> None:
    size = 50_000_000
    connection = send_raw(
        street, "POST /function/echo/refuses HTTP/1.1", f"Content-Length: {size}", body=b"x" * 1000
    )

    def send_rest() -> None:
        for _ in range(size // 1_000_000):
            connection.sendall(b"x" * 1_000_000)

    sending = threading.Thread(target=send_rest)
    with connection:
        answer = connection.recv(1000)
        sending.start()
        sending.join(LONGEST)

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert not sending.is_alive()


def test_client_that_waits_to_be_asked_for_its_body_is_asked(street: Street) -> None:
    connection = send_raw(
        street, "POST /function/echo/ HTTP/1.1", "Content-Length: 4", "Expect: 100-continue"
    )
    with connection:
        assert connection.recv(100).startswith(b"HTTP/1.1 100 Continue")
        connection.sendall(b"body")
        answer = connection.recv(4000)

    assert answer.startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("promised", [100, 1_000_000], ids=["held", "passed on"])
def test_body_that_stops_coming_is_cut_off(closed_street: Street, promised: int) -> None:
    closed_street.open(patience=Patience(seconds=0.3, bytes_per_second=8_000))
    connection = send_raw(
        closed_street, "POST /function/echo/ HTTP/1.1", f"Content-Length: {promised}", body=b"x" * 50
    )
    with connection:
        answer = connection.recv(4000)

    assert answer.startswith(b"HTTP/1.1 408 ")


def test_body_that_trickles_is_cut_off(closed_street: Street) -> None:
    closed_street.open(patience=Patience(seconds=0.3, bytes_per_second=1_000_000))
    ended = threading.Event()

    def trickle(connection: socket.socket) -> None:
        with suppress(OSError):
            while not ended.wait(0.02):
                connection.sendall(b"x")

    connection = send_raw(closed_street, "POST /function/echo/ HTTP/1.1", "Content-Length: 1000000")
    sending = threading.Thread(target=trickle, args=(connection,))
    sending.start()
    with connection:
        answer = connection.recv(4000)
        ended.set()
        sending.join(LONGEST)

    assert answer.startswith(b"HTTP/1.1 408 ")
