"""Requests as they come to an application, and those that never reach it."""

import hashlib
import json
import logging
from typing import Any

import pytest
from flask import Flask, Response, request

from functions.serving.connections import HEAD_BYTES
from functions.shared.access.callers import Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.operations import Operation
from functions.shared.edge.rates import Rate
from tests.serving.served import all_of, ask, new_api, send, serving, signed_in

MOST = 6_000_000


@pytest.fixture
def app() -> Flask:
    api = new_api(MOST)

    def taken(key: str) -> Response:
        body = request.get_data()
        return answer({"size": len(body), "sha256": hashlib.sha256(body).hexdigest(), "key": key})

    api.add(
        Operation(
            "POST", "/<key>", "What was sent", body=("*/*",), answers={200: dict[str, Any]}, signed_in=False
        ),
        taken,
    )

    def rare(caller: Caller, key: str) -> Response:
        return answer(len(request.get_data()))

    api.add(
        Operation("POST", "/rare/<key>", "Once a minute", body=("*/*",), answers={200: int}, rate=Rate(1)),
        rare,
    )

    def asked(path: str) -> Response:
        return answer({"path": path, "query": request.query_string.decode()})

    api.add(
        Operation("GET", "/<path:path>", "What was asked", answers={200: dict[str, Any]}, signed_in=False),
        asked,
    )

    return api.app


def said(reply: bytes) -> Any:
    head, _, body = reply.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK"), reply
    return json.loads(body)


def chunked(data: bytes, size: int) -> bytes:
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (*pieces, b""))


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 1_048_577, MOST])
@pytest.mark.parametrize("framing", ["length", "chunked"])
def test_body_arrives_whole(app: Flask, framing: str, size: int) -> None:
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    with serving(app) as port:
        if framing == "length":
            reply = ask(port, "POST /a HTTP/1.1", f"Content-Length: {size}", body=data)
        else:
            reply = ask(port, "POST /a HTTP/1.1", "Transfer-Encoding: chunked", body=chunked(data, 70_000))

    assert said(reply) == {"size": size, "sha256": hashlib.sha256(data).hexdigest(), "key": "a"}


@pytest.mark.parametrize("coding", ["gzip, chunked", "x, chunked", "GZIP,chunked"])
def test_coding_that_hides_in_the_transfer_is_refused(app: Flask, coding: str) -> None:
    with serving(app) as port:
        reply = ask(port, "POST /a HTTP/1.1", f"Transfer-Encoding: {coding}", body=chunked(b"abc", 3))

    assert reply.startswith(b"HTTP/1.1 415 ")


@pytest.mark.parametrize("framing", [f"Content-Length: {MOST + 1}", "Transfer-Encoding: chunked"])
def test_body_that_is_too_large_is_refused_before_all_of_it_came(app: Flask, framing: str) -> None:
    with serving(app) as port, send(port, "POST /a HTTP/1.1", framing) as connection:
        if "chunked" in framing:
            connection.sendall(b"%x\r\n" % (MOST * 2) + bytes(MOST + 1))
        answer = connection.recv(4000)

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"application/problem+json" in answer


def test_request_with_a_large_body_counts_once_and_is_refused_without_it(app: Flask) -> None:
    lines = ("POST /rare/a HTTP/1.1", signed_in(), f"Content-Length: {MOST}")
    with serving(app) as port:
        assert said(ask(port, *lines, body=bytes(MOST))) == MOST
        with send(port, *lines) as connection:
            assert connection.recv(4000).startswith(b"HTTP/1.1 429 ")


def test_path_comes_decoded_and_the_query_as_it_is(app: Flask) -> None:
    with serving(app) as port:
        reply = ask(port, "GET /%C3%A4%2Fb?a=%20b HTTP/1.1")

    assert said(reply) == {"path": "ä/b", "query": "a=%20b"}


def test_client_that_waits_to_be_asked_for_its_body_is_asked(app: Flask) -> None:
    expecting = ("POST /a HTTP/1.1", "Content-Length: 4", "Expect: 100-continue")
    with serving(app) as port, send(port, *expecting) as connection:
        assert connection.recv(100).startswith(b"HTTP/1.1 100 Continue")
        connection.sendall(b"body")
        assert b" 200 OK" in connection.recv(4000)


def test_client_that_waits_to_be_asked_is_told_what_is_too_large(app: Flask) -> None:
    expecting = ("POST /a HTTP/1.1", f"Content-Length: {MOST + 1}", "Expect: 100-continue")
    with serving(app) as port, send(port, *expecting) as connection:
        assert all_of(connection).startswith(b"HTTP/1.1 413 ")


def test_offer_to_speak_another_protocol_is_not_taken_up(app: Flask) -> None:
    with serving(app) as port:
        assert b" 200 OK" in ask(port, "GET /a HTTP/1.1", "Upgrade: h2c", "Connection: Upgrade")


@pytest.mark.parametrize(
    "head",
    [
        b"GET /secret-token\r\n\r\n",
        b"secret-token\r\n\r\n",
        b"GET / HTTP/1.1\r\nsecret-token\r\n\r\n",
        b"GET /secret-token HTTP/1.1\r\nA: \x00\r\n\r\n",
        b"GET /\xffsecret-token HTTP/1.1\r\nHost: a\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: secret-token\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nsecret-token: " + b"a" * (HEAD_BYTES + 1),
    ],
)
def test_request_that_cannot_be_read_is_refused_and_not_repeated_in_the_log(
    app: Flask, caplog: pytest.LogCaptureFixture, head: bytes
) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(app) as port, send(port, "") as connection:
        connection.sendall(head)
        answer = all_of(connection)

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in answer
    assert "secret" not in caplog.text
