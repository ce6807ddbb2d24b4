"""Every screen, light and dark, on a desktop and on a phone: no barrier that axe finds, and a picture."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewScreen
from tests.browser.looks import LOOKS, See
from tests.browser.screen import Screen


@pytest.mark.parametrize(("look", "options"), LOOKS)
def test_screens_are_free_of_barriers(
    new_screen: NewScreen, shared_photos: Path, tmp_path: Path, look: str, options: dict[str, object]
) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff but no picture")
    photos = [path for path in sorted(shared_photos.iterdir()) if path.suffix in (".jpg", ".heic")]
    screen = new_screen(**options)
    found: dict[str, list[str]] = {}

    def see(name: str) -> None:
        screen.settle()
        screen.look(f"{look}-{name}")
        found[name] = [*screen.barriers(), *screen.overhang()]

    screen.open("/sign-in")
    expect(screen.page.get_by_role("heading", name="Sign in")).to_be_visible()
    see("sign-in")
    screen.open("/sign-up")
    screen.page.get_by_role("button", name="Create account").click()
    see("sign-up-mistakes")
    screen.sign_up("uma")
    see("albums-empty")
    screen.page.get_by_role("button", name="Create your first album").click()
    expect(screen.page.get_by_role("dialog")).to_be_visible()
    see("new-album")
    screen.page.keyboard.press("Escape")
    screen.new_album("Madrid and elsewhere")
    see("album-empty")
    screen.pick(*photos, broken)
    _wait_until_processed(screen, len(photos))
    see("album")
    _see_album(screen, see)
    _see_viewer(screen, see)
    screen.page.get_by_role("link", name="Activity").click()
    expect(screen.page.get_by_test_id("activity").filter(has_text="broken.jpg")).to_be_visible()
    see("activity")
    screen.page.get_by_role("link", name="Albums", exact=True).click()
    expect(screen.page.get_by_test_id("album-card")).to_contain_text("photos")
    see("albums")
    screen.page.get_by_role("link", name="Map").click()
    expect(screen.page.get_by_test_id("map-mark").first).to_be_visible()
    expect(screen.page.get_by_test_id("photo-card").first).to_be_visible()
    see("map")
    screen.open("/nowhere")
    expect(screen.page.get_by_role("heading", name="There is nothing at this address")).to_be_visible()
    see("not-found")
    assert {name: barriers for name, barriers in found.items() if barriers} == {}


def _see_album(screen: Screen, see: See) -> None:
    page = screen.page
    page.get_by_role("button", name="Close the list of uploads").click()
    page.get_by_role("button", name="Layout: Whole pictures").click()
    page.get_by_role("menuitemradio", name="Squares").click()
    expect(page.get_by_role("menu")).to_have_count(0)
    see("album-squares")
    page.get_by_role("link", name="bus.jpg").focus()
    page.keyboard.press("Space")
    expect(page.get_by_test_id("selection-bar")).to_be_visible()
    see("album-selection")
    page.get_by_test_id("selection-bar").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("alertdialog")).to_be_visible()
    see("delete-question")
    page.keyboard.press("Escape")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    page.get_by_role("button", name="Clear selection").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    see("shortcuts")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def _see_viewer(screen: Screen, see: See) -> None:
    page = screen.page
    screen.link_of("bus.jpg").click()
    expect(page.get_by_test_id("original")).to_have_attribute("data-state", "shown")
    see("viewer")
    page.get_by_role("button", name="Show recognised objects").click()
    page.get_by_role("button", name="Information").click()
    expect(page.get_by_test_id("photo-panel")).to_be_visible()
    see("viewer-with-objects")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def _wait_until_processed(screen: Screen, count: int) -> None:
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text(
        f"{count} photos uploaded, 1 failed", timeout=60_000
    )
    working = screen.page.locator("[data-testid=photo-card][data-status=processing]")
    expect(working).to_have_count(0, timeout=60_000)
