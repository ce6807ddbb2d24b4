"""Refusals that a page awaits, in an answer of 200."""

import json

import pytest

from functions.shared import errors
from tests.house import House
from tests.shared.edge.test_errors import app_that_raises

AWAITED = {"Prefer": "answer-refusals"}


@pytest.mark.parametrize("preference", ["answer-refusals", "respond-async, answer-refusals"])
def test_who_prefers_so_is_told_a_refusal_in_an_answer(house: House, preference: str) -> None:
    reply = house.nobody().call("GET", "accounts", "/session", headers={"Prefer": preference})

    assert reply.status_code == 200
    assert reply.content_type == "application/problem+json"
    assert reply.get_json()["status"] == 401
    assert reply.headers["Preference-Applied"] == "answer-refusals"
    assert "WWW-Authenticate" not in reply.headers
    assert reply.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("preference", ["", "wait=1", "answer-refusals-not", "not-answer-refusals"])
def test_everybody_else_gets_its_status(house: House, preference: str) -> None:
    reply = house.nobody().call("GET", "accounts", "/session", headers={"Prefer": preference})

    assert reply.status_code == 401
    assert reply.headers["WWW-Authenticate"]


def test_what_is_found_is_answered_as_ever(house: House) -> None:
    reply = house.nobody().call("GET", "accounts", "/healthz", headers=AWAITED)

    assert reply.status_code == 200
    assert "Preference-Applied" not in reply.headers


def test_what_is_logged_is_the_refusal(capsys: pytest.CaptureFixture[str]) -> None:
    app_that_raises(errors.Forbidden("No.")).test_client().get("/", headers=AWAITED)

    [line] = capsys.readouterr().err.splitlines()
    assert json.loads(line)["status"] == 403


def test_when_to_come_again_is_told_still() -> None:
    reply = app_that_raises(errors.TooManyRequests("No.", 7)).test_client().get("/", headers=AWAITED)

    assert reply.status_code == 200
    assert reply.headers["Retry-After"] == "7"


@pytest.mark.parametrize(
    "error", [errors.Unavailable("blob store", "No.", 9), errors.UpstreamFailed("storage", "No."), KeyError()]
)
def test_what_went_wrong_here_is_no_answer(error: Exception) -> None:
    reply = app_that_raises(error).test_client().get("/", headers=AWAITED)

    assert reply.status_code >= 500
