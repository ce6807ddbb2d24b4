"""The way to the provider is bounded: in bytes, in what it follows, and in whom it speaks with."""

from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
import requests
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from functions.accounts.openid.discovery import AT_ONCE, Discovery
from functions.accounts.openid.transport import MOST_BYTES, BoundedAdapter, TooMuch, is_safe
from functions.shared.errors import Unavailable
from tests.house.clock import Clock


@Request.application
def server(request: Request) -> Response:
    if request.path == "/elsewhere":
        return Response(status=302, headers={"Location": "/small"})
    if request.path == "/large":
        return Response(b"x" * (MOST_BYTES + 1))
    return Response(b"{}", mimetype="application/json")


@pytest.fixture
def address() -> Iterator[str]:
    served = make_server("127.0.0.1", 0, server, threaded=True)
    thread = Thread(target=served.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    thread.join()
    served.server_close()


def get(url: str) -> requests.Response:
    with requests.Session() as session:
        session.mount("http://", BoundedAdapter())
        session.mount("https://", BoundedAdapter())
        return session.get(url)


def test_what_is_small_is_read(address: str) -> None:
    assert get(f"{address}/small").json() == {}


def test_what_is_large_is_not(address: str) -> None:
    with pytest.raises(TooMuch):
        get(f"{address}/large")


def test_no_redirect_is_followed(address: str) -> None:
    with pytest.raises(requests.RequestException, match="elsewhere"):
        get(f"{address}/elsewhere")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://login.example", True),
        ("https://login.example:8443/realms/home", True),
        ("http://127.0.0.1:9", True),
        ("http://localhost:9", True),
        ("http://[::1]:9", True),
        ("http://login.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("http://localhost.evil.example", False),
        ("http://169.254.169.254/latest/meta-data", False),
        ("https://user:word@login.example", False),
        ("https://login.example/#x", False),
        ("https://", False),
        ("file:///etc/passwd", False),
        ("ftp://login.example", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_whom_it_speaks_with(url: str, safe: bool) -> None:
    assert is_safe(url) is safe


def test_what_is_not_safe_is_not_asked() -> None:
    with pytest.raises(requests.exceptions.InvalidURL):
        get("http://login.example/")


class Waiting(BoundedAdapter):
    """Of a provider that keeps everybody waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.answered = Event()

    def send(self, *_args: Any, **_options: Any) -> requests.Response:
        self.asked += 1
        assert self.answered.wait(20)
        raise requests.Timeout


def test_few_wait_for_a_silent_provider_at_once() -> None:
    way = Waiting()
    discovery = Discovery("https://login.example", way, Clock())

    def ask() -> None:
        with pytest.raises(Unavailable):
            discovery.metadata()

    threads = [Thread(target=ask) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    while way.asked < AT_ONCE:
        pass
    ask()

    assert way.asked == AT_ONCE
    way.answered.set()
    for thread in threads:
        thread.join()


def test_provider_that_failed_is_left_alone_for_seconds() -> None:
    way, clock = Waiting(), Clock()
    way.answered.set()
    discovery = Discovery("https://login.example", way, clock)
    for _ in range(3):
        with pytest.raises(Unavailable):
            discovery.metadata()
    assert way.asked == 1

    clock.advance(6)
    with pytest.raises(Unavailable):
        discovery.metadata()

    assert way.asked == 2
