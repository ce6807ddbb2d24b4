"""Codes of an authenticator app besides the password, and recovery codes for who has lost it."""

import xml.etree.ElementTree as ET
from collections.abc import Callable

import pyotp
import pytest
from werkzeug.test import TestResponse

from tests.accounts.passkeys.people import ORIGIN, PASSWORD, add, answer, sign_in, sign_up
from tests.house import House, Person
from tests.house.album import ATTEMPTS
from tests.house.authenticator import Authenticator

HALF_MINUTE = 30
HOME = "7.7.7.7"


class App:
    """On a phone: makes codes of the secret that it has read."""

    def __init__(self, house: House, secret: str) -> None:
        self._house = house
        self._totp = pyotp.TOTP(secret)
        self.recovery: list[str] = []

    def code(self, late: int = 0) -> str:
        return self._totp.at(self._house.clock() // 1000 - late * HALF_MINUTE)


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house)


@pytest.fixture
def app(house: House, ann: Person) -> App:
    """Ann's, whose code is asked for; its present one is used up."""
    setup = ann.post("accounts", "/codes").get_json()
    app = App(house, setup["secret"])
    turned_on = ann.call("PUT", "accounts", "/codes", json={"ticket": setup["ticket"], "code": app.code()})
    assert turned_on.status_code == 200, turned_on.text
    app.recovery = turned_on.get_json()["codes"]
    house.clock.advance(HALF_MINUTE)
    return app


@pytest.fixture
def recovery(app: App) -> list[str]:
    return app.recovery


@pytest.fixture
def enter(house: House) -> Callable[..., TestResponse]:
    def sign_in_with(code: str | None = None, address: str = HOME, **more: str) -> TestResponse:
        body = {"userName": "ann", "password": PASSWORD} | ({} if code is None else {"code": code})
        headers = {"X-Forwarded-For": address} | more
        return house.nobody().call("POST", "accounts", "/session", json=body, headers=headers)

    return sign_in_with


Enter = Callable[..., TestResponse]


def test_code_is_asked_for_with_the_password(app: App, enter: Enter) -> None:
    asked = enter()
    assert asked.status_code == 401
    assert asked.get_json()["needs"] == "code"

    assert enter(app.code()).status_code == 200


def test_session_says_that_a_code_was_given(house: House, app: App, enter: Enter) -> None:
    token = enter(app.code()).get_json()["token"]

    methods = [session["methods"] for session in house.bearer(token).get("accounts", "/sessions").get_json()]
    assert sorted(methods) == [["password"], ["password", "code"]]


def test_wrong_password_is_told_alike_with_and_without_a_code(house: House, app: App) -> None:
    wrong = {"userName": "ann", "password": "wrong one", "code": app.code()}
    reply = house.nobody().post("accounts", "/session", wrong)

    assert reply.status_code == 401
    assert "needs" not in reply.get_json()
    assert reply.get_json()["detail"] == "The name or the password is wrong."


@pytest.mark.parametrize(
    "code", ["", "0", "12345", "1234567", "abcdef", "000000 ", "\x00", "é" * 100, "١٢٣٤٥٦"]
)
def test_wrong_code_signs_nobody_in(app: App, enter: Enter, code: str) -> None:
    assert enter(code).status_code == 401


def test_code_is_good_once(app: App, enter: Enter) -> None:
    code = app.code()
    assert enter(code).status_code == 200

    reply = enter(code)

    assert reply.status_code == 401
    assert "used already" in reply.get_json()["detail"]


def test_older_code_is_not_taken_after_a_newer_one(app: App, enter: Enter) -> None:
    earlier = app.code(late=1)
    assert enter(app.code()).status_code == 200

    assert enter(earlier).status_code == 401


def test_clocks_may_differ_by_half_a_minute(house: House, app: App, enter: Enter) -> None:
    house.clock.advance(10 * HALF_MINUTE)

    assert enter(app.code(late=2)).status_code == 401
    assert enter(app.code(late=1)).status_code == 200
    assert enter(app.code(late=-1)).status_code == 200


def test_code_may_be_typed_as_the_app_shows_it(app: App, enter: Enter) -> None:
    code = app.code()

    assert enter(f"{code[:3]} {code[3:]}").status_code == 200


def test_codes_cannot_be_guessed_from_many_addresses(app: App, enter: Enter) -> None:
    told = [enter("000000", address=f"1.2.3.{number}").status_code for number in range(ATTEMPTS + 3)]

    assert told == [401] * ATTEMPTS + [429] * 3
    assert enter(app.code(), address="9.9.9.9").status_code == 429


def test_owner_gets_in_while_others_guess(app: App, enter: Enter) -> None:
    known = enter(app.code()).headers.getlist("Set-Cookie")
    [device] = [line.split(";")[0] for line in known if line.startswith("device=")]
    while enter("000000", address="1.2.3.4").status_code != 429:
        pass

    assert enter(app.code(late=-1), Cookie=device).status_code == 200


