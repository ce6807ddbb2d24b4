"""What others have tried with OpenID Connect, each refused with a sentence, and nobody is signed in."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from json import dumps
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from tests.accounts.openid.browser import Browser
from tests.house import House
from tests.house.provider import CLIENT, ISSUER, Claims, StandInProvider

MINUTES = 60


def encoded(part: bytes) -> str:
    return urlsafe_b64encode(part).rstrip(b"=").decode()


def refused(reply: TestResponse, words: str, status: int = 401) -> None:
    assert reply.status_code == status, reply.text
    assert words in reply.get_json()["detail"]
    assert "Set-Cookie" not in reply.headers


def changed(**told: Any) -> Callable[[Claims], Claims]:
    return lambda claims: {name: value for name, value in (claims | told).items() if value is not None}


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"nonce": "of another"}, "another sign-in"),
        ({"nonce": None}, "another sign-in"),
        ({"aud": "another-application"}, "another application"),
        ({"aud": None}, "another application"),
        ({"aud": [CLIENT, "another"], "azp": "another"}, "another application"),
        ({"aud": [CLIENT, "another"], "azp": None}, "another application"),
        ({"iss": "https://evil.example"}, "another provider"),
        ({"iss": f"{ISSUER}/"}, "another provider"),
        ({"iss": None}, "another provider"),
        ({"sub": None}, "not signed"),
        ({"sub": 17}, "not signed"),
        ({"sub": "ann\x00"}, "not signed"),
        ({"sub": "x" * 300}, "not signed"),
        ({"exp": 1}, "run out"),
        ({"exp": None}, "run out"),
        ({"exp": "never"}, "run out"),
        ({"iat": 99_999_999_999}, "run out"),
        ({"at_hash": "bm90IHRoZSBoYXNo"}, "belong together"),
    ],
    ids=str,
)
def test_token_that_is_not_for_this_sign_in(
    provider: StandInProvider, linked: Browser, browser: Browser, told: Claims, words: str
) -> None:
    back = browser.go("ann-there")
    provider.lies.claims = changed(**told)

    refused(browser.post("/session/openid", back), words)


@pytest.mark.parametrize("skew", [-1.5 * MINUTES, 1.5 * MINUTES])
def test_clocks_may_differ_by_two_minutes(
    provider: StandInProvider, linked: Browser, browser: Browser, skew: float
) -> None:
    back = browser.go("ann-there")
    provider.lies.claims = lambda claims: (
        claims | {"iat": claims["iat"] + skew, "exp": claims["iat"] + skew + 1}
    )

    assert browser.post("/session/openid", back).status_code == 200


def test_token_signed_by_somebody_else(provider: StandInProvider, linked: Browser, browser: Browser) -> None:
    forger = RSAKey.generate_key(2048)
    header = {"alg": "RS256", "kid": provider.key.kid}
    provider.lies.claims = lambda claims: claims | {"forged": True}
    back = browser.go("ann-there")
    signed = provider.signed
    provider.signed = lambda claims: jwt.encode(header, claims, forger, algorithms=["RS256"])  # type: ignore[method-assign]

    refused(browser.post("/session/openid", back), "not signed")
    provider.signed = signed  # type: ignore[method-assign]


def test_token_without_a_signature(provider: StandInProvider, linked: Browser, browser: Browser) -> None:
    back = browser.go("ann-there")
    # "none", and its second part as it was.
    provider.lies.token = lambda text: f"eyJhbGciOiJub25lIn0.{text.split('.')[1]}."

    refused(browser.post("/session/openid", back), "not signed")


def test_token_signed_with_the_public_key_as_a_secret(
    provider: StandInProvider, linked: Browser, browser: Browser
) -> None:
    back = browser.go("ann-there")
    secret = provider.key.as_pem(private=False)

    def resigned(text: str) -> str:
        header = encoded(dumps({"alg": "HS256", "kid": provider.key.kid}).encode())
        signed = f"{header}.{text.split('.')[1]}"
        return f"{signed}.{encoded(hmac.digest(secret, signed.encode(), 'sha256'))}"

    provider.lies.token = resigned
    provider.lies.metadata = changed(id_token_signing_alg_values_supported=["RS256", "HS256", "none"])

    refused(browser.post("/session/openid", back), "not signed")


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "e30.e30.", "." * 40, "é.é.é"])
def test_token_that_is_none(provider: StandInProvider, linked: Browser, browser: Browser, text: str) -> None:
    back = browser.go("ann-there")
    provider.lies.token = lambda _: text

    refused(browser.post("/session/openid", back), "not signed")


def test_replayed_code(linked: Browser, browser: Browser) -> None:
    back = browser.go("ann-there")
    assert browser.post("/session/openid", back).status_code == 200

    refused(browser.post("/session/openid", back), "used already", 409)


def test_replayed_code_in_a_sign_in_of_ones_own(
    provider: StandInProvider, linked: Browser, browser: Browser
) -> None:
    """A stolen code is of no use: it belongs to the browser that began, by PKCE."""
    stolen = browser.go("ann-there")
    thief = Browser(browser.house, provider)
    own = thief.go("thief-there")

    refused(thief.post("/session/openid", own | {"code": stolen["code"]}), "does not accept this sign-in")


def test_somebody_elses_answer_in_ones_browser(
    provider: StandInProvider, linked: Browser, browser: Browser
) -> None:
    """Else one would be signed in as the attacker, and fill their album."""
    attackers = Browser(browser.house, provider).go("attacker-there")

    refused(browser.post("/session/openid", attackers), "begun elsewhere", 409)
    browser.go("ann-there")
    refused(browser.post("/session/openid", attackers), "begun elsewhere", 409)


def test_answer_that_comes_too_late(linked: Browser, browser: Browser, house: House) -> None:
    back = browser.go("ann-there")
    house.clock.advance(11 * MINUTES)

    refused(browser.post("/session/openid", back), "too long", 409)


@pytest.mark.parametrize("issuer", ["https://evil.example", None, ""])
def test_mixed_up_issuer(
    provider: StandInProvider, linked: Browser, browser: Browser, issuer: str | None
) -> None:
    back = browser.go("ann-there") | {"iss": issuer}

    refused(browser.post("/session/openid", back), "another provider")


def test_issuer_need_not_be_told_by_who_never_tells_it(
    provider: StandInProvider, linked: Browser, browser: Browser, house: House
) -> None:
    provider.lies.metadata = changed(authorization_response_iss_parameter_supported=False)
    house.clock.advance(61 * MINUTES)
    back = browser.go("ann-there")
    del back["iss"]

    assert browser.post("/session/openid", back).status_code == 200


@pytest.mark.sign_up(True)
def test_swapped_subject(provider: StandInProvider, browser: Browser) -> None:
    """What is told besides is of somebody else than what was signed."""
    provider.lies.user_info = changed(sub="somebody-else")

    refused(browser.sign_in("17"), "two different people")


def test_link_cannot_be_finished_in_another_session(
    provider: StandInProvider, anns: Browser, house: House
) -> None:
    made = house.nobody().post("accounts", json={"userName": "eve", "password": "long enough"})
    back = anns.go("ann-there", "/openid/link")
    anns.token = made.get_json()["token"]

    refused(anns.post("/identities", back), "begun elsewhere", 409)


def test_link_is_no_sign_in_and_no_sign_in_a_link(linked: Browser, browser: Browser) -> None:
    back = linked.go("ann-there", "/openid/link")
    refused(linked.post("/session/openid", back), "begun elsewhere", 409)

    back = linked.go("ann-there")
    refused(linked.post("/identities", back), "begun elsewhere", 409)


def test_other_sites_begin_and_finish_nothing(linked: Browser, browser: Browser, house: House) -> None:
    elsewhere = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}

    for path in ("/openid", "/session/openid", "/session/passkey", "/passkeys/challenge"):
        reply = house.nobody().call("POST", "accounts", path, json={"state": "x"}, headers=elsewhere)
        assert reply.status_code == 403
