"""What a person does with an open photo: at a desk, by keys alone, and by touch on a phone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, StorageState, expect

from tests.browser.conftest import NewScreen, OpenAlbum
from tests.browser.looks import PHONE
from tests.browser.screen import Screen
from tests.browser.touch import Fingers

NAMES = "(links) => links.map((link) => link.querySelector('img').alt.split(':')[0])"
MIDDLE = (195.0, 420.0)
FRAME = "() => new DOMMatrix(getComputedStyle(document.querySelector('[data-testid=frame]')).transform).a"


def fill(screen: Screen, *photos: Path) -> None:
    screen.pick(*photos)
    cards = screen.page.locator("[data-testid=photo-card][data-status=ready]")
    expect(cards).to_have_count(len(photos), timeout=60_000)


def do(page: Page, action: str) -> None:
    page.get_by_test_id("viewer").get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name=action).click()


def bus_in_the_picture(page: Page) -> tuple[float, ...]:
    """Where the box of the bus is, as shares of the picture."""
    bus = page.get_by_test_id("boxes").get_by_role("listitem").filter(has_text="bus").bounding_box()
    frame = page.get_by_test_id("frame").bounding_box()
    assert bus is not None
    assert frame is not None
    return (
        (bus["x"] - frame["x"]) / frame["width"],
        (bus["y"] - frame["y"]) / frame["height"],
        bus["width"] / frame["width"],
        bus["height"] / frame["height"],
    )


def test_a_turned_photo_agrees_with_its_boxes_at_once_and_after(
    open_album: OpenAlbum, shared_photos: Path
) -> None:
    screen = open_album("Turned")
    page = screen.page
    fill(screen, shared_photos / "bus.jpg")
    screen.open_photo("bus.jpg")
    page.keyboard.press("b")
    left, top, width, height = bus_in_the_picture(page)
    turned = pytest.approx((1 - top - height, left, height, width), abs=0.01)

    page.keyboard.press("r")
    expect(page.get_by_test_id("frame")).to_have_attribute("style", re.compile(r"--ratio: 1\.3"))
    assert bus_in_the_picture(page) == turned
    expect(page.get_by_test_id("original")).to_have_attribute("style", re.compile(r"rotate\(90deg\)"))
    screen.look("viewer-turned")
    expect(page.get_by_test_id("original")).to_have_attribute("data-state", "shown")
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=photo-card][data-status=ready]")).to_have_count(1)
    page.reload()
    screen.open_photo("bus.jpg")
    expect(page.get_by_test_id("boxes")).to_be_visible()
    assert bus_in_the_picture(page) == turned
    page.keyboard.press("[")
    expect(page.get_by_test_id("original")).not_to_have_attribute("style", re.compile("rotate"))
    page.keyboard.press("b")


def test_a_photo_is_put_right_by_keys_alone(open_album: OpenAlbum, shared_photos: Path) -> None:
    screen = open_album("Put right")
    page = screen.page
    fill(screen, shared_photos / "gps_DSCN0010.jpg")
    screen.open_photo("gps_DSCN0010.jpg")
    page.keyboard.press("i")
    panel = page.get_by_test_id("photo-panel")
    panel.get_by_role("textbox", name="Title").focus()
    page.keyboard.type("Harbour")
    page.keyboard.press("Enter")
    panel.get_by_role("textbox", name="Caption").focus()
    page.keyboard.type("to be thrown away")
    page.keyboard.press("Escape")
    expect(panel.get_by_role("textbox", name="Caption")).to_have_value("")
    panel.get_by_role("button", name="4 stars").focus()
    page.keyboard.press("Enter")
    expect(panel.get_by_role("button", name="4 stars", pressed=True)).to_be_visible()

    panel.get_by_role("button", name="Correct date and time").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Date and time")
    dialog.get_by_label("Date and time", exact=True).fill("2019-05-03T14:30:00")
    dialog.get_by_label("Hours from UTC").fill("+02:00")
    screen.settle()
    screen.look("correct-date")
    assert screen.barriers() == []
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(panel).to_contain_text(re.compile("3 May 2019|May 3, 2019"))

    panel.get_by_role("button", name="Correct place").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Place")
    dialog.get_by_role("combobox", name="Town").fill("lissab")
    expect(dialog.get_by_role("option")).to_have_text([re.compile("Lisbon")])
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("Latitude")).to_have_value(re.compile(r"^38\.7"))
    screen.settle()
    screen.look("correct-place")
    assert screen.barriers() == []
    dialog.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")
    expect(panel).to_contain_text("Lisbon, Portugal")
    panel.get_by_role("button", name="Correct place").click()
    expect(dialog).to_contain_text("The file says: Arezzo")
    dialog.get_by_role("button", name="No place").click()
    expect(panel.get_by_role("button", name="Add a place")).to_be_visible()
    page.reload()
    expect(panel.get_by_role("textbox", name="Title")).to_have_value("Harbour")
    expect(panel.get_by_role("button", name="Add a place")).to_be_visible()
    screen.settle()
    assert screen.barriers() == []
    page.keyboard.press("i")


def test_a_slideshow_goes_on_by_itself_is_held_and_ended(open_album: OpenAlbum, shared_photos: Path) -> None:
    screen = open_album("Shown")
    page = screen.page
    page.evaluate("localStorage.setItem('smart-album.slideshow', '3')")
    fill(screen, shared_photos / "bus.jpg", shared_photos / "zidane.jpg")
    screen.open_photo("bus.jpg")
    do(page, "Slideshow")
    controls = page.get_by_test_id("slideshow")
    expect(controls.get_by_role("button", name="Pause")).to_be_focused()
    expect(page.get_by_role("dialog", name="zidane.jpg", include_hidden=True)).to_be_visible()
    page.keyboard.press("Space")
    expect(controls.get_by_role("button", name="Go on")).to_be_visible()
    screen.settle()
    assert screen.barriers() == []
    screen.look("slideshow")
    page.keyboard.press("Escape")
    expect(controls).to_have_count(0)
    expect(page.get_by_test_id("viewer")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("viewer")).to_have_count(0)


def test_a_photo_is_shared_and_moved_and_saved(open_album: OpenAlbum, shared_photos: Path) -> None:
    screen = open_album("Kept")
    page = screen.page
    fill(screen, shared_photos / "bus.jpg")
    screen.open_photo("bus.jpg")
    do(page, "Use as cover")
    expect(page.get_by_text("This photo shows the album now.")).to_be_visible()
    with page.expect_download() as saved:
        do(page, "Download as shown (JPEG)")
    assert saved.value.suggested_filename == "bus.jpg"
    do(page, "Share")
    page.get_by_role("dialog").get_by_label("New album").fill("For Eve")
    page.get_by_role("dialog").get_by_role("button", name="Share").click()
    expect(page.get_by_role("dialog", name="Share “For Eve”")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="bus.jpg")).to_be_visible()
    do(page, "Remove from album")
    expect(page.get_by_text("Removed from “Kept”.")).to_be_visible()
    expect(page.get_by_test_id("viewer")).to_have_count(0)


def test_swipes_pinches_and_taps_on_a_phone(
    new_screen: NewScreen, signed_in: StorageState, shared_photos: Path
) -> None:
    screen = new_screen(storage_state=signed_in, **PHONE)
    page = screen.page
    screen.open("/albums")
    screen.new_album("In the hand")
    fill(screen, shared_photos / "bus.jpg", shared_photos / "zidane.jpg")
    shown = page.get_by_test_id("photo-card").get_by_role("link").evaluate_all(NAMES)
    screen.open_photo(shown[0])
    assert page.evaluate("window.innerWidth") == PHONE["width"]
    screen.look("viewer-phone")
    fingers, (x, y) = Fingers(page), MIDDLE
    fingers.drag(((x + 120, y), (x - 120, y)))
    expect(page.get_by_role("dialog", name=shown[1])).to_be_visible()
    fingers.drag(((x - 120, y), (x + 120, y)))
    expect(page.get_by_role("dialog", name=shown[0])).to_be_visible()

    fingers.drag(((x, y - 20), (x, y - 120)), ((x, y + 20), (x, y + 120)))
    assert page.evaluate(FRAME) > 3
    fingers.drag(((x + 100, y), (x - 100, y)))
    expect(page.get_by_role("dialog", name=shown[0])).to_be_visible()
    fingers.tap(MIDDLE)
    fingers.tap(MIDDLE)
    page.wait_for_function(f"({FRAME})() === 1")
    fingers.tap(MIDDLE)
    fingers.tap(MIDDLE)
    page.wait_for_function(f"({FRAME})() > 2")
    fingers.tap(MIDDLE)
    fingers.tap(MIDDLE)
    page.wait_for_function(f"({FRAME})() === 1")

    page.get_by_role("button", name="Information").tap()
    expect(page.get_by_test_id("photo-panel")).to_be_visible()
    assert page.evaluate("window.innerWidth") == PHONE["width"]
    screen.look("viewer-phone-panel")
    page.get_by_role("button", name="Information").tap()
    page.get_by_role("button", name="More actions").tap()
    expect(page.get_by_role("menuitem", name="Correct place")).to_be_visible()
    screen.settle()
    screen.look("viewer-phone-menu")
    page.get_by_role("menuitem", name="Correct place").tap()
    expect(page.get_by_role("dialog", name="Place")).to_be_visible()
    expect(page.get_by_test_id("pick-map")).to_be_visible()
    screen.settle()
    screen.look("viewer-phone-place")
    assert page.evaluate("window.innerWidth") == PHONE["width"]
    page.get_by_role("button", name="Cancel").tap()
    fingers.drag(((x, y - 100), (x, y + 120)))
    expect(page.get_by_test_id("viewer")).to_have_count(0)
