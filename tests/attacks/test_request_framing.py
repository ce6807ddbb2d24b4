"""Requests that two readers could read in two ways are refused by the gateway, or read in one."""

import json
from contextlib import closing
from socket import create_connection
from urllib.parse import urlsplit

import pytest

from tests.onemachine.street import LONGEST, Street

TWO_WAYS = {
    "two lengths": "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    "one length twice": "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
    "length and chunks": "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    "signed length": "Content-Length: +3\r\n\r\nabc",
    "space before the colon": "Transfer-Encoding : chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    "unknown coding": "Transfer-Encoding: xchunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    "folded header": "X-Call-Id: a\r\n b\r\n\r\n",
    "bare line feed": "X-Mine: a\nX-Call-Id: b\r\n\r\n",
}
TARGETS = {
    "http://localhost/function/echo/x": "/x",
    "/function/echo/..%2f..%2fhealthz": "/../../healthz",
    "/function/echo/%2e%2e/x": "/../x",
    "/function/echo%2fx": None,
    "/function/..%2fhealthz": None,
    "/function/../healthz": None,
    "//evil.example/function/echo/": None,
}


def ask(street: Street, request: str) -> tuple[int, bytes]:
    """Status and body of a request that is sent as it stands."""
    address = urlsplit(street.url)
    with closing(create_connection((address.hostname, address.port), LONGEST)) as connection:
        connection.sendall(request.encode("latin-1"))
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split(b" ")[1]), body


@pytest.mark.parametrize("rest", TWO_WAYS.values(), ids=TWO_WAYS)
def test_request_that_can_be_read_in_two_ways_is_refused(street: Street, rest: str) -> None:
    status, _ = ask(
        street, f"POST /function/echo/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{rest}"
    )

    assert status == 400


@pytest.mark.parametrize(("target", "seen"), TARGETS.items(), ids=TARGETS)
def test_target_leads_to_the_function_that_it_names_or_nowhere(
    street: Street, target: str, seen: str | None
) -> None:
    status, body = ask(street, f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")

    if seen is None:
        assert 400 <= status < 500
        return
    told = json.loads(body)
    assert told["path"] == seen
    assert told["headers"]["x-forwarded-host"] == "localhost"
