"""How an error reaches a client."""

from typing import Any

import pytest
from flask import Flask, Response
from werkzeug.test import TestResponse

from functions.shared import errors
from functions.shared.access.credentials import Security
from functions.shared.access.standing import SessionCheck
from functions.shared.access.tokens import TokenSigner
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation

ALL = [
    (errors.Malformed("No."), 400),
    (errors.NotSignedIn("No."), 401),
    (errors.NotFound("No."), 404),
    (errors.MethodNotAllowed("No."), 405),
    (errors.Conflict("No."), 409),
    (errors.Damaged("No."), 410),
    (errors.PreconditionFailed("No."), 412),
    (errors.TooLarge("No."), 413),
    (errors.UnsupportedType("No."), 415),
    (errors.Invalid("albumName", "No."), 422),
    (errors.UnreadableImage("No."), 422),
    (errors.TooManyRequests("No.", 7), 429),
    (errors.ChecksumMismatch("No."), 460),
    (errors.Refused("No."), 500),
    (errors.UpstreamFailed("storage", "No."), 502),
    (errors.Unavailable("blob store", "No.", 9), 503),
    (errors.StorageFull("No."), 507),
]


def app_that_raises(error: Exception) -> Flask:
    security = Security(TokenSigner("k" * 32, "accounts"), SessionCheck(lambda _: True))
    api = Api("accounts", security, needs={})

    def fail() -> Response:
        raise error

    api.add(Operation("GET", "/", "Fails", answers={200: dict[str, Any]}, signed_in=False), fail)

    return api.app


def meet(error: Exception) -> TestResponse:
    return app_that_raises(error).test_client().get("/")


@pytest.mark.parametrize(("error", "status"), ALL, ids=lambda value: type(value).__name__)
def test_error_is_a_problem_document_of_its_status(error: errors.AlbumError, status: int) -> None:
    reply = meet(error)

    problem = reply.get_json()
    assert reply.status_code == status
    assert reply.content_type == "application/problem+json"
    assert problem["type"] == "about:blank"
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"] == "No."


def test_invalid_names_the_field() -> None:
    assert meet(errors.Invalid("albumName", "No.")).get_json()["field"] == "albumName"


def test_not_signed_in_says_how_to() -> None:
    assert meet(errors.NotSignedIn("No.")).headers["WWW-Authenticate"].startswith("Bearer ")


def test_too_many_requests_says_when_to_come_again() -> None:
    assert meet(errors.TooManyRequests("No.", 7)).headers["Retry-After"] == "7"


def test_unavailable_says_what_is_missing_and_when_to_come_again() -> None:
    reply = meet(errors.Unavailable("blob store", "No.", 9))

    assert reply.get_json()["missing"] == ["blob store"]
    assert reply.headers["Retry-After"] == "9"


@pytest.mark.parametrize(("error", "status"), ALL, ids=lambda value: type(value).__name__)
def test_failure_says_if_it_will_not_pass(error: errors.AlbumError, status: int) -> None:
    lasts = meet(error).get_json().get("transient") is False

    assert lasts == (status >= 500 and not error.transient)


def test_range_outside_says_how_large_the_object_is() -> None:
    reply = meet(errors.RangeNotSatisfiable(12))

    assert reply.status_code == 416
    assert reply.headers["Content-Range"] == "bytes */12"


def test_unexpected_error_tells_nothing_but_where_it_is_logged(capsys: pytest.CaptureFixture[str]) -> None:
    client = app_that_raises(KeyError("the password is hunter2")).test_client()

    reply = client.get("/", headers={"X-Call-Id": "call-17"})

    assert reply.status_code == 500
    assert reply.content_type == "application/problem+json"
    assert reply.get_json()["callId"] == "call-17"
    assert "hunter2" not in reply.text
    assert "hunter2" in capsys.readouterr().err
