"""The pages for operators, and the way in by an invitation."""

import pytest
from playwright.sync_api import expect

from functions.onemachine.operating import appoint
from functions.onemachine.places import signing_key
from functions.shared.access.tokens import TokenSigner
from functions.shared.gateway import GatewayClient
from tests.browser.conftest import NewScreen
from tests.browser.looks import LOOKS
from tests.browser.screen import PASSWORD, Screen
from tests.journeys.running_album import RunningAlbum

PAGES = ("operator", "operator/people", "operator/audit")


@pytest.fixture
def album(own_album: RunningAlbum | None) -> RunningAlbum:
    if own_album is None:
        pytest.skip("the signing key of the album that ALBUM_URL names is not known here")
    return own_album


def make_operator(album: RunningAlbum, name: str) -> None:
    gateway = GatewayClient(album.url, TokenSigner(signing_key(album.data), "operator"))
    appoint.run(gateway, name, withdraw=False)


def operator(album: RunningAlbum, screen: Screen, name: str) -> str:
    """Signed up, with the role."""
    named = screen.sign_up(name)
    make_operator(album, named)
    return named


@pytest.mark.parametrize(("look", "options"), LOOKS)
def test_pages_are_free_of_barriers(
    album: RunningAlbum, new_screen: NewScreen, look: str, options: dict[str, object]
) -> None:
    screen = new_screen(**options)
    operator(album, screen, "olga")
    found = {}
    for page in PAGES:
        screen.open(f"/{page}")
        expect(screen.page.get_by_role("listitem").first).to_be_visible()
        screen.settle()
        screen.look(f"{look}-{page.replace('/', '-')}")
        found[page] = [*screen.barriers(), *screen.overhang()]

    assert {page: barriers for page, barriers in found.items() if barriers} == {}


def test_an_operator_invites_somebody_who_signs_up(album: RunningAlbum, new_screen: NewScreen) -> None:
    screen, guest = new_screen(), new_screen()
    name = operator(album, screen, "iris")
    screen.open("/operator/people")
    screen.page.get_by_role("button", name="Invite", exact=True).click()
    screen.page.get_by_label("For whom").fill("Grace")
    screen.page.get_by_role("button", name="Make the link").click()
    link = screen.page.get_by_role("textbox", name="Invitation").input_value()
    screen.settle()
    assert screen.barriers() == []
    guest.page.goto(link)
    expect(guest.page.get_by_text(f"{name} invites you")).to_be_visible()
    guest.settle()
    assert guest.barriers() == []
    guest.page.get_by_label("User name").fill(f"grace-{name}")
    guest.page.get_by_label("Password", exact=True).fill(PASSWORD)
    guest.page.get_by_role("button", name="Create account").click()
    expect(guest.page.get_by_role("button", name=f"Account: grace-{name}")).to_be_visible()
    screen.page.reload()
    expect(screen.page.get_by_role("list", name="Invitations")).to_contain_text(f"by grace-{name}")


def test_a_check_is_begun_and_told(album: RunningAlbum, new_screen: NewScreen) -> None:
    screen = new_screen()
    name = operator(album, screen, "max")
    screen.open("/operator")
    screen.page.get_by_role("button", name="Check", exact=True).click()
    tasks = screen.page.get_by_role("list", name="Checks and backups")
    expect(tasks.get_by_role("listitem").first).to_contain_text("Check: done")
    expect(tasks.get_by_role("listitem").first).to_contain_text(f"by {name}")
    expect(screen.page.get_by_role("button", name="Back up")).to_be_disabled()
