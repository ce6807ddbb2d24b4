"""Albums below others: made there, moved, renamed, and shared with what is below."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewScreen
from tests.browser.looks import PHONE
from tests.browser.screen import Screen

DESKTOP = {"width": 1440, "height": 900}
WINDOWS = pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desktop", "phone"])


@WINDOWS
def test_albums_are_made_moved_and_renamed_with_what_is_below(
    new_screen: NewScreen, options: dict[str, object]
) -> None:
    screen = new_screen(**options)
    page = screen.page
    screen.sign_up("lea")
    _make(screen, "Lisbon", "2019")
    _make(screen, "Best", "2019 / Lisbon")
    way = page.get_by_role("navigation", name="Where this is")
    expect(way).to_contain_text("2019")
    way.get_by_role("link", name="Lisbon").click()
    expect(page.get_by_test_id("album-card")).to_contain_text("Best")
    screen.open("/albums")
    page.get_by_test_id("folder-card").get_by_role("link").click()
    expect(page).to_have_url(re.compile("in=2019"))
    expect(page.get_by_test_id("album-card")).to_have_count(1)
    _is_free_of_barriers(screen, f"album-tree-{options['width']}")

    page.get_by_role("button", name="Actions for Lisbon").click()
    page.get_by_role("menuitem", name="Rename or move").click()
    page.get_by_label("Album name").fill("Lisboa")
    page.get_by_label("Within (optional)").fill("Trips / Portugal")
    _is_free_of_barriers(screen, f"album-tree-move-{options['width']}")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    screen.open("/albums?in=Trips&in=Portugal")
    page.get_by_test_id("album-card").filter(has_text="Lisboa").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Lisboa", level=1)).to_be_visible()
    page.get_by_role("list", name="Albums below").get_by_role("link", name="Best").click()
    expect(page.get_by_role("heading", name="Best", level=1)).to_be_visible()
    expect(way).to_contain_text(re.compile("Trips.*Portugal.*Lisboa"))
    assert page.evaluate("window.innerWidth") == options["width"]


def test_an_album_is_shared_with_what_is_below(new_screen: NewScreen) -> None:
    screen = new_screen(**DESKTOP)
    page = screen.page
    screen.sign_up("lea")
    _make(screen, "Best", "Lisbon")
    _make(screen, "Lisbon", "")
    page.get_by_role("button", name="Actions for Lisbon").click()
    page.get_by_role("menuitem", name="Share").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("checkbox", name=re.compile("The albums below, too")).check()
    dialog.get_by_role("button", name="Create link").click()
    link = dialog.get_by_role("textbox", name="Link").input_value()
    visitor = new_screen(**PHONE)
    visitor.page.goto(link)
    expect(visitor.page.get_by_role("heading", name="Lisbon", level=1)).to_be_visible()
    visitor.page.get_by_role("list", name="Albums below").get_by_role("link", name="Best").tap()
    expect(visitor.page.get_by_role("heading", name="Best", level=1)).to_be_visible()
    _is_free_of_barriers(visitor, "album-tree-guest")
    visitor.page.get_by_role("link", name="Back to what is shared").tap()
    expect(visitor.page.get_by_role("heading", name="Lisbon", level=1)).to_be_visible()


def _make(screen: Screen, name: str, within: str) -> None:
    """From the list of all albums; ends in the new one."""
    page = screen.page
    screen.open("/albums")
    page.get_by_role("button", name=re.compile("New album|Create your first album")).click()
    page.get_by_label("Album name").fill(name)
    page.get_by_label("Within (optional)").fill(within)
    page.get_by_role("button", name="Create album").click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def _is_free_of_barriers(screen: Screen, name: str) -> None:
    screen.settle()
    screen.look(name)
    assert screen.barriers() == []
