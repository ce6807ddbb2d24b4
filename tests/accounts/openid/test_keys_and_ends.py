"""The provider's keys come and go, it is asked with measure, and what it ends is ended here."""

from typing import Any

import pytest
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from tests.accounts.openid.browser import Browser
from tests.house import House
from tests.house.provider import StandInProvider

MINUTES = 60


def keys_asked(provider: StandInProvider) -> int:
    return provider.asked.count("/jwks")


def test_new_key_of_the_provider_is_fetched(
    provider: StandInProvider, linked: Browser, browser: Browser, house: House
) -> None:
    assert browser.sign_in("ann-there").status_code == 200
    provider.change_key()
    house.clock.advance(2 * MINUTES)

    assert browser.sign_in("ann-there").status_code == 200
    assert keys_asked(provider) == 2


def test_made_up_keys_have_it_asked_once_a_minute(
    provider: StandInProvider, linked: Browser, browser: Browser, house: House
) -> None:
    house.clock.advance(2 * MINUTES)
    before = keys_asked(provider)
    provider.lies.token = lambda text: "eyJhbGciOiJSUzI1NiIsImtpZCI6Im1hZGUtdXAifQ." + text.split(".", 1)[1]

    for _ in range(5):
        assert browser.sign_in("ann-there").status_code == 401

    assert keys_asked(provider) == before + 1


def test_description_is_asked_for_once_an_hour(
    provider: StandInProvider, linked: Browser, browser: Browser, house: House
) -> None:
    asked = "/.well-known/openid-configuration"
    browser.sign_in("ann-there")
    assert provider.asked.count(asked) == 1

    house.clock.advance(61 * MINUTES)
    browser.sign_in("ann-there")

    assert provider.asked.count(asked) == 2


@pytest.mark.parametrize(
    "lie",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": None},
    ],
    ids=str,
)
def test_description_that_cannot_be_right_is_not_followed(
    provider: StandInProvider, browser: Browser, lie: dict[str, Any]
) -> None:
    provider.lies.metadata = lambda told: told | lie

    assert browser.post("/openid").status_code == 503


def told_of_end(house: House, token: str) -> TestResponse:
    return Client(house.apps["accounts"], Response).post("/openid/logout", data={"logout_token": token})


def stands(house: House, token: str) -> bool:
    return house.bearer(token).get("accounts", "/session").status_code == 200


def test_session_ends_with_that_at_the_provider(
    provider: StandInProvider, linked: Browser, browser: Browser, house: House
) -> None:
    token = browser.sign_in("ann-there").get_json()["token"]

    assert told_of_end(house, provider.logout_token(sub="ann-there")).status_code == 200

    assert not stands(house, token)
    assert stands(house, str(linked.token)), "signed in by the password, which is not the provider's"


def test_one_of_its_sessions_ends_that_one_alone(
    provider: StandInProvider, linked: Browser, browser: Browser, house: House
) -> None:
    tokens = []
    for sid in ("first", "second"):
        provider.lies.claims = lambda claims, sid=sid: claims | {"sid": sid}  # type: ignore[misc]
        tokens.append(browser.sign_in("ann-there").get_json()["token"])

    assert told_of_end(house, provider.logout_token(sid="first")).status_code == 200

    assert [stands(house, token) for token in tokens] == [False, True]


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"events": {}},
        {"events": "http://schemas.openid.net/event/backchannel-logout"},
        {"nonce": "of an ID token"},
        {"sub": None},
        {"sub": 17},
        {"jti": None},
        {"iat": 1},
        {"exp": 1},
    ],
    ids=str,
)
def test_end_is_believed_of_the_provider_alone(
    provider: StandInProvider, linked: Browser, browser: Browser, house: House, lie: dict[str, Any]
) -> None:
    token = browser.sign_in("ann-there").get_json()["token"]
    claims = {"sub": "ann-there"} | lie
    given = provider.logout_token(**{name: value for name, value in claims.items() if value is not None})
    if lie.get("jti", "") is None:
        given = provider.signed({"iss": provider.issuer, "sub": "ann-there"})

    reply = told_of_end(house, given)

    assert reply.status_code == 400, reply.text
    assert stands(house, token)


def test_end_is_told_once(provider: StandInProvider, linked: Browser, house: House) -> None:
    given = provider.logout_token(sub="ann-there")
    assert told_of_end(house, given).status_code == 200

    assert told_of_end(house, given).status_code == 409


@pytest.mark.parametrize("data", [{}, {"logout_token": "x"}, {"logout_token": ["x", "y"]}, {"other": "x"}])
def test_what_is_no_logout_token_is_malformed(house: House, data: dict[str, Any]) -> None:
    assert Client(house.apps["accounts"], Response).post("/openid/logout", data=data).status_code == 400


def test_confirming_there_makes_a_sign_in_fresh(
    provider: StandInProvider, linked: Browser, house: House
) -> None:
    house.clock.advance(11 * MINUTES)
    provider.lies.claims = lambda claims: claims | {"auth_time": house.clock() // 1000, "exp": 4_000_000_000}
    assert linked.post("/passkeys/options").status_code == 403

    back = linked.go("ann-there", "/openid/confirm")
    assert linked.post("/session/confirm", {"openid": back}).status_code == 200

    assert linked.post("/codes").status_code == 200


@pytest.mark.parametrize("auth_time", [1, None, "now"])
def test_old_sign_in_there_confirms_nothing(
    provider: StandInProvider, linked: Browser, auth_time: object
) -> None:
    provider.lies.claims = lambda claims: claims | {"auth_time": auth_time}

    reply = linked.post("/session/confirm", {"openid": linked.go("ann-there", "/openid/confirm")})

    assert reply.status_code == 403


def test_somebody_elses_identity_confirms_nothing(linked: Browser) -> None:
    reply = linked.post("/session/confirm", {"openid": linked.go("eve-there", "/openid/confirm")})

    assert reply.status_code == 403
    assert "not linked with your account" in reply.get_json()["detail"]
