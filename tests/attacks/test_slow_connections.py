"""Who sends or takes nothing costs the gateway little, and not for long; all others go on."""

from collections.abc import Callable

import pytest

from functions.onemachine.gateway.patience import Patience
from tests.attacks.watched import Watched, is_cut
from tests.onemachine.calls import send_raw

MANY = 500
PATIENT = Patience(seconds=3600, bytes_per_second=8_000)
HALF_A_HEAD = b"GET /function/echo/ HTTP/1.1\r\nHost: loc"


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
