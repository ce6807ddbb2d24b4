"""Chromium's virtual authenticator."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.screen import Screen

INTERNAL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


class Device:
    """An authenticator beside the window, which its person touches whenever it asks."""

    def __init__(self, screen: Screen, options: dict[str, Any]) -> None:
        self._session = screen.page.context.new_cdp_session(screen.page)
        self._session.send("WebAuthn.enable")
        added = self._session.send(
            "WebAuthn.addVirtualAuthenticator",
            {"options": options | {"automaticPresenceSimulation": True}},
        )
        self._id = added["authenticatorId"]

    def credentials(self) -> list[dict[str, Any]]:
        found = self._session.send("WebAuthn.getCredentials", {"authenticatorId": self._id})
        credentials: list[dict[str, Any]] = found["credentials"]
        return credentials

    def lose(self) -> None:
        self._session.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self._id})


def add_passkey(screen: Screen, name: str) -> None:
    screen.open("/account")
    screen.page.get_by_role("button", name="Add a passkey").click()
    dialog = screen.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("button", name="Add a passkey").click()
    expect(screen.page.get_by_role("list", name="Passkeys")).to_contain_text(name)


def sign_out(screen: Screen, name: str) -> None:
    screen.page.get_by_role("button", name=f"Account: {name}").click()
    screen.page.get_by_role("menuitem", name="Sign out").click()
    expect(screen.page.get_by_role("heading", name="Sign in")).to_be_visible()


def sign_in_with_passkey(screen: Screen) -> None:
    screen.page.get_by_role("button", name="Sign in with a passkey").click()
