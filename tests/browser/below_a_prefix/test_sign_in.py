"""At https://localhost/photos: to a provider and back to the right page, and passkeys of that name."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from requests import post

from tests.browser.authenticator import INTERNAL, Device, add_passkey, sign_in_with_passkey, sign_out
from tests.browser.below_a_prefix.conftest import PREFIX, album_below_a_prefix
from tests.browser.conftest import NewScreen
from tests.browser.provider import consent, serving
from tests.house.provider import CLIENT, StandInProvider
from tests.journeys.nginx import Nginx


@pytest.fixture(scope="module")
def provider() -> Iterator[StandInProvider]:
    with serving() as provider:
        provider.tell_of("grace", preferred_username="grace")
        yield provider


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory, provider: StandInProvider) -> Iterator[Nginx]:
    environment = {
        "OIDC_ISSUER": provider.issuer,
        "OIDC_CLIENT_ID": CLIENT,
        "OIDC_CLIENT_SECRET": "a secret of this test",
        "OIDC_NAME": "Example Login",
        "OIDC_SIGN_UP": "True",
    }
    with album_below_a_prefix(tmp_path_factory.mktemp("prefix"), "localhost", environment) as front:
        yield front


@pytest.fixture
def album_url(front: Nginx) -> str:
    return f"{front.url.replace('127.0.0.1', 'localhost')}{PREFIX}"


def test_provider_leads_back_to_the_page_that_was_wanted(
    new_screen: NewScreen, front: Nginx, album_url: str, provider: StandInProvider
) -> None:
    screen = new_screen(ignore_https_errors=True)
    came_back: list[str] = []
    screen.page.on("framenavigated", lambda frame: came_back.append(frame.url))
    screen.open("/timeline")
    expect(screen.page.get_by_role("heading", name="Sign in")).to_be_visible()
    screen.page.get_by_role("button", name="Sign in with Example Login").click()
    consent(screen.page, "grace")

    expect(screen.page.get_by_role("button", name="Account: grace")).to_be_visible()
    expect(screen.page).to_have_url(f"{album_url}/function/recognition-web/timeline")
    assert any(url.startswith(f"{album_url}/function/recognition-web/signed-in?") for url in came_back)
    screen.open("/account")
    expect(screen.page.get_by_role("list", name="Sign-in with Example Login")).to_contain_text("grace")

    logout = f"{front.url}{PREFIX}/function/accounts/openid/logout"
    token = provider.logout_token(sub="grace")
    assert post(logout, data={"logout_token": token}, verify=str(front.certificate), timeout=20).ok
    screen.page.reload()
    expect(screen.page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_passkey_is_made_and_signs_in(new_screen: NewScreen) -> None:
    screen = new_screen(ignore_https_errors=True)
    name = screen.sign_up("pia")
    phone = Device(screen, INTERNAL)
    add_passkey(screen, "phone")
    assert [credential["rpId"] for credential in phone.credentials()] == ["localhost"]

    sign_out(screen, name)
    sign_in_with_passkey(screen)

    expect(screen.page.get_by_role("button", name=f"Account: {name}")).to_be_visible()
