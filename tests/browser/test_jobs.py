"""Jobs: what is done to all that a search finds, while nobody waits."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewScreen
from tests.browser.looks import PHONE
from tests.browser.made_photos import make_photos
from tests.browser.screen import Screen

DESKTOP = {"width": 1440, "height": 900}
WINDOWS = pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desktop", "phone"])
MANY = 12


@WINDOWS
def test_all_that_is_found_gets_tags_though_the_page_is_closed_and_loses_them_by_undo(
    new_screen: NewScreen, tmp_path: Path, options: dict[str, object]
) -> None:
    screen = _with_photos(new_screen(**options), tmp_path)
    page = screen.page
    _choose_all(screen).get_by_role("button", name="Add tags").click()
    dialog = page.get_by_role("dialog", name=f"Add tags to {MANY} photos")
    _is_free_of_barriers(screen, f"job-tags-{options['width']}")
    dialog.get_by_label("Tags").fill("autumn, harvest")
    with page.expect_response(lambda answer: answer.url.endswith("/photos/jobs")) as begun:
        page.keyboard.press("Enter")
    job = begun.value.json()
    page.close()

    again = new_screen(storage_state=screen.page.context.storage_state(), **options)
    again.open("/search?q=tag%3Aharvest")
    expect(again.page.get_by_text(f"{MANY} photos", exact=True).first).to_be_visible()
    undone = again.page.request.post(f"{again.album_url}/function/photos/jobs/{job['_id']}/undo")
    assert undone.status == 202
    again.page.reload()
    expect(again.page.get_by_text("Undo: 12 photos changed.").or_(_nothing(again.page)).first).to_be_visible()
    again.page.reload()
    expect(_nothing(again.page)).to_be_visible()


@WINDOWS
def test_all_that_is_found_is_deleted_and_comes_back_by_undo(
    new_screen: NewScreen, tmp_path: Path, options: dict[str, object]
) -> None:
    screen = _with_photos(new_screen(**options), tmp_path)
    page = screen.page
    _choose_all(screen).get_by_role("button", name="Delete").click()
    page.get_by_role("alertdialog", name=f"Delete {MANY} photos?").get_by_role(
        "button", name="Delete"
    ).click()
    expect(page.get_by_text(f"Delete: {MANY} photos changed.")).to_be_visible()
    expect(page.get_by_test_id("photo-card")).to_have_count(0)
    _is_free_of_barriers(screen, f"job-ended-{options['width']}")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_test_id("photo-card").first).to_be_visible()
    expect(page.get_by_text(f"Undo: {MANY} photos changed.")).to_be_visible()
    assert page.evaluate("window.innerWidth") == options["width"]


def test_all_that_is_found_goes_into_an_album_and_is_shared_by_keys_alone(
    new_screen: NewScreen, tmp_path: Path
) -> None:
    screen = _with_photos(new_screen(**DESKTOP), tmp_path)
    page = screen.page
    bar = _choose_all(screen)
    bar.get_by_role("button", name="Share").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=f"Share {MANY} photos in")
    dialog.get_by_label("New album").focus()
    page.keyboard.type("Handed on")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Who has access")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text(f"Add to album: {MANY} photos changed.")).to_be_visible()
    screen.open("/albums")
    expect(page.get_by_test_id("album-card").filter(has_text="Handed on")).to_contain_text(f"{MANY} photos")


def test_a_job_that_takes_its_time_tells_how_far_it_is_and_is_stopped(
    new_screen: NewScreen, tmp_path: Path
) -> None:
    screen = new_screen(**DESKTOP)
    page = screen.page
    screen.sign_up("rosa")
    running = {
        **{"_id": "a" * 24, "userName": "rosa", "createdAt": 1, "finishedAt": None, "state": "running"},
        **{"reason": None, "q": "", "taken": None, "albumId": None, "undoes": None, "undoneBy": None},
        **{"total": 4_000, "seen": 1_000, "changed": 1_000, "failed": 0},
        "action": {
            **{"favourite": None, "archived": True, "addTags": [], "removeTags": []},
            **{"addTo": None, "takeOutOf": None, "trash": False},
        },
    }
    jobs = [running]
    page.route("**/function/photos/jobs?*", lambda route: route.fulfill(json=jobs))
    page.route("**/function/photos/jobs/*/stop", lambda route: route.fulfill(json=running))
    screen.open("/")
    tray = page.get_by_test_id("job")
    expect(tray).to_contain_text("1,000 of 4,000 photos")
    expect(tray.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "25")
    _is_free_of_barriers(screen, "job-running")
    with page.expect_request("**/stop"):
        tray.get_by_role("button", name="Stop").click()
    jobs[0] = {**running, "state": "stopped", "finishedAt": 2}
    expect(page.get_by_text("Archive: 1,000 photos changed.")).to_be_visible()
    expect(tray).to_have_count(0)


def _with_photos(screen: Screen, folder: Path) -> Screen:
    """At the search of a new person, which finds all of a dozen photos."""
    screen.sign_up("rosa")
    screen.new_album("Fields")
    screen.pick(*make_photos(folder, MANY))
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text(
        f"{MANY} photos uploaded", timeout=60_000
    )
    screen.page.get_by_role("button", name="Close the list of uploads").click()
    expect(screen.page.locator("[data-testid=photo-card][data-status=ready]").first).to_be_visible()
    screen.open("/search")
    expect(screen.page.get_by_test_id("photo-card").first).to_be_visible()
    return screen


def _choose_all(screen: Screen) -> Locator:
    page = screen.page
    page.get_by_role("checkbox", name=re.compile("^Select made")).first.check()
    bar = page.get_by_test_id("selection-bar")
    bar.get_by_role("button", name=f"Select all {MANY}").click()
    expect(bar).to_contain_text(f"{MANY} selected")
    return bar


def _nothing(page: Page) -> Locator:
    return page.get_by_role("heading", name="Nothing found")


def _is_free_of_barriers(screen: Screen, name: str) -> None:
    screen.settle()
    screen.look(name)
    assert screen.barriers() == []
