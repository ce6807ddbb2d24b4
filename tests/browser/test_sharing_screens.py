"""The screens of sharing, light and dark, on a desktop and on a phone: no barrier, and a picture of each."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import StorageState, expect

from tests.browser.conftest import NewScreen, Someone
from tests.browser.looks import LOOKS, See
from tests.browser.screen import Screen


@pytest.mark.parametrize(("look", "options"), LOOKS)
def test_screens_of_sharing_are_free_of_barriers(
    *,
    new_screen: NewScreen,
    signed_in: StorageState,
    neighbour: Someone,
    shared_photos: Path,
    look: str,
    options: dict[str, object],
) -> None:
    found: dict[str, list[str]] = {}

    def seen_on(screen: Screen) -> See:
        def see(name: str) -> None:
            screen.settle()
            screen.look(f"{look}-{name}")
            found[name] = [*screen.barriers(), *screen.overhang()]

        return see

    owner = new_screen(storage_state=signed_in, **options)
    owner.open("/albums")
    owner.new_album(f"Given away, {look}")
    owner.pick(*(path for path in sorted(shared_photos.iterdir()) if path.suffix == ".jpg"))
    expect(owner.page.locator("[data-testid=photo-card][data-status=ready]")).not_to_have_count(0)
    expect(owner.page.locator("[data-testid=photo-card][data-status=processing]")).to_have_count(0)
    owner.page.get_by_role("button", name="Close the list of uploads").click()
    link = _see_dialog(owner, neighbour.name, seen_on(owner))
    guest = new_screen(**options)
    guest.page.goto(link)
    _see_as_guest(guest, seen_on(guest))
    other = new_screen(storage_state=neighbour.browser, **options)
    other.open("/albums")
    card = other.page.get_by_test_id("shared-album-card").filter(has_text=look)
    card.scroll_into_view_if_needed()
    expect(card.locator("img")).not_to_have_js_property("naturalWidth", 0)
    seen_on(other)("albums-shared-with-me")
    card.click()
    expect(other.page.get_by_role("button", name="Add photos")).to_be_visible()
    expect(other.page.get_by_test_id("photo-card")).not_to_have_count(0)
    seen_on(other)("album-shared-with-me")
    owner.page.get_by_role("button", name="End sharing: Link").click()
    expect(guest.page.get_by_role("heading", name="No longer shared")).to_be_visible()
    seen_on(guest)("link-ended")
    assert {name: barriers for name, barriers in found.items() if barriers} == {}


def _see_dialog(owner: Screen, name: str, see: See) -> str:
    """Of the album that is open; it stays open. Gives a link with all that one can have."""
    owner.page.get_by_role("button", name="Actions for Given away").click()
    owner.page.get_by_role("menuitem", name="Share").click()
    dialog = owner.page.get_by_role("dialog")
    expect(dialog.get_by_text("Nothing is shared yet.")).to_be_visible()
    see("share-nothing-yet")
    dialog.get_by_label("Password (optional)").fill("open sesame")
    dialog.get_by_label("Ends").select_option("On a date…")
    dialog.get_by_role("button", name="Create link").click()
    expect(dialog.get_by_text("Choose a day from today on.")).to_be_visible()
    see("share-link-mistake")
    dialog.get_by_label("Last day").fill("9998-12-31")
    dialog.get_by_role("checkbox", name="Originals too").check()
    dialog.get_by_role("button", name="Create link").click()
    link = dialog.get_by_role("textbox", name="Link").input_value()
    see("share-link-made")
    dialog.get_by_role("button", name="Back").click()
    dialog.get_by_role("radio", name="With a person").check()
    dialog.get_by_label("User name").fill(name)
    dialog.get_by_role("checkbox", name="May add photos").check()
    dialog.get_by_role("button", name="Share", exact=True).click()
    expect(dialog.get_by_test_id("share")).to_have_count(2)
    dialog.get_by_label("User name").fill(name)
    dialog.get_by_role("button", name="Share", exact=True).click()
    expect(dialog.get_by_text("already.")).to_be_visible()
    see("share-person-mistake")
    dialog.get_by_test_id("share").last.scroll_into_view_if_needed()
    see("share-list")
    return link


def _see_as_guest(guest: Screen, see: See) -> None:
    page = guest.page
    expect(page.get_by_role("heading", name="This album has a password")).to_be_visible()
    see("link-password")
    page.get_by_label("Password", exact=True).fill("open sesame")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name=re.compile("^bus.jpg"))).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("^zidane.jpg"))).to_be_visible()
    see("link-album")
    page.get_by_role("link", name=re.compile("^bus.jpg")).click()
    expect(page.get_by_test_id("original")).to_have_attribute("data-state", "shown")
    page.get_by_role("button", name="Show recognised objects").click()
    page.get_by_role("button", name="Information").click()
    expect(page.get_by_test_id("photo-panel")).to_be_visible()
    see("link-viewer")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
