"""What others add waits for an album's owner who asks for that: here nothing judges it, so all of it does."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import StorageState, expect

from tests.browser.conftest import NewScreen, OpenAlbum, Someone
from tests.browser.looks import LOOKS
from tests.browser.screen import Screen
from tests.browser.sharing import make_link, open_sharing, see_picture, share_with

WAITS = "Waits for the album’s owner"


@pytest.fixture
def owner(open_album: OpenAlbum, neighbour: Someone, shared_photos: Path) -> Screen:
    """At an album with a photo, to which the neighbour may add others, which are looked at first."""
    screen = open_album("Madrid")
    screen.pick(shared_photos / "bus.jpg")
    screen.wait_for_tags("bus.jpg")
    screen.page.get_by_role("button", name="Close the list of uploads").click()
    share_with(screen, neighbour.name, add=True)
    dialog = open_sharing(screen.page)
    dialog.get_by_role("checkbox", name="Look at what others add first").check()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    return screen


@pytest.fixture
def member(owner: Screen, new_screen: NewScreen, neighbour: Someone, shared_photos: Path) -> Screen:
    """The neighbour, who has added a photo."""
    screen = new_screen(storage_state=neighbour.browser)
    screen.page.goto(owner.page.url)
    expect(screen.page.get_by_text("has photos looked at before others see them")).to_be_visible()
    screen.pick(shared_photos / "zidane.jpg")
    expect(screen.card("zidane.jpg")).to_contain_text(WAITS)
    return screen


def test_what_waits_is_seen_by_all_once_its_owner_approves(
    owner: Screen, member: Screen, new_screen: NewScreen
) -> None:
    visitor = new_screen()
    visitor.page.goto(make_link(owner))
    expect(visitor.page.get_by_test_id("photo-card")).to_have_count(1)
    held = owner.page.get_by_test_id("held-photos")
    expect(held.get_by_role("heading", name="1 photo waits for you")).to_be_visible()
    expect(held).to_contain_text("It could not be judged.")
    held.get_by_role("button", name="Show").click()
    see_picture(held.get_by_role("img", name=re.compile("^Photo from neighbour")))

    held.get_by_role("button", name="Approve").click()

    expect(owner.page.get_by_text("1 photo was approved.")).to_be_visible()
    expect(held).to_have_count(0)
    expect(visitor.page.get_by_test_id("photo-card")).to_have_count(2)
    expect(member.card("zidane.jpg")).not_to_contain_text(WAITS)


def test_what_its_owner_removes_leaves_the_album_and_stays_with_whose_it_is(
    owner: Screen, member: Screen
) -> None:
    held = owner.page.get_by_test_id("held-photos")
    held.get_by_role("button", name="Remove").click()
    owner.page.get_by_role("alertdialog").get_by_role("button", name="Remove").click()

    expect(held).to_have_count(0)
    expect(owner.page.get_by_test_id("photo-card")).to_have_count(1)
    member.open("/")
    expect(member.link_of("zidane.jpg").first).to_be_visible()


def test_what_waits_has_no_barrier_in_any_look_or_language(
    owner: Screen, member: Screen, new_screen: NewScreen, signed_in: StorageState, neighbour: Someone
) -> None:
    address, found = owner.page.url, dict[str, list[str]]()
    for look, options in (param.values for param in LOOKS):
        for locale in ("en-GB", "de-DE"):
            for who, browser in (("owner", signed_in), ("member", neighbour.browser)):
                screen = new_screen(storage_state=browser, locale=locale, **options)
                screen.page.goto(address)
                cards = screen.page.get_by_test_id("photo-card")
                expect(cards).to_have_count(2)
                expect(cards.locator("p").first).to_be_visible()
                if who == "owner":
                    expect(screen.page.get_by_test_id("held-photo")).to_be_visible()
                screen.settle()
                screen.look(f"{look}-review-{who}-{locale}")
                found[f"{look} {who} {locale}"] = [*screen.barriers(), *screen.overhang()]
                screen.page.context.close()
    assert {name: barriers for name, barriers in found.items() if barriers} == {}
