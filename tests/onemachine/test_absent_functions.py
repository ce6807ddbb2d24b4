"""Calls through the gateway of functions that do not run, are being started, or do not get on."""

import pytest

from tests.onemachine.calls import call, send_raw
from tests.onemachine.street import LONGEST, Street


@pytest.mark.parametrize("name", ["dead", "gone"])
def test_function_that_is_not_running_is_unavailable(street: Street, name: str) -> None:
    for method in ("GET", "POST"):
        reply = call(street, method, f"/function/{name}/", data=b"x" * 100)
        assert reply.status_code == 503
        assert reply.headers["Content-Type"].startswith("application/problem+json")
        assert reply.headers["Retry-After"]
        assert name in reply.json()["detail"]


@pytest.mark.parametrize("name", ["dead", "gone"])
@pytest.mark.parametrize("size", [0, 100, 300_000], ids=["no body", "held", "passed on"])
def test_call_waits_for_a_function_that_is_being_started(closed_street: Street, name: str, size: int) -> None:
    closed_street.open(start_seconds=LONGEST)
    head = (f"POST /function/{name}/reads HTTP/1.1", f"Content-Length: {size}")

    with send_raw(closed_street, *head, body=b"x" * size) as connection:
        # What was sent before has come, when something later has been answered.
        assert call(closed_street, "GET", "/function/echo/").status_code == 200
        closed_street.start(name)
        answer = connection.recv(4000)

    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(f"{size > 0} {size}".encode())


def test_function_that_does_not_start_is_not_waited_for_ever(closed_street: Street) -> None:
    closed_street.open(start_seconds=0.2)

    assert call(closed_street, "GET", "/function/gone/").status_code == 503


def test_nothing_waits_for_functions_that_are_stopped(closed_street: Street) -> None:
    closed_street.open(start_seconds=3600)
    closed_street.functions.expect_no_start()

    assert call(closed_street, "GET", "/function/gone/").status_code == 503


def test_function_that_takes_too_long_is_a_bad_gateway(closed_street: Street) -> None:
    closed_street.open(call_seconds=0.2)

    response = call(closed_street, "GET", "/function/echo/hangs")

    assert response.status_code == 502
    assert response.json()["detail"] == "The function echo took too long."


def test_function_that_takes_no_body_is_a_bad_gateway(closed_street: Street) -> None:
    closed_street.open(call_seconds=0.2)
    size = 50_000_000
    head = ("POST /function/echo/hangs HTTP/1.1", f"Content-Length: {size}")

    with send_raw(closed_street, *head, body=b"x" * 8_000_000) as connection:
        assert connection.recv(4000).startswith(b"HTTP/1.1 502 ")
