"""What a function meets when it calls another, over real connections."""

from http.server import BaseHTTPRequestHandler

import pytest

from functions.shared import errors
from functions.shared.access.tokens import TokenSigner
from functions.shared.calls.ways import CONNECT_SECONDS
from functions.shared.gateway import GatewayClient, Request
from functions.shared.log import call_id
from tests.shared.conftest import KEY
from tests.shared.failing import failure
from tests.shared.upstream import PIECE, Upstream, break_off, problem, reply


def test_call_names_caller_user_and_call(gateway: GatewayClient, upstream: Upstream) -> None:
    call_id.set("call-17")

    gateway.call("storage", Request("PUT", "/key", 5.0, user_name="ann", body=b"bytes", params={"a": "b"}))

    [(method, path, headers, body)] = upstream.met
    assert (method, path, body) == ("PUT", "/function/storage/key?a=b", b"bytes")
    assert headers["X-Call-Id"] == "call-17"
    caller = TokenSigner(KEY, "storage").read(headers["Authorization"].removeprefix("Bearer "))
    assert (caller.function, caller.user_name) == ("photos", "ann")


def test_answers_between_functions_are_not_compressed(gateway: GatewayClient, upstream: Upstream) -> None:
    gateway.call("storage", Request("GET", "/key", 5.0))

    assert upstream.met[0][2]["Accept-Encoding"] == "identity"


def test_persons_own_token_is_passed_as_it_is(gateway: GatewayClient, upstream: Upstream) -> None:
    gateway.call("accounts", Request("GET", "/session", 5.0, token="hers"))

    assert upstream.met[0][2]["Authorization"] == "Bearer hers"


def test_answer_is_handed_back(gateway: GatewayClient, upstream: Upstream) -> None:
    upstream.answer = reply(201, b"made", X_Model="m")

    answer = gateway.call("storage", Request("GET", "/key", 5.0))

    assert (answer.status, answer.content, answer.headers["x-model"]) == (201, b"made", "m")


@pytest.mark.parametrize(("method", "tries"), [("GET", 3), ("PUT", 3), ("DELETE", 3), ("POST", 1)])
def test_broken_connection_is_tried_again_where_that_is_safe(
    gateway: GatewayClient, upstream: Upstream, method: str, tries: int
) -> None:
    upstream.answer = break_off

    raised = failure(gateway, method)

    assert isinstance(raised, errors.UpstreamFailed)
    assert raised.transient
    assert len(upstream.met) == tries


def test_connection_that_broke_once_is_nobodys_trouble(gateway: GatewayClient, upstream: Upstream) -> None:
    def break_once(handler: BaseHTTPRequestHandler) -> None:
        break_off(handler) if len(upstream.met) == 1 else reply(200, b"fine")(handler)

    upstream.answer = break_once

    assert gateway.call("storage", Request("GET", "/key", 5.0)).content == b"fine"


def test_error_status_is_not_tried_again(gateway: GatewayClient, upstream: Upstream) -> None:
    upstream.answer = problem(503, "No.")

    failure(gateway, "GET")

    assert len(upstream.met) == 1


def test_answer_that_takes_too_long_is_given_up(gateway: GatewayClient, upstream: Upstream) -> None:
    def hang(_: BaseHTTPRequestHandler) -> None:
        upstream.released.wait(5)

    upstream.answer = hang

    with pytest.raises(errors.UpstreamFailed, match="took too long"):
        gateway.call("storage", Request("POST", "/", 0.1))


def test_body_may_take_long_as_long_as_it_moves(gateway: GatewayClient, upstream: Upstream) -> None:
    upstream.pause = CONNECT_SECONDS / 8
    body = bytes(12 * PIECE)

    gateway.call("storage", Request("PUT", "/key", 5.0, body=body))

    assert [len(taken) for _, _, _, taken in upstream.met] == [len(body)]


def test_redirect_is_no_answer_and_is_not_followed(gateway: GatewayClient, upstream: Upstream) -> None:
    upstream.answer = reply(302, Location=f"{upstream.url}/elsewhere")

    assert isinstance(failure(gateway, "GET"), errors.UpstreamFailed)
    assert len(upstream.met) == 1


def test_nobody_listening_is_an_upstream_that_failed(upstream: Upstream) -> None:
    gateway = GatewayClient("http://127.0.0.1:1", TokenSigner(KEY, "photos"))

    assert isinstance(failure(gateway), errors.UpstreamFailed)
