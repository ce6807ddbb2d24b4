"""Calls through the gateway, as OpenFaaS's own passes them on."""

from urllib.parse import urlsplit

import pytest

from tests.onemachine.calls import call, met
from tests.onemachine.street import Street


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_every_method_is_passed_on(street: Street, method: str) -> None:
    assert met(street, method, "/function/echo/")["method"] == method


@pytest.mark.parametrize(
    ("called", "seen"),
    [
        ("/function/echo", "/"),
        ("/function/echo/", "/"),
        ("/function/echo.openfaas-fn", "/"),
        ("/function/echo.openfaas-fn/a/b", "/a/b"),
        ("/function/echo/a/b/", "/a/b/"),
        ("/function/echo/function/echo", "/function/echo"),
        ("/function/echo/incoming:ann:cat.jpg", "/incoming:ann:cat.jpg"),
        ("/function/echo/a?b=c&b=d%20e", "/a?b=c&b=d%20e"),
        ("/function/echo?x=1", "/?x=1"),
        ("/function/echo/?tag=%26%3D%2B", "/?tag=%26%3D%2B"),
        ("/function/echo/a%20b", "/a%20b"),
        ("/function/echo/%C3%BC", "/%C3%BC"),
        ("/function/echo/a%25b", "/a%25b"),
        ("/function/echo/a%3Fb", "/a%3Fb"),
        ("/function/echo/a%23b", "/a%23b"),
        ("/function/echo/a%00b", "/a%00b"),
    ],
)
def test_function_sees_its_own_part_of_the_address(street: Street, called: str, seen: str) -> None:
    assert met(street, "GET", called)["path"] == seen


@pytest.mark.parametrize(
    "path",
    ["/function/nobody", "/function/nobody/x", "/function/echo.other/", "/function/ECHO", "/function/"],
)
def test_unknown_function_is_not_found(street: Street, path: str) -> None:
    assert call(street, "GET", path).status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("POST", "/system/functions", 404),
        ("GET", "/function", 404),
        ("POST", "/", 405),
        ("DELETE", "/healthz", 405),
        ("GET", "/async-function/echo", 405),
    ],
)
def test_address_that_leads_nowhere_is_told_as_a_problem(
    street: Street, method: str, path: str, status: int
) -> None:
    reply = call(street, method, path)

    assert (reply.status_code, reply.json()["status"]) == (status, status)
    assert reply.headers["Content-Type"].startswith("application/problem+json")
    assert reply.json()["detail"].endswith(".")
    assert ("Allow" in reply.headers) == (status == 405)


@pytest.mark.parametrize("status", [201, 204, 302, 404, 418, 500, 503])
def test_status_is_passed_back(street: Street, status: int) -> None:
    assert call(street, "GET", f"/function/echo/status/{status}").status_code == status


def test_headers_and_body_are_passed_both_ways(street: Street) -> None:
    reply = call(
        street,
        "POST",
        "/function/echo/",
        data=b"\x00bytes\xff",
        headers={"Authorization": "Bearer x", "Cookie": "session=y", "X-Mine": "1", "Content-Type": "a/b"},
    )

    seen = reply.json()
    assert reply.headers["X-Echo"] == "yes"
    assert seen["body"] == "\x00bytes\xff"
    headers = seen["headers"]
    assert (headers["authorization"], headers["cookie"]) == ("Bearer x", "session=y")
    assert (headers["x-mine"], headers["content-type"]) == ("1", "a/b")
    assert headers["content-length"] == "7"


def test_hop_by_hop_headers_stay_on_their_hop(street: Street) -> None:
    seen = met(
        street,
        "GET",
        "/function/echo/",
        headers={
            "Connection": "close, X-Hop",
            "X-Hop": "1",
            "Keep-Alive": "timeout=9",
            "TE": "trailers",
            "Proxy-Authorization": "secret",
            "X-Stays": "1",
        },
    )

    assert seen["headers"]["x-stays"] == "1"
    assert not {"x-hop", "te", "proxy-authorization"} & seen["headers"].keys()
    assert seen["headers"].get("keep-alive") is None
    assert "x-hop" not in seen["headers"].get("connection", "")


def test_hop_by_hop_headers_of_the_answer_stay_too(street: Street) -> None:
    reply = call(street, "GET", "/function/echo/hops", stream=True)

    assert reply.headers["X-Stays"] == "1"
    assert reply.headers["Set-Cookie"] == "a=b"
    assert reply.headers["Content-Encoding"] == "br"
    assert not {"X-Hop", "Keep-Alive"} & set(reply.headers)
    assert reply.raw.read() == b"ok"


def test_call_gets_an_id_or_keeps_its_own(street: Street) -> None:
    first, second = (met(street, "GET", "/function/echo/")["headers"]["x-call-id"] for _ in range(2))
    kept = met(street, "GET", "/function/echo/", headers={"X-Call-Id": "mine"})["headers"]["x-call-id"]

    assert first
    assert second
    assert first != second
    assert kept == "mine"


def test_function_learns_who_calls_from_the_gateway_alone(street: Street) -> None:
    lies = {"X-Forwarded-For": "6.6.6.6", "X-Forwarded-Host": "evil", "X-Forwarded-Proto": "https"}

    headers = met(street, "GET", "/function/echo/", headers=lies)["headers"]

    address, port = headers["x-forwarded-for"].split(":")
    assert address == "127.0.0.1"
    assert port.isdecimal()
    assert headers["x-forwarded-host"] == urlsplit(street.url).netloc
    assert headers["x-forwarded-proto"] == "http"
    assert int(headers["x-start-time"]) > 0


def test_gateway_is_healthy_and_leads_to_the_album(street: Street) -> None:
    assert call(street, "GET", "/healthz").text == "OK"
    assert call(street, "GET", "/").headers["Location"] == "/function/recognition-web/"
    assert met(street, "GET", "/function/recognition-web/albums/1")["path"] == "/albums/1"


def test_gateway_leads_to_the_album_below_its_public_url(closed_street: Street) -> None:
    closed_street.open(public_url="https://home.example/photos")

    assert call(closed_street, "GET", "/").headers["Location"] == "/photos/function/recognition-web/"
