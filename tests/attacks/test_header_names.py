"""No header passes for another one, and none that counts can be there twice."""

from typing import Any

import pytest
from flask import Flask, Response, request

from functions.shared.edge.answers import answer
from functions.shared.edge.operations import Operation
from tests.serving.served import ask, new_api, serving, signed_in


@pytest.fixture
def app() -> Flask:
    api = new_api()

    def headers() -> Response:
        return answer(dict(request.headers))

    api.add(
        Operation("GET", "/", "The headers that came", answers={200: dict[str, Any]}, signed_in=False),
        headers,
    )

    def change(caller: Any) -> Response:
        return answer(caller.person)

    api.add(Operation("POST", "/", "Something that only somebody may do", answers={200: str}), change)

    return api.app


@pytest.mark.parametrize(
    "name",
    [
        "X_Forwarded_For",
        "X-Forwarded_For",
        "x_forwarded-for",
        "Authorization_",
        "Content_Length",
        "Sec_Fetch_Site",
    ],
)
def test_header_with_an_underscore_is_no_header(app: Flask, name: str) -> None:
    with serving(app) as port:
        reply = ask(port, "GET / HTTP/1.1", f"{name}: 6")

    assert b" 200 OK" in reply
    assert b"Forwarded" not in reply
    assert b'"6"' not in reply


def test_header_with_an_underscore_does_not_replace_its_twin(app: Flask) -> None:
    with serving(app) as port:
        reply = ask(
            port,
            "GET / HTTP/1.1",
            "X_Forwarded_For: 6.6.6.6",
            "X-Forwarded-For: 192.0.2.1",
            "X_Forwarded_For: 6.6.6.6",
        )

    assert b'"192.0.2.1"' in reply
    assert b"6.6.6.6" not in reply


def test_underscored_origin_does_not_sign_in_another_sites_request(app: Flask) -> None:
    cookie = signed_in().replace("Authorization: Bearer ", "Cookie: session=")
    with serving(app) as port:
        own = ask(port, "POST / HTTP/1.1", cookie, "Origin: http://function")
        other = ask(
            port, "POST / HTTP/1.1", cookie, "Origin: http://evil.example", "Origin_: http://function"
        )
        twin = ask(
            port,
            "POST / HTTP/1.1",
            cookie,
            "Origin: http://evil.example",
            "X_Forwarded_Host: evil.example",
        )

    assert b" 200 OK" in own
    assert b" 401 " in other
    assert b" 401 " in twin


@pytest.mark.parametrize(
    "headers",
    [
        (signed_in("ann"), signed_in("eve")),
        (signed_in("ann"), signed_in("ann")),
        ("Host: elsewhere",),
        ("Origin: http://function", "Origin: http://evil.example"),
        ("Content-Type: text/plain", "Content-Type: image/jpeg"),
        ("Content-Length: 0", "Content-Length: 0"),
    ],
    ids=lambda headers: headers[0].partition(":")[0],
)
def test_request_that_says_twice_what_counts_once_is_refused(app: Flask, headers: tuple[str, ...]) -> None:
    with serving(app) as port:
        reply = ask(port, "GET / HTTP/1.1", *headers)

    assert reply.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in reply


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded"])
def test_what_a_proxy_tells_is_not_believed_when_it_is_there_twice(app: Flask, name: str) -> None:
    with serving(app) as port:
        reply = ask(port, "GET / HTTP/1.1", f"{name}: evil", f"{name}: https")

    assert b" 200 OK" in reply
    assert b"evil" not in reply
    assert b"https" not in reply


def test_addresses_that_proxies_added_stay_in_their_order(app: Flask) -> None:
    """What a client claims stands before them, and does not count."""
    with serving(app) as port:
        reply = ask(port, "GET / HTTP/1.1", "X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 192.0.2.1")

    assert b'"6.6.6.6,192.0.2.1"' in reply
