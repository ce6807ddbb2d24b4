"""From the sign-up to the original and back, as a person does it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewScreen


def test_dropped_photo_gets_thumbnail_tags_and_date(new_screen: NewScreen, shared_photos: Path) -> None:
    screen = new_screen()
    screen.open()
    expect(screen.page.get_by_role("heading", name="Sign in")).to_be_visible()
    screen.look("sign-in")
    screen.sign_up("ada")
    screen.look("albums-empty")
    screen.new_album("Madrid")
    screen.look("album-empty")
    screen.drop(shared_photos / "bus.jpg")
    card = screen.card("bus.jpg")
    expect(card.get_by_role("list", name="Tags")).to_have_text("personbus", timeout=20_000)
    thumbnail = card.get_by_role("img", name="bus.jpg: person, bus")
    expect(thumbnail).to_have_js_property("naturalWidth", 200)
    expect(card.locator("time")).to_have_text("Uploaded " + _today(screen.page))
    screen.look("album-first-photo")


def test_click_shows_original_and_albums_leads_back(new_screen: NewScreen, shared_photos: Path) -> None:
    screen = new_screen()
    screen.sign_up("grace")
    address = screen.new_album("Sports")
    screen.pick(shared_photos / "zidane.jpg", shared_photos / "bus.jpg")
    card = screen.card("zidane.jpg")
    expect(card.get_by_role("list", name="Tags")).to_have_text("person", timeout=20_000)
    card.get_by_role("link").click()
    original = screen.page.get_by_test_id("original")
    expect(original).to_have_attribute("data-state", "shown")
    expect(original).to_have_js_property("naturalWidth", 1280)
    screen.look("viewer")
    screen.page.keyboard.press("Escape")
    expect(screen.page.get_by_role("dialog")).to_have_count(0)
    assert screen.page.url == address
    expect(card.get_by_role("link")).to_be_focused()
    screen.page.get_by_role("navigation").get_by_role("link", name="Albums").click()
    album = screen.page.get_by_test_id("album-card")
    expect(album).to_contain_text("2 photos")
    expect(album.locator("img")).to_have_js_property("naturalWidth", 200)
    screen.look("albums")


def _today(page: Page) -> str:
    text: str = page.evaluate("new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(Date.now())")
    return text
