"""From the sign-up to the original and back, as a person does it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewScreen, OpenAlbum


def test_dropped_photo_gets_thumbnail_tags_and_date(new_screen: NewScreen, shared_photos: Path) -> None:
    screen = new_screen()
    screen.open()
    expect(screen.page.get_by_role("heading", name="Sign in")).to_be_visible()
    screen.sign_up("ada")
    screen.new_album("Madrid")
    screen.drop(shared_photos / "bus.jpg")
    card = screen.card("bus.jpg")
    screen.wait_for_tags("bus.jpg", "person, bus")
    thumbnail = card.get_by_role("img", name="bus.jpg: person, bus")
    expect(thumbnail).not_to_have_js_property("naturalWidth", 0)
    screen.page.get_by_role("button", name="Sort: Date taken").click()
    screen.page.get_by_role("menuitemradio", name="Newest upload").click()
    expect(card.get_by_role("list", name="Tags")).to_have_text("personbus")
    expect(card.locator("time")).to_have_text("Uploaded " + _today(screen.page))


def test_click_shows_original_and_albums_leads_back(open_album: OpenAlbum, shared_photos: Path) -> None:
    screen = open_album("Sports")
    address = screen.page.url
    screen.pick(shared_photos / "zidane.jpg", shared_photos / "bus.jpg")
    screen.wait_for_tags("zidane.jpg", ".*person.*")
    screen.link_of("zidane.jpg").click()
    original = screen.page.get_by_test_id("original")
    expect(original).to_have_attribute("data-state", "shown")
    expect(original).to_have_js_property("naturalWidth", 1280)
    screen.page.keyboard.press("Escape")
    expect(screen.page.get_by_role("dialog")).to_have_count(0)
    assert screen.page.url == address
    expect(screen.link_of("zidane.jpg")).to_be_focused()
    screen.page.get_by_role("navigation").get_by_role("link", name="Albums").click()
    album = screen.page.get_by_test_id("album-card").filter(has_text="Sports")
    expect(album).to_contain_text("2 photos")
    expect(album.locator("img")).not_to_have_js_property("naturalWidth", 0)


def test_every_place_survives_a_reload(open_album: OpenAlbum, shared_photos: Path) -> None:
    screen = open_album("Streets")
    screen.pick(shared_photos / "bus.jpg")
    screen.wait_for_tags("bus.jpg")
    screen.page.get_by_role("button", name="person (1 photo)").click()
    screen.page.reload()
    expect(screen.page.get_by_role("button", name="person (1 photo)")).to_have_attribute(
        "aria-pressed", "true"
    )
    screen.link_of("bus.jpg").click()
    expect(screen.page.get_by_role("dialog", name="bus.jpg")).to_be_visible()
    screen.page.reload()
    expect(screen.page.get_by_role("dialog", name="bus.jpg")).to_be_visible()
    screen.page.go_back()
    expect(screen.page.get_by_role("dialog")).to_have_count(0)


def test_a_link_to_a_photo_leads_there_after_the_sign_in(new_screen: NewScreen, shared_photos: Path) -> None:
    first = new_screen()
    name = first.sign_up("mae")
    first.new_album("Streets")
    first.pick(shared_photos / "bus.jpg")
    first.link_of("bus.jpg").click(timeout=20_000)
    expect(first.page.get_by_role("dialog", name="bus.jpg")).to_be_visible()
    other = new_screen()
    other.page.goto(first.page.url)
    other.sign_in(name)
    expect(other.page.get_by_role("dialog", name="bus.jpg")).to_be_visible()


def test_what_one_window_uploads_the_other_shows(new_screen: NewScreen, shared_photos: Path) -> None:
    first = new_screen()
    name = first.sign_up("nia")
    address = first.new_album("Streets")
    other = new_screen()
    other.page.goto(address)
    other.sign_in(name)
    expect(other.page.get_by_role("heading", name="Drop photos here")).to_be_visible()
    first.pick(shared_photos / "bus.jpg")
    first.wait_for_tags("bus.jpg")
    other.wait_for_tags("bus.jpg")
    other.page.get_by_role("link", name="Albums", exact=True).click()
    expect(other.page.get_by_test_id("album-card")).to_contain_text("1 photo")


def _today(page: Page) -> str:
    text: str = page.evaluate("new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(Date.now())")
    return text
