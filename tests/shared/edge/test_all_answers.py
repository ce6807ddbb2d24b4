"""What every answer has, whatever was asked: headers, the state of health, one log line."""

import json
import re

import pytest
from flask import Flask

from functions.shared.errors import AlbumError, Refused, Unavailable
from tests.shared.edge.conftest import Broken


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
