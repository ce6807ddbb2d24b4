"""Signing in, being signed in, signing out."""

import pytest
from werkzeug.test import TestResponse

from tests.house import House

PASSWORD = "long enough"
MONTH = 30 * 24 * 3600


@pytest.fixture
def token(house: House) -> str:
    """Ann's, of the session that her sign-up began."""
    made = house.nobody().post("accounts", json={"userName": "ann", "password": PASSWORD})
    issued: str = made.get_json()["token"]
    return issued


def sign_in(house: House, name: object = "ann", password: object = PASSWORD) -> TestResponse:
    return house.nobody().post("accounts", "/session", {"userName": name, "password": password})


def test_signing_in_gives_a_token_that_every_function_takes(house: House, token: str) -> None:
    opened = sign_in(house).get_json()

    assert opened["userName"] == "ann"
    assert opened["expiresAt"] == house.clock() + MONTH * 1000
    for function in ("albums", "photos"):
        assert house.bearer(opened["token"]).get(function).status_code == 200


def test_session_tells_who_and_how_long(house: House, token: str) -> None:
    reply = house.bearer(token).get("accounts", "/session")

    assert reply.status_code == 200
    assert reply.get_json()["userName"] == "ann"
    assert abs(reply.get_json()["expiresAt"] - house.clock() - MONTH * 1000) < 2000


def test_wrong_name_and_wrong_password_are_told_alike(house: House, token: str) -> None:
    wrong_password = sign_in(house, password="long enough?")
    wrong_name = sign_in(house, name="eve")

    assert wrong_password.status_code == wrong_name.status_code == 401
    assert wrong_password.data == wrong_name.data
    assert wrong_password.headers["WWW-Authenticate"]
    assert "Set-Cookie" not in wrong_password.headers


def test_wrong_name_costs_the_work_of_a_wrong_password(house: House, token: str) -> None:
    """Told by the hasher's work itself: no clock is steady enough."""
    hasher = house.hasher
    sign_in(house, password="long enough?")
    for_password = hasher.verified
    sign_in(house, name="eve")

    assert hasher.verified - for_password == for_password == 1


@pytest.mark.parametrize("name", ["", "ANN", "ann\x00", "../ann", "x" * 200, "{$ne: null}"])
def test_what_could_not_be_a_name_is_simply_wrong(house: House, token: str, name: str) -> None:
    assert sign_in(house, name=name).status_code == 401


@pytest.mark.parametrize(
    ("name", "password"), [({"$ne": None}, PASSWORD), ("ann", {"$ne": None}), (None, None)]
)
def test_what_is_no_text_is_invalid(house: House, token: str, name: object, password: object) -> None:
    assert sign_in(house, name, password).status_code == 422


def test_signed_out_token_is_good_for_nothing(house: House, token: str) -> None:
    assert house.bearer(token).delete("accounts", "/session").status_code == 204

    for function, path in (("accounts", "/session"), ("albums", "/"), ("photos", "/")):
        assert house.bearer(token).get(function, path).status_code == 401


def test_other_functions_learn_of_the_end_within_seconds(house: House, token: str) -> None:
    assert house.bearer(token).get("albums").status_code == 200
    house.bearer(token).delete("accounts", "/session")

    house.clock.advance(6)

    assert house.bearer(token).get("albums").status_code == 401


def test_signing_out_ends_only_that_session(house: House, token: str) -> None:
    other = sign_in(house).get_json()["token"]

    house.bearer(token).delete("accounts", "/session")

    assert house.bearer(other).get("accounts", "/session").status_code == 200


def test_signing_out_twice_is_not_signed_in(house: House, token: str) -> None:
    house.bearer(token).delete("accounts", "/session")

    assert house.bearer(token).delete("accounts", "/session").status_code == 401


def test_session_ends_by_itself(house: House, token: str) -> None:
    house.clock.advance(MONTH + 1)

    assert house.bearer(token).get("accounts", "/session").status_code == 401


def test_ended_sessions_are_cleared_away(house: House, token: str) -> None:
    house.clock.advance(MONTH + 1)
    sign_in(house)

    sessions = house.store.connection().execute("SELECT COUNT(*) FROM sessions").fetchone()[0]
    assert sessions == 1


def test_operators_token_needs_no_session(house: House) -> None:
    assert house.person("ann").get("accounts", "/session").get_json()["userName"] == "ann"


def test_nobody_is_not_signed_in(house: House) -> None:
    assert house.nobody().get("accounts", "/session").status_code == 401
    assert house.nobody().delete("accounts", "/session").status_code == 401


def test_sessions_cannot_be_checked_while_accounts_is_away(house: House, token: str) -> None:
    house.go_away("accounts")

    reply = house.bearer(token).get("albums")

    assert reply.status_code == 502
    assert "accounts" in reply.get_json()["detail"]
