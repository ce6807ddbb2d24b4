"""The trash: many things at once back out of it, or gone for good, by keys and by touch."""

from pathlib import Path

from playwright.sync_api import Locator, Page, StorageState, expect

from tests.browser.conftest import NewScreen
from tests.browser.looks import PHONE
from tests.browser.made_photos import make_photos
from tests.browser.screen import Screen

DESKTOP = {"width": 1440, "height": 900}


def test_many_come_back_together_by_keys_alone(new_screen: NewScreen, tmp_path: Path) -> None:
    screen = _with_trash(new_screen(**DESKTOP), tmp_path)
    page = screen.page
    expect(page.get_by_test_id("trashed")).to_have_count(4)
    first = page.get_by_role("checkbox", name="Select Old one")
    first.focus()
    page.keyboard.press("Space")
    many = page.get_by_test_id("many-trashed")
    expect(many).to_contain_text("1 selected")
    many.get_by_role("button", name="Select all").focus()
    page.keyboard.press("Enter")
    expect(many).to_contain_text("4 selected")
    _is_free_of_barriers(screen, "trash-many")
    many.get_by_role("button", name="Restore").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("4 items are back where they were.")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()
    page.get_by_role("link", name="Albums", exact=True).click()
    expect(page.get_by_test_id("album-card").filter(has_text="Old one")).to_be_visible()
    expect(page.get_by_test_id("album-card").filter(has_text="Kept")).to_contain_text("3 photos")


def test_some_go_for_good_after_a_question_on_a_phone_in_german(
    new_screen: NewScreen, tmp_path: Path
) -> None:
    english = _with_trash(new_screen(**DESKTOP), tmp_path)
    state: StorageState = english.page.context.storage_state()
    screen = new_screen(storage_state=state, locale="de-DE", **PHONE)
    page = screen.page
    screen.open("/trash")
    expect(page.get_by_role("heading", name="Papierkorb")).to_be_visible()
    for name in ("made-0000.jpg", "made-0001.jpg"):
        page.get_by_role("checkbox", name=f"{name} auswählen").tap()
    many = page.get_by_test_id("many-trashed")
    expect(many).to_contain_text("2 ausgewählt")
    _is_free_of_barriers(screen, "trash-many-phone")
    assert page.evaluate("window.innerWidth") == PHONE["width"]
    many.get_by_role("button", name="Endgültig löschen").tap()
    question = page.get_by_role("alertdialog", name="2 Einträge endgültig löschen?")
    _is_free_of_barriers(screen, "trash-question-phone")
    question.get_by_role("button", name="Endgültig löschen").tap()
    expect(page.get_by_text("2 Einträge sind endgültig weg.")).to_be_visible()
    expect(page.get_by_test_id("trashed")).to_have_count(2)
    page.reload()
    expect(page.get_by_test_id("trashed")).to_have_count(2)


def test_a_photo_whose_album_is_there_too_says_so_and_the_others_come_back(
    new_screen: NewScreen, tmp_path: Path
) -> None:
    screen = _with_trash(new_screen(**DESKTOP), tmp_path)
    page = screen.page
    page.get_by_role("link", name="Albums", exact=True).click()
    _delete_album(page, "Kept")
    screen.open("/trash")
    expect(page.get_by_test_id("trashed")).to_have_count(5)
    for name in ("made-0000.jpg", "Old one"):
        page.get_by_role("checkbox", name=f"Select {name}").check()
    page.get_by_test_id("many-trashed").get_by_role("button", name="Restore").click()
    expect(
        page.get_by_text("1 item is back where it was. It failed for 1: The album is in the trash too.")
    ).to_be_visible()
    expect(page.get_by_role("checkbox", name="Select made-0000.jpg")).to_be_checked()
    expect(page.get_by_test_id("trashed")).to_have_count(4)


def _with_trash(screen: Screen, folder: Path) -> Screen:
    """At the trash of a new person, which has an album and three photos of another."""
    page = screen.page
    screen.sign_up("mia")
    screen.new_album("Old one")
    page.get_by_role("link", name="Albums", exact=True).click()
    _delete_album(page, "Old one")
    screen.new_album("Kept")
    screen.pick(*make_photos(folder, 3))
    expect(page.locator("[data-testid=photo-card][data-status=ready]")).to_have_count(3, timeout=60_000)
    page.get_by_role("button", name="Close the list of uploads").click()
    cards: Locator = page.get_by_test_id("photo-card")
    for card in cards.all():
        card.get_by_role("checkbox").check()
    page.get_by_test_id("selection-bar").get_by_role("button", name="Delete").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(cards).to_have_count(0)
    screen.open("/trash")
    expect(page.get_by_role("heading", name="Trash")).to_be_visible()
    return screen


def _delete_album(page: Page, name: str) -> None:
    page.get_by_test_id("album-card").filter(has_text=name).hover()
    page.get_by_role("button", name=f"Actions for {name}").click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_test_id("album-card").filter(has_text=name)).to_have_count(0)


def _is_free_of_barriers(screen: Screen, name: str) -> None:
    screen.settle()
    screen.look(name)
    assert screen.barriers() == []
