"""Calls whose answer goes to another address, later."""

import json
from typing import Any

import requests

from functions.onemachine.gateway.asynchronous import BODY_BYTES, CALLS_AT_ONCE
from tests.onemachine.echo import SIGNED_IN
from tests.onemachine.street import LONGEST, Street


def post(street: Street, path: str, data: bytes = b"", **headers: str) -> requests.Response:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    sent["Authorization"] = f"Bearer {SIGNED_IN}"
    return requests.post(f"{street.url}/async-function{path}", data=data, headers=sent, timeout=LONGEST)


def callback(street: Street) -> tuple[dict[str, str], bytes]:
    return street.told.get(timeout=LONGEST)


def test_call_is_accepted_and_its_answer_is_told(street: Street) -> None:
    reply = post(street, "/echo/a/b?c=d", b"body", X_Callback_Url=street.callback_url, X_Mine="1")

    headers, answer = callback(street)
    seen: dict[str, Any] = json.loads(answer)
    assert (reply.status_code, reply.content) == (202, b"")
    assert (seen["method"], seen["path"], seen["body"]) == ("POST", "/a/b?c=d", "body")
    assert seen["headers"]["x-mine"] == "1"
    assert "x-callback-url" not in seen["headers"]
    assert headers["X-Call-Id"] == reply.headers["X-Call-Id"] == seen["headers"]["x-call-id"]
    assert headers["X-Function-Name"] == "echo"
    assert headers["X-Function-Status"] == "200"
    assert float(headers["X-Duration-Seconds"]) >= 0


def test_failure_is_told_like_any_answer(street: Street) -> None:
    for path, status in (("/echo/status/418", "418"), ("/dead/", "502"), ("/nobody/", "404")):
        assert post(street, path, X_Callback_Url=street.callback_url).status_code == 202
        headers, _ = callback(street)
        assert headers["X-Function-Status"] == status


def test_call_without_a_callback_is_made_all_the_same(street: Street) -> None:
    assert post(street, "/echo/reads", b"x").status_code == 202

    assert street.released.wait(LONGEST)


def test_callback_that_leads_nowhere_hurts_nobody(street: Street) -> None:
    post(street, "/echo/", X_Callback_Url="http://127.0.0.1:1/")

    assert post(street, "/echo/", X_Callback_Url=street.callback_url).status_code == 202
    assert callback(street)[0]["X-Function-Status"] == "200"


def test_only_so_much_waits_at_once(street: Street) -> None:
    accepted = [post(street, "/echo/hangs").status_code for _ in range(CALLS_AT_ONCE)]

    refused = post(street, "/echo/")

    assert accepted == [202] * CALLS_AT_ONCE
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")


def test_body_beyond_the_limit_is_too_large(street: Street) -> None:
    assert post(street, "/echo/", b"x" * BODY_BYTES).status_code == 202
    assert post(street, "/echo/", b"x" * (BODY_BYTES + 1)).status_code == 413


def test_only_post_is_asynchronous(street: Street) -> None:
    assert requests.get(f"{street.url}/async-function/echo", timeout=LONGEST).status_code == 405
