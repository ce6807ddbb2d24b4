"""The page of the account: password, sessions, API keys, the end."""

from playwright.sync_api import Page, expect
from requests import get

from tests.browser.conftest import NewScreen
from tests.browser.screen import PASSWORD, Screen

NEW_PASSWORD = "another horse"


def test_a_changed_password_ends_the_other_sessions(new_screen: NewScreen) -> None:
    here, elsewhere = new_screen(), new_screen()
    name = here.sign_up("ivy")
    elsewhere.open("/sign-in")
    elsewhere.sign_in(name)
    expect(elsewhere.page.get_by_role("heading", name="Your photos live here")).to_be_visible()
    _open_account(here)
    sessions = here.page.get_by_role("list", name="Signed in").get_by_role("listitem")
    expect(sessions).to_have_count(2)
    _change_password(here.page, "wrong horse")
    expect(here.page.get_by_text("The password is wrong.")).to_be_visible()
    _change_password(here.page, PASSWORD)
    expect(here.page.get_by_text("The password was changed.")).to_be_visible()
    expect(sessions).to_have_count(1)
    elsewhere.page.reload()
    expect(elsewhere.page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_an_api_key_is_shown_once_works_and_is_revoked(new_screen: NewScreen) -> None:
    screen = new_screen()
    screen.sign_up("kim")
    _open_account(screen)
    screen.page.get_by_role("button", name="Make a key").click()
    dialog = screen.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("backup")
    dialog.get_by_role("button", name="Make a key").click()
    key = dialog.get_by_role("textbox", name="backup").input_value()
    screen.settle()
    assert screen.barriers() == []
    dialog.get_by_role("button", name="Close").click()
    expect(screen.page.get_by_role("list", name="API keys")).to_contain_text("May only read")
    assert _albums_with(screen, key) == 200
    screen.page.get_by_role("button", name="Revoke backup").click()
    screen.page.get_by_role("alertdialog").get_by_role("button", name="Revoke").click()
    expect(screen.page.get_by_role("list", name="API keys")).to_have_count(0)


def test_an_ended_account_cannot_sign_in(new_screen: NewScreen) -> None:
    screen = new_screen()
    name = screen.sign_up("zed")
    _open_account(screen)
    screen.settle()
    screen.look("account")
    assert screen.barriers() == []
    screen.page.get_by_role("button", name="Delete account").click()
    dialog = screen.page.get_by_role("dialog")
    dialog.get_by_label("Password", exact=True).fill(PASSWORD)
    dialog.get_by_role("button", name="Delete account").click()
    expect(screen.page.get_by_role("heading", name="Sign in")).to_be_visible()
    screen.sign_in(name)
    expect(screen.page.get_by_text("The name or the password is wrong.")).to_be_visible()


def _open_account(screen: Screen) -> None:
    screen.page.get_by_role("button", name="Account").click()
    screen.page.get_by_role("menuitem", name="Account").click()
    expect(screen.page.get_by_text("· This browser")).to_be_visible()


def _change_password(page: Page, current: str) -> None:
    page.get_by_label("Current password").fill(current)
    page.get_by_label("New password").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Change password").click()


def _albums_with(screen: Screen, key: str) -> int:
    headers = {"Authorization": f"Bearer {key}"}
    return get(f"{screen.album_url}/function/albums/", headers=headers, timeout=60).status_code
