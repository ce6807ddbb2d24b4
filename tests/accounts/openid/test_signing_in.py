"""Signing in through a provider, and what is made of its identities."""

from tests.accounts.openid.browser import Browser
from tests.house import House


def test_linked_identity_signs_in_to_its_account(house: House, linked: Browser, browser: Browser) -> None:
    reply = browser.sign_in("ann-there")

    assert reply.status_code == 200, reply.text
    assert reply.get_json()["userName"] == "ann"
    token = reply.get_json()["token"]
    assert house.bearer(token).get("albums").status_code == 200
    sessions = house.bearer(token).get("accounts", "/sessions").get_json()
    assert sorted(session["methods"] for session in sessions) == [["openid"], ["password"]]
