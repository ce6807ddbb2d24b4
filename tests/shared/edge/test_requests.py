"""What every request meets: validation, health, headers, one log line."""

import json
import re
from typing import Any

import pytest
from flask import Flask, Response
from pydantic import BaseModel, ConfigDict

from functions.shared.access.auth import TokenSigner
from functions.shared.access.credentials import Security
from functions.shared.access.standing import Standing
from functions.shared.edge.answers import answer
from functions.shared.edge.http import JSON_LIMIT, Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page
from functions.shared.errors import AlbumError, Refused, Unavailable
from functions.shared.models.wire import Id, Label


class Wish(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Label
    count: int = 1


class Broken:
    fault: AlbumError | None = None

    def check(self) -> None:
        if self.fault:
            raise self.fault


@pytest.fixture
def well() -> Broken:
    return Broken()


@pytest.fixture
def app(well: Broken) -> Flask:
    security = Security(TokenSigner("k" * 32, "accounts"), Standing(lambda _: True))
    api = Api("accounts", security, needs={"wishing well": well.check})

    @api.route(Operation("POST", "/", "Wish", body=Wish, answers={200: dict[str, Any]}, signed_in=False))
    def wish(body: Wish) -> Response:
        return answer(body)

    @api.route(Operation("GET", "/", "Wishes", query=Page, answers={200: list[Wish]}, signed_in=False))
    def wishes(query: Page) -> Response:
        return answer([query.limit])

    @api.route(Operation("GET", "/wishes/<id>", "A wish", answers={200: Wish}, signed_in=False))
    def one(id: Id) -> Response:
        return answer({"id": id})

    return api.app


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        (b"", 400, None),
        (b"{", 400, None),
        (b"\xff\xfe", 400, None),
        (b'{"name": "\\ud800"}', 400, None),
        (b"[" * 100_000, 400, None),
        (b"null", 422, "body"),
        (b"[]", 422, "body"),
        (b'"text"', 422, "body"),
        (b"{}", 422, "name"),
        (b'{"name": 7}', 422, "name"),
        (b'{"name": null}', 422, "name"),
        (b'{"name": ""}', 422, "name"),
        (b'{"name": "   "}', 422, "name"),
        (b'{"name": "a\\u0000b"}', 422, "name"),
        (b'{"name": "a\\nb"}', 422, "name"),
        (b'{"name": "a\\u007fb"}', 422, "name"),
        (b'{"name": "a", "count": "many"}', 422, "count"),
        (b'{"name": "a", "count": "7"}', 422, "count"),
        (b'{"name": "a", "count": true}', 422, "count"),
        (b'{"name": "a", "count": 1e999}', 422, "count"),
        (b'{"name": "a", "more": 1}', 422, "more"),
    ],
)
def test_body_that_is_wrong_is_refused_by_name(
    app: Flask, body: bytes, status: int, field: str | None
) -> None:
    reply = app.test_client().post("/", data=body)

    assert reply.status_code == status
    assert reply.get_json().get("field") == field
    assert "pydantic" not in reply.text


@pytest.mark.parametrize(
    "name", ["Ferien", "夏休み", "مهمانی‌ها", "👩‍👩‍👧 2024", "a\u00adb", "O'Brien & Söhne"]
)
def test_names_are_taken_in_every_script(app: Flask, name: str) -> None:
    reply = app.test_client().post("/", json={"name": f"  {name} "})

    assert reply.get_json()["name"] == name


def test_body_beyond_the_limit_is_too_large(app: Flask) -> None:
    reply = app.test_client().post("/", data=b" " * (JSON_LIMIT + 1))

    assert reply.status_code == 413
    assert reply.content_type == "application/problem+json"


@pytest.mark.parametrize("limit", ["0", "501", "-1", "many", "", "1.5", "9" * 400, "\x00"])
def test_limit_that_is_wrong_is_refused_by_name(app: Flask, limit: str) -> None:
    reply = app.test_client().get("/", query_string={"limit": limit})

    assert reply.status_code == 422
    assert reply.get_json()["field"] == "limit"


@pytest.mark.parametrize("cursor", ["", "x", "....", "é", "MTox", "a" * 201])
def test_cursor_that_no_list_gave_is_refused_by_name(cursor: str) -> None:
    with pytest.raises(Exception, match=r"cursor") as caught:
        Page.model_validate({"cursor": cursor}).after()

    assert caught.type.__name__ in ("Invalid", "ValidationError")


@pytest.mark.parametrize("id", ["x", "A" * 24, "0" * 23, "0" * 25, "..", "%00", "0" * 23 + "\n"])
def test_what_cannot_be_an_id_is_not_there(app: Flask, id: str) -> None:
    assert app.test_client().get(f"/wishes/{id}").status_code == 404


def test_unknown_address_is_not_found_and_never_a_redirect(app: Flask) -> None:
    for address in ("/nothing", "/wishes", "/wishes//", "/healthz/more"):
        reply = app.test_client().get(address)
        assert reply.status_code == 404, address
        assert reply.content_type == "application/problem+json"


def test_other_methods_are_refused_with_those_that_are_taken(app: Flask) -> None:
    reply = app.test_client().put("/")

    assert reply.status_code == 405
    assert reply.headers["Allow"] == "GET, HEAD, POST"
    assert reply.content_type == "application/problem+json"


@pytest.mark.parametrize("address", ["/", "/nothing", "/healthz"])
def test_answers_are_not_kept_nor_guessed_at_nor_shown_elsewhere(app: Flask, address: str) -> None:
    headers = app.test_client().get(address).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert not {"Access-Control-Allow-Origin", "Server"} & set(headers)


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-site"}],
    ids=str,
)
def test_other_sites_pages_ask_for_nothing_that_changes_something(
    app: Flask, headers: dict[str, str]
) -> None:
    assert app.test_client().post("/", json={"name": "a"}, headers=headers).status_code == 403
    assert app.test_client().get("/", headers=headers).status_code == 200


@pytest.mark.parametrize("fault", [Unavailable("wishing well", "It is dry."), Refused("It will not.")])
def test_health_tells_what_is_missing(app: Flask, well: Broken, fault: AlbumError) -> None:
    assert app.test_client().get("/healthz").get_json() == {"status": "ok", "function": "accounts"}

    well.fault = fault
    reply = app.test_client().get("/healthz")

    assert reply.status_code == 503
    assert reply.get_json()["missing"] == ["wishing well"]
    assert reply.headers["Retry-After"]


def test_request_is_one_log_line_with_the_id_of_its_call(
    app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    app.test_client().get("/nothing?secret=1", headers={"X-Call-Id": 'a"b\u00e9'})

    [line] = capsys.readouterr().err.splitlines()
    entry = json.loads(line)
    assert (entry["method"], entry["path"], entry["status"]) == ("GET", "/nothing", 404)
    assert entry["callId"] == 'a"b\u00e9'
    assert "secret" not in line


@pytest.mark.parametrize("given", ["", " ", "a\r\nb", "a\x1b[31m", "a\x00", "c" * 201, "a b", "a\xa0"])
def test_call_id_that_no_other_header_could_carry_is_replaced(
    app: Flask, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    app.test_client().get("/", environ_overrides={"HTTP_X_CALL_ID": given})

    [line] = capsys.readouterr().err.splitlines()
    assert re.fullmatch("[0-9a-f]{16}", json.loads(line)["callId"])


def test_request_without_a_call_id_gets_one(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        app.test_client().get("/")

    first, second = (json.loads(line)["callId"] for line in capsys.readouterr().err.splitlines())
    assert first
    assert second
    assert first != second
