"""Signing in through a provider, and what is made of its identities."""

from pathlib import Path

import pytest
import requests
from werkzeug.test import TestResponse

from functions.accounts.who_may import SignUp
from tests.accounts.openid.browser import Browser
from tests.accounts.openid.conftest import PASSWORD
from tests.house import House
from tests.house.provider import InProcess, StandInProvider

FAMILY = ("groups", "family")
FROM_HOME = ("email", "@home.example")


def name_in(reply: TestResponse) -> str:
    assert reply.status_code == 200, reply.text
    name: str = reply.get_json()["userName"]
    return name


def test_linked_identity_signs_in_to_its_account(house: House, linked: Browser, browser: Browser) -> None:
    reply = browser.sign_in("ann-there")

    assert name_in(reply) == "ann"
    token = reply.get_json()["token"]
    assert house.bearer(token).get("albums").status_code == 200
    sessions = house.bearer(token).get("accounts", "/sessions").get_json()
    assert sorted(session["methods"] for session in sessions) == [["openid"], ["password"]]


def test_page_is_told_what_the_provider_is_called(browser: Browser, house: House) -> None:
    told = house.nobody().get("accounts", "/sign-in").get_json()

    assert told == {"provider": "Example Login", "providerSignsUp": False}


def test_identity_that_nobody_linked_signs_nobody_in(browser: Browser, token: str) -> None:
    reply = browser.sign_in("somebody")

    assert reply.status_code == 403
    assert "link it in your account" in reply.get_json()["detail"]
    assert "session" not in browser.cookies


def test_same_name_and_address_there_are_not_the_same_person(
    provider: StandInProvider, token: str, browser: Browser
) -> None:
    provider.tell_of("eve", preferred_username="ann", email="ann@home.example", email_verified=True)

    assert browser.sign_in("eve").status_code == 403


@pytest.mark.sign_up(True)
def test_account_is_made_for_who_comes_where_the_operator_allows_it(
    provider: StandInProvider, house: House, browser: Browser
) -> None:
    provider.tell_of("17", preferred_username="Grace.Hopper@navy.example")

    assert name_in(browser.sign_in("17")) == "grace.hopper"
    assert name_in(browser.sign_in("17")) == "grace.hopper"
    assert house.nobody().get("accounts", "/sign-in").get_json()["providerSignsUp"] is True


@pytest.mark.sign_up(True)
def test_who_comes_from_the_provider_needs_no_invitation(
    provider: StandInProvider, house: House, browser: Browser
) -> None:
    house.let_in(SignUp.INVITED)
    provider.tell_of("17", preferred_username="grace")

    assert name_in(browser.sign_in("17")) == "grace"


@pytest.mark.sign_up(True)
def test_nobody_comes_in_by_the_provider_where_the_album_is_closed(
    provider: StandInProvider, house: House, browser: Browser
) -> None:
    provider.tell_of("17", preferred_username="grace")
    assert name_in(browser.sign_in("17")) == "grace"
    house.let_in(SignUp.CLOSED)
    provider.tell_of("18", preferred_username="eve")

    refused = browser.sign_in("18")

    assert refused.status_code == 403
    assert refused.get_json()["detail"] == "Nobody can sign up here."
    assert house.nobody().get("accounts", "/sign-in").get_json()["providerSignsUp"] is False
    assert name_in(browser.sign_in("17")) == "grace", "who has an account signs in as before"


@pytest.mark.sign_up(True)
def test_taken_name_is_not_given_to_another(provider: StandInProvider, token: str, browser: Browser) -> None:
    provider.tell_of("17", preferred_username="ann")

    assert name_in(browser.sign_in("17")) == "ann-2"


@pytest.mark.sign_up(True)
@pytest.mark.parametrize("name", ["", "   ", "日本", "../..", "x" * 400, 17, None, {"a": 1}])
def test_any_name_there_gives_one_that_can_be_had(
    provider: StandInProvider, browser: Browser, name: object
) -> None:
    provider.tell_of("17", preferred_username=name)

    assert 1 <= len(name_in(browser.sign_in("17"))) <= 32


@pytest.mark.sign_up(True, *FAMILY)
@pytest.mark.parametrize(
    ("groups", "status"),
    [(["family", "work"], 200), ("family", 200), (["work"], 403), (None, 403), (17, 403)],
)
def test_claim_opens_sign_up_where_the_operator_names_it(
    provider: StandInProvider, browser: Browser, groups: object, status: int
) -> None:
    provider.tell_of("17", groups=groups)

    reply = browser.sign_in("17")

    assert reply.status_code == status, reply.text
    if status == 403:
        assert "Ask who runs this album" in reply.get_json()["detail"]


