"""The search, by keys on a desktop and by touch on a phone, over real photos that the album has labelled."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewScreen
from tests.browser.looks import PHONE
from tests.browser.screen import Screen

DESKTOP = {"width": 1440, "height": 900}


def test_by_keys_alone(new_screen: NewScreen, shared_photos: Path) -> None:
    screen = _with_photos(new_screen(**DESKTOP), shared_photos)
    page = screen.page
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("per")
    expect(page.get_by_role("option", name="person Tag 2")).to_be_visible()
    _is_free_of_barriers(screen, "search-suggestions")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{_base(screen)}/search?q=tag%3Aperson")
    expect(page.get_by_test_id("photo-card")).to_have_count(2)
    page.keyboard.press("/")
    page.keyboard.type("bus")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("photo-card")).to_have_count(1)
    expect(screen.link_of("bus.jpg")).to_be_visible()
    _is_free_of_barriers(screen, "search-found")
    page.go_back()
    expect(page.get_by_test_id("photo-card")).to_have_count(2)
    page.keyboard.press("/")
    page.keyboard.type("plcae:rome")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("at character 12. There is no plcae: to search by.")
    _is_free_of_barriers(screen, "search-unreadable")


def test_by_touch_on_a_phone(new_screen: NewScreen, shared_photos: Path) -> None:
    screen = _with_photos(new_screen(**PHONE), shared_photos)
    page = screen.page
    page.get_by_role("button", name="Open the search").tap()
    page.get_by_role("combobox", name="Search").fill("are")
    page.get_by_role("option", name="Arezzo Place 2").tap()
    expect(page.get_by_test_id("photo-card")).to_have_count(2)
    _is_as_wide_as_the_phone(page)
    page.get_by_role("button", name="Remove Arezzo").tap()
    expect(page).to_have_url(f"{_base(screen)}/search")
    page.get_by_role("button", name="Filter").tap()
    sheet = page.get_by_role("dialog", name="Filters")
    expect(sheet).to_be_visible()
    _is_free_of_barriers(screen, "search-filters-phone")
    sheet.get_by_role("button", name="bus (1 photo)").tap()
    expect(page).to_have_url(f"{_base(screen)}/search?q=tag%3Abus")
    sheet.get_by_role("button", name="Show 1 photo").tap()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("photo-card")).to_have_count(1)
    _is_free_of_barriers(screen, "search-found-phone")
    _is_as_wide_as_the_phone(page)


@pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_in_german_labels_are_called_and_found_so(
    new_screen: NewScreen, shared_photos: Path, options: dict[str, object]
) -> None:
    screen = _with_photos(new_screen(**options), shared_photos)
    page = screen.page
    page.evaluate("localStorage.setItem('smart-album.language', 'de')")
    screen.open("/search?q=omnibus")
    expect(page.get_by_role("img", name="bus.jpg: Person, Bus")).to_be_visible()
    expect(page.get_by_role("button", name="omnibus entfernen")).to_be_visible()


def _with_photos(screen: Screen, folder: Path) -> Screen:
    screen.sign_up("sara")
    screen.new_album("Journeys")
    photos = [path for path in sorted(folder.iterdir()) if path.suffix in (".jpg", ".heic")]
    screen.pick(*photos)
    ready = screen.page.locator("[data-testid=photo-card][data-status=ready]")
    expect(ready).to_have_count(len(photos), timeout=60_000)
    screen.page.get_by_role("button", name="Close the list of uploads").click()
    return screen


def _base(screen: Screen) -> str:
    return f"{screen.album_url}/function/recognition-web"


def _is_free_of_barriers(screen: Screen, name: str) -> None:
    screen.settle()
    screen.look(name)
    assert screen.barriers() == []


def _is_as_wide_as_the_phone(page: Page) -> None:
    assert page.evaluate("window.innerWidth") == PHONE["width"]
