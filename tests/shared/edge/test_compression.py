"""Long JSON answers are compressed for whoever takes them so."""

import gzip
import json

import pytest
from flask import Flask, Response
from werkzeug.test import TestResponse

from functions.shared.access.credentials import Security
from functions.shared.access.standing import SessionCheck
from functions.shared.access.tokens import TokenSigner
from functions.shared.edge.answers import answer
from functions.shared.edge.compression import LEAST_BYTES
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import NotFound

PHOTOS = [{"fileName": f"IMG_{number}.jpg", "tags": ["dog"]} for number in range(500)]
SHORT = ["x" * (LEAST_BYTES // 2)]


@pytest.fixture
def app() -> Flask:
    api = Api("photos", Security(TokenSigner("k" * 32, "photos"), SessionCheck(lambda _: True)), needs={})

    def long() -> Response:
        return answer(PHOTOS)

    api.add(Operation("GET", "/long", "Many photos", answers={200: list[str]}, signed_in=False), long)

    def make() -> Response:
        return answer(PHOTOS)

    api.add(Operation("POST", "/long", "Makes as many", answers={200: list[str]}, signed_in=False), make)

    def short() -> Response:
        return answer(SHORT)

    api.add(Operation("GET", "/short", "Few photos", answers={200: list[str]}, signed_in=False), short)

    def picture() -> Response:
        return Response(b"0" * 10_000, content_type="image/png", headers={"ETag": '"of the bytes"'})

    api.add(Operation("GET", "/picture", "Bytes", answers={200: ("image/png",)}, signed_in=False), picture)

    def nothing() -> Response:
        raise NotFound("x" * 10_000)

    api.add(Operation("GET", "/nothing", "Never there", answers={200: list[str]}, signed_in=False), nothing)

    return api.app


def ask(app: Flask, path: str, accepted: str | None, method: str = "GET") -> TestResponse:
    headers = {} if accepted is None else {"Accept-Encoding": accepted}
    return app.test_client().open(path, method=method, headers=headers)


@pytest.mark.parametrize(
    "accepted",
    [
        "gzip",
        "GZIP",
        "gzip, deflate, br, zstd",
        "*",
        "gzip;q=0.2",
        "br;q=1, gzip;q=0.1",
        "gzip, identity;q=0",
    ],
)
def test_long_answer_is_compressed_for_who_takes_gzip(app: Flask, accepted: str) -> None:
    reply = ask(app, "/long", accepted)

    assert reply.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(reply.data)) == PHOTOS
    assert reply.headers["Content-Length"] == str(len(reply.data))
    assert len(reply.data) < len(json.dumps(PHOTOS)) / 5


@pytest.mark.parametrize(
    "accepted",
    [None, "", "identity", "br", "gzip;q=0", "gzip;q=0.0, *", "*;q=0", "gzip;q=0.5, identity", "x-pack200"],
)
def test_long_answer_is_plain_for_who_does_not(app: Flask, accepted: str | None) -> None:
    reply = ask(app, "/long", accepted)

    assert "Content-Encoding" not in reply.headers
    assert reply.get_json() == PHOTOS


@pytest.mark.parametrize("accepted", [None, "gzip"])
def test_caches_are_told_that_it_depends(app: Flask, accepted: str | None) -> None:
    assert ask(app, "/long", accepted).headers["Vary"] == "Accept-Encoding"


def test_head_says_what_get_would(app: Flask) -> None:
    reply = ask(app, "/long", "gzip", "HEAD")

    assert (reply.headers["Content-Encoding"], reply.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert 0 < int(reply.headers["Content-Length"]) < len(json.dumps(PHOTOS)) / 5
    assert reply.data == b""


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/short"), ("GET", "/picture"), ("GET", "/nothing"), ("POST", "/long")]
)
def test_all_else_stays_as_it_is(app: Flask, method: str, path: str) -> None:
    reply = ask(app, path, "gzip", method)

    assert "Content-Encoding" not in reply.headers
    assert reply.data == ask(app, path, None, method).data


def test_length_says_little_of_the_content(app: Flask) -> None:
    lengths = {ask(app, "/long", "gzip").headers["Content-Length"] for _ in range(40)}

    assert len(lengths) > 1
