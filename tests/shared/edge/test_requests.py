"""What is asked for in a wrong way is refused by name."""

import pytest
from flask import Flask

from functions.shared.edge.http import JSON_LIMIT
from functions.shared.edge.paging import Page


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
