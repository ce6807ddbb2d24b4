"""Passkeys by Chromium's virtual authenticator, codes by an app of the test's: made, used, lost, replaced."""

import time
from collections.abc import Callable
from typing import Any

import pyotp
import pytest
from playwright.sync_api import expect

from tests.browser.authenticator import INTERNAL, Device, add_passkey, sign_in_with_passkey, sign_out
from tests.browser.conftest import NewScreen
from tests.browser.screen import PASSWORD


@pytest.fixture
def album_url(album_url: str) -> str:
    """Passkeys belong to a name."""
    return album_url.replace("127.0.0.1", "localhost")


def test_passkey_is_made_signs_in_is_lost_and_replaced(new_screen: NewScreen) -> None:
    screen = new_screen()
    name = screen.sign_up("pia")
    phone = Device(screen, INTERNAL)
    add_passkey(screen, "old phone")
    screen.settle()
    screen.look("passkeys")
    assert screen.barriers() == []
    assert len(phone.credentials()) == 1

    sign_out(screen, name)
    sign_in_with_passkey(screen)
    expect(screen.page.get_by_role("button", name=f"Account: {name}")).to_be_visible()
    screen.open("/account")
    expect(screen.page.get_by_role("list", name="Signed in")).to_contain_text("with a passkey")

    phone.lose()
    sign_out(screen, name)
    screen.sign_in(name)
    expect(screen.page.get_by_role("button", name=f"Account: {name}")).to_be_visible()
    screen.open("/account")
    screen.page.get_by_role("button", name="Remove old phone").click()
    screen.page.get_by_role("alertdialog").get_by_role("button", name="Remove").click()
    expect(screen.page.get_by_role("list", name="Passkeys")).to_have_count(0)

    Device(screen, INTERNAL)
    add_passkey(screen, "new phone")
    screen.page.get_by_role("button", name="Rename new phone").click()
    dialog = screen.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("my phone")
    dialog.get_by_role("button", name="Save").click()
    expect(screen.page.get_by_role("list", name="Passkeys")).to_contain_text("my phone")
    sign_out(screen, name)
    sign_in_with_passkey(screen)
    expect(screen.page.get_by_role("button", name=f"Account: {name}")).to_be_visible()


def test_removed_passkey_opens_nothing_and_says_so(new_screen: NewScreen) -> None:
    screen = new_screen()
    name = screen.sign_up("rita")
    Device(screen, INTERNAL)
    add_passkey(screen, "phone")
    screen.page.get_by_role("button", name="Remove phone").click()
    screen.page.get_by_role("alertdialog").get_by_role("button", name="Remove").click()
    expect(screen.page.get_by_role("list", name="Passkeys")).to_have_count(0)
    sign_out(screen, name)

    sign_in_with_passkey(screen)

    expect(screen.page.get_by_role("alert")).to_contain_text("does not open an account here")


def test_codes_are_set_up_asked_for_and_the_phone_is_lost(
    new_screen: NewScreen, code_of: Callable[[str], str]
) -> None:
    screen = new_screen()
    name = screen.sign_up("tom")
    screen.open("/account")
    screen.page.get_by_role("button", name="Set up codes").click()
    dialog = screen.page.get_by_role("dialog")
    expect(dialog.get_by_role("img", name="QR code")).to_be_visible()
    screen.settle()
    screen.look("codes")
    assert screen.barriers() == []
    secret = "".join(dialog.locator("code").inner_text().split())
    dialog.get_by_label("Code", exact=True).fill("000000")
    dialog.get_by_role("button", name="Turn codes on").click()
    expect(dialog.get_by_text("The code is wrong")).to_be_visible()
    dialog.get_by_label("Code", exact=True).fill(code_of(secret))
    dialog.get_by_role("button", name="Turn codes on").click()
    recovery = dialog.get_by_role("list", name="Recovery codes").get_by_role("listitem")
    expect(recovery).to_have_count(10)
    screen.settle()
    screen.look("recovery-codes")
    first = recovery.first.inner_text()
    dialog.get_by_role("button", name="I have kept them").click()
    expect(screen.page.get_by_text("10 recovery codes are left")).to_be_visible()

    sign_out(screen, name)
    screen.sign_in(name)
    code = screen.page.get_by_label("Code", exact=True)
    expect(code).to_be_focused()
    screen.look("sign-in-code")
    code.fill("123456")
    screen.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(screen.page.get_by_role("alert")).to_contain_text("The code is wrong")
    code.fill(first)
    screen.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(screen.page.get_by_role("button", name=f"Account: {name}")).to_be_visible()
    screen.open("/account")
    expect(screen.page.get_by_text("9 recovery codes are left")).to_be_visible()
    expect(screen.page.get_by_role("list", name="Signed in")).to_contain_text("with a recovery code")
    screen.page.get_by_role("button", name="Turn codes off").click()
    screen.page.get_by_role("alertdialog").get_by_role("button", name="Turn codes off").click()
    expect(screen.page.get_by_role("button", name="Set up codes")).to_be_visible()


def test_old_sign_in_is_confirmed_before_anything_changes(new_screen: NewScreen) -> None:
    """The server answers as it does after ten minutes, to the first request."""
    screen = new_screen(service_workers="block")
    screen.sign_up("vera")
    screen.open("/account")
    asked: list[str] = []

    def refuse_once(route: Any) -> None:
        asked.append(route.request.method)
        if len(asked) > 1:
            route.continue_()
            return
        problem = {"title": "Forbidden", "status": 403, "detail": "Confirm first.", "needs": "fresh-sign-in"}
        route.fulfill(status=200, json=problem, content_type="application/problem+json")

    screen.page.route("**/function/accounts/codes", refuse_once)
    screen.page.get_by_role("button", name="Set up codes").click()
    dialog = screen.page.get_by_role("dialog", name="Confirm that it is you")
    screen.settle()
    screen.look("confirm")
    dialog.get_by_label("Password", exact=True).fill("wrong horse")
    dialog.get_by_role("button", name="Confirm").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_label("Password", exact=True).fill(PASSWORD)
    dialog.get_by_role("button", name="Confirm").click()

    expect(screen.page.get_by_role("img", name="QR code")).to_be_visible()


def test_at_an_address_in_digits_the_page_says_why_there_are_none(
    new_screen: NewScreen, album_url: str
) -> None:
    screen = new_screen()
    screen.album_url = album_url.replace("localhost", "127.0.0.1")
    screen.sign_up("wim")
    screen.open("/account")

    expect(screen.page.get_by_text("opened by a name over https")).to_be_visible()


@pytest.fixture
def code_of() -> Callable[[str], str]:
    return lambda secret: pyotp.TOTP(secret).at(int(time.time()))
