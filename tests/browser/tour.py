"""``scripts/pictures FOLDER``: the README's pictures, of a library whose albums are the folders in this one.

Needs Chromium, and the weights of the default network or of one that MODEL names.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.conftest import ARGUMENTS, browser_program
from tests.browser.screen import Screen
from tests.journeys.running_album import ROOT, RunningAlbum

PICTURES = ROOT / "docs" / "pictures"
DESKTOP = {"viewport": {"width": 1200, "height": 760}, "device_scale_factor": 1.5}
PHONE = {"viewport": {"width": 390, "height": 800}, "device_scale_factor": 2, "color_scheme": "dark"}
UPLOADS = "New ones"


def main(folder: Path) -> None:
    albums = {place.name: sorted(place.glob("*.jpg")) for place in sorted(folder.iterdir()) if place.is_dir()}
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        environment = {name: os.environ[name] for name in ("WEIGHTS_DIR", "MODEL") if name in os.environ}
        album = RunningAlbum(Path(data) / "data", environment, os.environ.get("MODEL", "")).start()
        chromium = playwright.chromium.launch(executable_path=browser_program(), args=ARGUMENTS)
        try:
            _go_round(chromium, album.url, albums, Path(data))
        finally:
            chromium.close()
            album.stop()


def _go_round(chromium: Browser, url: str, albums: Mapping[str, list[Path]], folder: Path) -> None:
    screen = _screen(chromium, url, DESKTOP)
    page = screen.page
    screen.sign_up("ann")
    for name, photos in albums.items():
        _to_albums(screen)
        _make_album(screen, name, photos)
        page.get_by_role("button", name="Close the list of uploads").click()
    largest = max(albums, key=lambda name: len(albums[name]))
    _keep_uploads(screen, albums[largest], folder)
    _to_albums(screen)
    expect(page.get_by_test_id("album-card")).to_have_count(len(albums) + 1)
    _delete_album(screen, UPLOADS)
    _keep(screen, "albums")
    _open_album(screen, largest)
    _share(screen)
    _view(screen)
    screen.open("/")
    expect(page.get_by_test_id("photo-card").first).to_be_visible()
    _keep(screen, "photos")
    _search_for(screen, "nature")
    _keep(screen, "search")
    screen.open("/map")
    expect(page.get_by_test_id("map-mark").first).to_be_visible()
    _keep(screen, "map")
    phone = _screen(chromium, url, {**PHONE, "storage_state": page.context.storage_state()})
    phone.open("/")
    expect(phone.page.get_by_test_id("photo-card").first).to_be_visible()
    _keep(phone, "phone")


def _keep_uploads(screen: Screen, photos: list[Path], folder: Path) -> None:
    """With some that are there already, and one that is no picture."""
    broken = folder / "half a file.jpg"
    broken.write_bytes(b"\xff\xd8\xff but no picture")
    _to_albums(screen)
    screen.new_album(UPLOADS)
    screen.pick(*photos, broken)
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text("1 failed")
    expect(screen.page.get_by_test_id("photo-card")).to_have_count(len(photos) + 1)
    _keep(screen, "uploads")
    screen.page.get_by_role("button", name="Close the list of uploads").click()


def _search_for(screen: Screen, query: str) -> None:
    page = screen.page
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search").fill(query)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("photo-card").first).to_be_visible()


def _to_albums(screen: Screen) -> None:
    screen.page.get_by_role("link", name="Albums", exact=True).first.click()


def _open_album(screen: Screen, name: str) -> None:
    screen.page.get_by_test_id("album-card").filter(has_text=name).get_by_role("link").first.click()
    expect(screen.page.get_by_test_id("photo-card").first).to_be_visible()


def _delete_album(screen: Screen, name: str) -> None:
    page = screen.page
    page.get_by_role("button", name=f"Actions for {name}").click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_test_id("album-card").filter(has_text=name)).to_have_count(0)
    page.get_by_label("Dismiss").click()


def _make_album(screen: Screen, name: str, photos: list[Path]) -> None:
    screen.new_album(name)
    screen.pick(*photos)
    expect(screen.page.get_by_test_id("photo-card")).to_have_count(len(photos))
    expect(screen.page.locator("[data-testid=photo-card][data-status=processing]")).to_have_count(0)


def _view(screen: Screen) -> None:
    """The first photo in which something was found, at a place that is known."""
    page = screen.page
    _search_for(screen, "has:place")
    for card in page.get_by_test_id("photo-card").all():
        card.get_by_role("link").first.click()
        expect(page.get_by_test_id("viewer")).to_be_visible()
        screen.settle()
        boxes = page.get_by_role("button", name="Show recognised objects")
        if boxes.is_visible():
            break
        page.keyboard.press("Escape")
    boxes.click()
    page.keyboard.press("i")
    expect(page.get_by_test_id("place-map").locator("circle").first).to_be_visible()
    _keep(screen, "viewer")


def _share(screen: Screen) -> None:
    page = screen.page
    page.get_by_role("button", name="More actions").or_(
        page.get_by_role("button", name="Actions")
    ).first.click()
    page.get_by_role("menuitem", name="Share").click()
    expect(page.get_by_role("radio", name="With a person")).to_be_visible()
    _keep(screen, "share")
    page.keyboard.press("Escape")


def _keep(screen: Screen, name: str) -> None:
    screen.page.mouse.move(0, 0)
    screen.page.evaluate("scrollTo(0, 0)")
    screen.page.wait_for_load_state("networkidle")
    screen.page.wait_for_function(_ALL_SHOWN)
    screen.settle()
    taken = PICTURES / f"{name}.png"
    screen.page.screenshot(path=taken)
    Image.open(taken).convert("RGB").save(taken.with_suffix(".webp"), quality=82, method=6)
    taken.unlink()


def _screen(chromium: Browser, url: str, options: dict[str, Any]) -> Screen:
    return Screen(chromium.new_context(locale="en-GB", timezone_id="UTC", **options).new_page(), url)


_ALL_SHOWN = """() => [...document.images].every(
    (one) => one.complete || one.getBoundingClientRect().top > innerHeight)"""

if __name__ == "__main__":
    main(Path(sys.argv[1]))