@pytest.mark.sign_up(True, *FROM_HOME)
@pytest.mark.parametrize(
    ("address", "verified", "words"),
    [
        ("ann@home.example", False, "has not verified"),
        ("ann@home.example", "true", "has not verified"),
        ("ann@home.example.evil", True, "may sign up"),
        ("ann@evil.example", True, "may sign up"),
    ],
)
def test_unverified_or_foreign_address_opens_nothing(
    provider: StandInProvider, browser: Browser, address: str, verified: object, words: str
) -> None:
    provider.tell_of("17", email=address, email_verified=verified)

    reply = browser.sign_in("17")

    assert reply.status_code == 403
    assert words in reply.get_json()["detail"]


@pytest.mark.sign_up(True, *FROM_HOME)
def test_verified_address_of_the_domain_signs_up(provider: StandInProvider, browser: Browser) -> None:
    provider.tell_of("17", email="Ann@Home.Example", email_verified=True)

    assert browser.sign_in("17").status_code == 200


def test_identity_is_linked_with_one_account_alone(
    house: House, linked: Browser, provider: StandInProvider
) -> None:
    made = house.nobody().post("accounts", json={"userName": "bob", "password": PASSWORD})
    bobs = Browser(house, provider, made.get_json()["token"])

    reply = bobs.post("/identities", bobs.go("ann-there", "/openid/link"))

    assert reply.status_code == 409
    assert "linked with an account already" in reply.get_json()["detail"]


def test_unlinked_identity_opens_nothing(linked: Browser, browser: Browser, house: House) -> None:
    [identity] = house.bearer(linked.token).get("accounts", "/credentials").get_json()["identities"]

    assert house.bearer(linked.token).delete("accounts", f"/identities/{identity['_id']}").status_code == 204

    assert browser.sign_in("ann-there").status_code == 403


@pytest.mark.sign_up(True)
def test_last_way_into_an_account_stays(house: House, browser: Browser) -> None:
    person = house.bearer(browser.sign_in("17").get_json()["token"])
    [identity] = person.get("accounts", "/credentials").get_json()["identities"]

    assert person.delete("accounts", f"/identities/{identity['_id']}").status_code == 409

    changed = person.call("PUT", "accounts", "/password", json={"newPassword": PASSWORD})
    assert changed.status_code == 200
    person = house.bearer(changed.get_json()["token"])
    assert person.delete("accounts", f"/identities/{identity['_id']}").status_code == 204


@pytest.mark.sign_up(True)
def test_account_without_a_password_is_opened_by_none(house: House, browser: Browser) -> None:
    name = name_in(browser.sign_in("17"))

    for password in ("", "None", "null"):
        guess = {"userName": name, "password": password}
        assert house.nobody().post("accounts", "/session", guess).status_code == 401


@pytest.mark.sign_up(True)
def test_ended_account_frees_its_identity(house: House, browser: Browser) -> None:
    first = browser.sign_in("17").get_json()
    person = house.bearer(first["token"])

    assert person.call("POST", "accounts", "/delete", json={}).status_code == 204

    second = browser.sign_in("17")
    assert second.status_code == 200
    assert house.bearer(second.get_json()["token"]).get("albums").status_code == 200


def test_provider_that_is_away_leaves_passwords_working(
    house: House, way: InProcess, token: str, browser: Browser
) -> None:
    way.fault = requests.ConnectionError("refused")

    begun = browser.post("/openid")

    assert begun.status_code == 503
    assert begun.headers["Retry-After"]
    assert "sign in otherwise" in begun.get_json()["detail"]
    assert browser.post("/session", {"userName": "ann", "password": PASSWORD}).status_code == 200


def test_provider_that_went_away_meanwhile_says_so(linked: Browser, way: InProcess, browser: Browser) -> None:
    back = browser.go("ann-there")
    way.fault = requests.Timeout("slow")

    assert browser.post("/session/openid", back).status_code == 503


def test_who_declines_there_is_told(browser: Browser) -> None:
    back = browser.go("ann-there")

    reply = browser.post(
        "/session/openid", {"state": back["state"], "iss": back["iss"], "error": "access_denied"}
    )

    assert reply.status_code == 401
    assert "access_denied" in reply.get_json()["detail"]


def test_album_without_a_provider_says_so(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    plain = House(tmp_path / "plain")
    assert plain.nobody().post("accounts", "/openid").status_code == 404
    assert plain.nobody().get("accounts", "/sign-in").get_json()["provider"] is None
