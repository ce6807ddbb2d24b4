"""A request that cannot be read is refused, and leaves nothing of itself in a log."""

import logging
import socket

import pytest

from tests.journeys.running_album import RunningAlbum
from tests.onemachine.calls import connect
from tests.onemachine.street import LONGEST, Street

SECRET = "sak_0123456789"
UNREADABLE = [
    f"GET / HTTP/1.1\r\nHost: localhost\r\nAuthori zation: Bearer {SECRET}\r\n\r\n",
    f"GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {SECRET}\x01\r\n\r\n",
    f"GET /?key={SECRET}\x80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    f"Bearer {SECRET}\r\n\r\n",
    f"GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {SECRET * 1000}\r\n\r\n",
    f"GET /{SECRET * 1000} HTTP/1.1\r\nHost: localhost\r\n\r\n",
    f"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {SECRET}\r\n\r\n",
    f"POST /function/echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n{SECRET}\r\n",
]


@pytest.mark.parametrize("request_text", UNREADABLE)
def test_unreadable_request_is_refused_and_not_logged(
    street: Street, request_text: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with connect(street) as connection:
        connection.sendall(request_text.encode("latin-1"))
        answer = connection.recv(65_536).decode("latin-1")

    assert answer.partition(" ")[2].startswith("400 ")
    assert "application/problem+json" in answer
    assert SECRET not in answer
    assert SECRET not in caplog.text


def test_runner_says_no_more_than_that_there_was_one(proxied_album: RunningAlbum) -> None:
    host, port = proxied_album.url.removeprefix("http://").split(":")
    heard = len(proxied_album.output)
    for request_text in UNREADABLE:
        with socket.create_connection((host, int(port)), LONGEST) as connection:
            connection.sendall(request_text.encode("latin-1"))
            assert connection.recv(65_536)

    said = "".join(proxied_album.output[heard:])
    assert SECRET not in said
    assert "Traceback" not in said