def test_recovery_code_is_good_once(house: House, ann: Person, recovery: list[str], enter: Enter) -> None:
    assert len(set(recovery)) == 10
    assert enter(recovery[0]).status_code == 200
    assert enter(recovery[0]).status_code == 401
    assert enter(recovery[1].upper().replace("-", " ")).status_code == 200

    assert ann.get("accounts", "/credentials").get_json()["recoveryCodesLeft"] == 8


def test_recovery_codes_are_kept_as_hashes(house: House, recovery: list[str]) -> None:
    kept = house.store.connection().execute("SELECT group_concat(doc) FROM secondFactors").fetchone()[0]

    assert not [code for code in recovery if code in kept or code.replace("-", "") in kept]


def test_new_recovery_codes_replace_all_before(ann: Person, recovery: list[str], enter: Enter) -> None:
    renewed = ann.post("accounts", "/codes/recovery").get_json()["codes"]

    assert enter(recovery[0]).status_code == 401
    assert enter(renewed[0]).status_code == 200


def test_nothing_is_asked_for_before_a_first_code(house: House, ann: Person, enter: Enter) -> None:
    setup = ann.post("accounts", "/codes").get_json()

    for code in ("000000", "", "١٢٣٤٥٦", "é"):
        wrong = ann.call("PUT", "accounts", "/codes", json={"ticket": setup["ticket"], "code": code})
        assert wrong.status_code == 422
    assert enter().status_code == 200


def test_first_code_is_not_good_for_a_sign_in(house: House, ann: Person, enter: Enter) -> None:
    setup = ann.post("accounts", "/codes").get_json()
    app = App(house, setup["secret"])
    body = {"ticket": setup["ticket"], "code": app.code()}
    assert ann.call("PUT", "accounts", "/codes", json=body).status_code == 200

    assert enter(app.code()).status_code == 401
    assert ann.call("PUT", "accounts", "/codes", json=body).status_code == 409


def test_setup_belongs_to_who_began_it(house: House, ann: Person) -> None:
    setup = ann.post("accounts", "/codes").get_json()
    body = {"ticket": setup["ticket"], "code": App(house, setup["secret"]).code()}

    assert sign_up(house, "bob").call("PUT", "accounts", "/codes", json=body).status_code == 409


def test_turned_off_none_is_asked_for(ann: Person, app: App, enter: Enter) -> None:
    assert ann.delete("accounts", "/codes").status_code == 204

    assert enter().status_code == 200


def test_code_confirms_together_with_the_password(house: House, ann: Person, app: App) -> None:
    house.clock.advance(11 * 60)
    assert ann.delete("accounts", "/codes").status_code == 403

    for shown in ({"password": PASSWORD}, {"password": PASSWORD, "code": "000000"}):
        assert ann.post("accounts", "/session/confirm", shown).status_code == 403
    shown = {"password": PASSWORD, "code": app.code()}
    assert ann.post("accounts", "/session/confirm", shown).status_code == 200

    assert ann.delete("accounts", "/codes").status_code == 204


def test_password_alone_neither_changes_nor_ends_an_account_with_codes(
    house: House, ann: Person, app: App
) -> None:
    house.clock.advance(11 * 60)
    change = {"password": PASSWORD, "newPassword": "another good one"}

    assert ann.call("PUT", "accounts", "/password", json=change).get_json()["needs"] == "fresh-sign-in"
    assert ann.call("POST", "accounts", "/delete", json={"password": PASSWORD}).status_code == 403


def test_passkey_that_checks_nobody_signs_in_with_a_code(house: House, ann: Person, app: App) -> None:
    plain = Authenticator(ORIGIN, verifies=False)
    add(ann, plain)
    body = answer(house, plain)

    asked = house.nobody().post("accounts", "/session/passkey", body)
    assert asked.status_code == 401
    assert asked.get_json()["needs"] == "code"

    reply = house.nobody().post("accounts", "/session/passkey", body | {"code": app.code()})
    assert reply.status_code == 200, reply.text
    methods = house.bearer(reply.get_json()["token"]).get("accounts", "/sessions").get_json()
    assert ["passkey", "code"] in [session["methods"] for session in methods]


def test_passkey_that_checks_needs_no_code(house: House, ann: Person, app: App) -> None:
    device = Authenticator(ORIGIN)
    add(ann, device)

    assert sign_in(house, device).status_code == 200


def test_qr_code_can_be_drawn(ann: Person) -> None:
    setup = ann.post("accounts", "/codes").get_json()
    path = f"<svg><path d='{setup['qrPath']}'/></svg>"

    assert setup["address"].startswith("otpauth://totp/Smart%20Album:ann?secret=")
    assert setup["qrSize"] == 17 + 4 * round((setup["qrSize"] - 17) / 4)
    assert ET.fromstring(path)[0].get("d", "").startswith("M0 0h7v1h-7z")
