"""The map: where photos were taken, by keys on a desktop and by touch on a phone."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewScreen
from tests.browser.looks import PHONE
from tests.browser.placed_photos import make_placed
from tests.browser.screen import Screen

DESKTOP = {"width": 1440, "height": 900}
LISBON, FIJI, TAVEUNI = (38.7223, -9.1393), (-17.8, 178.2), (-16.85, -179.97)
PLACES = {
    "tram": LISBON,
    "castle": (38.7139, -9.1335),
    "suva": FIJI,
    "taveuni": TAVEUNI,
    "fjord": (60.4, 5.3),
}


def test_by_keys_alone(new_screen: NewScreen, tmp_path: Path) -> None:
    screen = _with_places(new_screen(**DESKTOP), tmp_path)
    page = screen.page
    page.get_by_role("link", name="Map").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("5 photos in this section")).to_be_visible()
    expect(page.get_by_test_id("photo-card")).to_have_count(5)
    _is_free_of_barriers(screen, "map-desktop")
    page.get_by_role("application", name="Map").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("map-mark").first).to_be_focused()
    page.get_by_role("button", name=re.compile(r"^2 photos, 38\.7")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 photos in this section")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/map\?at=38\.7\d*%2C-9\.1\d*%2C1\d"))
    expect(page.get_by_test_id("map-mark")).to_have_count(2)
    expect(page.get_by_role("application", name="Map")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name=re.compile("tram|castle"))).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("application", name="Map").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="No photos in this section")).to_be_visible()
    page.keyboard.press("0")
    expect(page.get_by_text("5 photos in this section")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("5 photos in this section")).to_have_count(0)


def test_by_pointer_and_wheel_across_the_date_line(new_screen: NewScreen, tmp_path: Path) -> None:
    screen = _with_places(new_screen(**DESKTOP), tmp_path)
    page = screen.page
    screen.open("/map?at=-17.3,178.5,7")
    expect(page.get_by_text("2 photos in this section")).to_be_visible()
    box = page.get_by_test_id("map").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x + 200, y)
    page.mouse.down()
    page.mouse.move(x, y, steps=5)
    page.mouse.move(x - 250, y, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"at=-17\.\d+%2C-17\d"))
    expect(page.get_by_text("1 photo in this section")).to_be_visible()
    page.mouse.wheel(0, 600)
    expect(page.get_by_text("2 photos in this section")).to_be_visible()
    page.get_by_role("link", name="Open in search").click()
    expect(page.get_by_text("Section of the map")).to_be_visible()
    expect(page.get_by_test_id("photo-card")).to_have_count(2)
    page.keyboard.press("/")
    page.keyboard.type("suva")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("photo-card")).to_have_count(1)
    page.get_by_role("link", name="On the map").click()
    expect(page.get_by_text("1 photo in this section")).to_be_visible()
    expect(page.get_by_role("list", name="What is searched for").get_by_role("listitem")).to_have_count(2)


def test_by_touch_on_a_phone(new_screen: NewScreen, tmp_path: Path) -> None:
    screen = _with_places(new_screen(**PHONE, color_scheme="dark"), tmp_path)
    page = screen.page
    page.evaluate("localStorage.setItem('smart-album.language', 'de')")
    page.reload()
    page.get_by_role("link", name="Karte").tap()
    expect(page.get_by_text("5 Fotos in diesem Ausschnitt")).to_be_visible()
    _is_free_of_barriers(screen, "map-phone")
    _is_as_wide_as_the_phone(page)
    page.get_by_role("button", name=re.compile("^2 Fotos, 38,7")).tap()
    expect(page.get_by_text("2 Fotos in diesem Ausschnitt")).to_be_visible()
    expect(page.get_by_test_id("photo-card")).to_have_count(2)
    page.go_back()
    expect(page.get_by_text("5 Fotos in diesem Ausschnitt")).to_be_visible()


def test_without_a_place_it_says_how_photos_come(new_screen: NewScreen) -> None:
    screen = new_screen(**PHONE)
    screen.sign_up("nora")
    screen.open("/map")
    expect(screen.page.get_by_role("heading", name="No photos with a place yet")).to_be_visible()
    _is_free_of_barriers(screen, "map-empty")


def test_nobody_else_is_asked_for_a_map(new_screen: NewScreen) -> None:
    screen = new_screen(**DESKTOP)
    screen.sign_up("nils")
    asked: list[str] = []
    screen.page.on("request", lambda request: asked.append(request.url))
    for zoom in (0, 3, 5, 7, 11):
        screen.open(f"/map?at=38.7,-9.1,{zoom}")
        expect(screen.page.get_by_test_id("map")).to_be_visible()
        screen.page.wait_for_load_state("networkidle")
    assert any("coasts-10m" in url for url in asked)
    assert any("names-2" in url for url in asked)
    assert [url for url in asked if not url.startswith((screen.album_url, "data:", "blob:"))] == []


def _with_places(screen: Screen, folder: Path) -> Screen:
    page = screen.page
    screen.sign_up("mia")
    screen.new_album("Far away")
    screen.pick(*make_placed(folder, PLACES))
    expect(page.get_by_test_id("photo-card")).to_have_count(len(PLACES))
    expect(page.locator("[data-testid=photo-card][data-status=processing]")).to_have_count(0, timeout=60_000)
    return screen


def _is_free_of_barriers(screen: Screen, name: str) -> None:
    screen.settle()
    screen.look(name)
    assert screen.barriers() == []


def _is_as_wide_as_the_phone(page: Page) -> None:
    assert page.evaluate("window.innerWidth") == PHONE["width"]
