"""Signing in with a provider, in Chromium: there and back, and what is refused with a sentence."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from requests import post

from tests.browser.conftest import DIST, NewScreen, missing
from tests.browser.provider import consent, serving
from tests.browser.screen import PASSWORD, Screen
from tests.house.provider import CLIENT, Change, Lies, StandInProvider
from tests.journeys.running_album import RunningAlbum


@pytest.fixture(scope="module")
def provider() -> Iterator[StandInProvider]:
    with serving() as provider:
        yield provider


@pytest.fixture(scope="module")
def album(tmp_path_factory: pytest.TempPathFactory, provider: StandInProvider) -> Iterator[RunningAlbum]:
    if not (DIST / "index.html").is_file():
        missing("the web client is not built: npm run build, in web-client")
    environment = {
        "PICTURE_LABELS": "False",
        "OIDC_ISSUER": provider.issuer,
        "OIDC_CLIENT_ID": CLIENT,
        "OIDC_CLIENT_SECRET": "a secret of this test",
        "OIDC_NAME": "Example Login",
        "OIDC_SIGN_UP": "True",
        "OIDC_SIGN_UP_CLAIM": "email=@home.example",
    }
    album = RunningAlbum(tmp_path_factory.mktemp("album"), environment, "yolo-fastest-1.1-xl").start()
    yield album
    album.stop()


@pytest.fixture
def album_url(album: RunningAlbum) -> str:
    return album.url.replace("127.0.0.1", "localhost")


@pytest.fixture(autouse=True)
def honest(provider: StandInProvider) -> None:
    provider.lies = Lies()
    provider.tell_of("grace", preferred_username="grace", email="grace@home.example", email_verified=True)
    provider.tell_of("eve", preferred_username="eve", email="eve@home.example", email_verified=False)


def sign_in_there(screen: Screen, subject: str, path: str = "/sign-in") -> None:
    screen.open(path)
    screen.page.get_by_role("button", name="Sign in with Example Login").click()
    consent(screen.page, subject)


def test_who_comes_from_there_gets_an_account_and_lands_where_they_wanted(
    new_screen: NewScreen, provider: StandInProvider
) -> None:
    screen = new_screen()
    screen.open("/sign-in")
    expect(screen.page.get_by_role("button", name="Sign in with Example Login")).to_be_visible()
    screen.settle()
    screen.look("sign-in-with-provider")
    assert screen.barriers() == []
    sign_in_there(screen, "grace", "/albums")
    expect(screen.page.get_by_role("heading", name="Albums", level=1)).to_be_visible()
    expect(screen.page.get_by_role("button", name="Account: grace")).to_be_visible()
    assert "code=" not in screen.page.url

    screen.open("/account")
    expect(screen.page.get_by_role("list", name="Signed in")).to_contain_text("through the sign-in provider")
    linked = screen.page.get_by_role("list", name="Sign-in with Example Login")
    expect(linked).to_contain_text("grace")
    linked.get_by_role("button", name="Unlink grace").click()
    dialog = screen.page.get_by_role("alertdialog")
    dialog.get_by_role("button", name="Unlink").click()
    expect(dialog).to_contain_text("only way into this account")
    screen.look("account-of-provider")


def test_identity_is_linked_and_signs_in_to_the_same_account(
    new_screen: NewScreen, provider: StandInProvider
) -> None:
    here, elsewhere = new_screen(), new_screen()
    name = here.sign_up("ada")
    here.open("/account")
    here.page.get_by_role("button", name="Link with Example Login").click()
    consent(here.page, f"{name} there")
    expect(here.page.get_by_text("Your identity is linked.")).to_be_visible()
    expect(here.page.get_by_role("list", name="Sign-in with Example Login")).to_be_visible()

    sign_in_there(elsewhere, f"{name} there")

    expect(elsewhere.page.get_by_role("button", name=f"Account: {name}")).to_be_visible()
    token = provider.logout_token(sub=f"{name} there")
    assert post(
        f"{elsewhere.album_url}/function/accounts/openid/logout", data={"logout_token": token}, timeout=20
    ).ok
    elsewhere.page.reload()
    expect(elsewhere.page.get_by_role("heading", name="Sign in")).to_be_visible()
    here.page.reload()
    expect(here.page.get_by_role("heading", name="Account", exact=True)).to_be_visible()


def told(**values: object) -> Change:
    return lambda claims: {**claims, **values}


@pytest.mark.parametrize(
    ("lies", "words"),
    [
        (Lies(claims=told(nonce="of another")), "belongs to another sign-in"),
        (Lies(claims=told(aud="another-application")), "made for another application"),
        (Lies(reply=told(iss="https://evil.example")), "from another provider"),
        (Lies(reply=told(state="sign-in.made-up")), "begun elsewhere"),
        (Lies(user_info=told(sub="somebody-else")), "two different people"),
        (Lies(reply=lambda back: {**back, "code": None, "error": "access_denied"}), "access_denied"),
    ],
    ids=["nonce", "audience", "issuer", "state", "subject", "declined"],
)
def test_what_is_refused_is_told(
    new_screen: NewScreen, provider: StandInProvider, lies: Lies, words: str
) -> None:
    screen = new_screen()
    screen.open("/sign-in")
    provider.tell_of("mallory", email="mallory@home.example", email_verified=True)
    provider.lies = lies
    screen.page.get_by_role("button", name="Sign in with Example Login").click()
    consent(screen.page, "mallory")

    expect(screen.page.get_by_role("alert")).to_contain_text(words)
    expect(screen.page.get_by_role("heading", name="That sign-in did not work")).to_be_visible()
    screen.page.get_by_role("link", name="Back to the sign-in").click()
    expect(screen.page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_unverified_address_makes_no_account(new_screen: NewScreen) -> None:
    screen = new_screen(color_scheme="dark", width=390, height=844)
    sign_in_there(screen, "eve")

    expect(screen.page.get_by_role("alert")).to_contain_text("has not verified your e-mail")
    screen.settle()
    screen.look("refused-by-provider")
    assert screen.barriers() == []


def test_code_that_was_used_is_not_taken_again(new_screen: NewScreen) -> None:
    screen = new_screen()
    came_back: list[str] = []
    screen.page.on("framenavigated", lambda frame: came_back.append(frame.url))
    sign_in_there(screen, "grace")
    expect(screen.page.get_by_role("button", name="Account: grace")).to_be_visible()
    [used] = {url for url in came_back if re.search(r"/signed-in\?.*code=", url)}

    screen.page.goto(used)

    expect(screen.page.get_by_role("alert")).to_contain_text("was used already")


def test_passwords_work_while_the_provider_is_away(
    new_screen: NewScreen, tmp_path: Path, provider: StandInProvider
) -> None:
    screen = new_screen()
    screen.expects("503")
    provider.lies = Lies(metadata=told(issuer="https://somebody-else.example"))
    album = RunningAlbum(
        tmp_path, {"OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": CLIENT, "PICTURE_LABELS": "False"}
    ).start()
    screen.album_url = album.url
    try:
        name = screen.sign_up("zoe")
        screen.page.get_by_role("button", name=f"Account: {name}").click()
        screen.page.get_by_role("menuitem", name="Sign out").click()
        screen.page.get_by_role("button", name="Sign in with localhost").click()
        expect(screen.page.get_by_role("alert")).to_contain_text("provider does not answer")
        screen.page.get_by_label("User name").fill(name)
        screen.page.get_by_label("Password", exact=True).fill(PASSWORD)
        screen.page.get_by_role("button", name="Sign in", exact=True).click()
        expect(screen.page.get_by_role("button", name=f"Account: {name}")).to_be_visible()
    finally:
        album.stop()
