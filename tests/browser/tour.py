"""``scripts/pictures FOLDER``: the README's pictures, taken of an album with the photos of this folder.

Needs Chromium, and the weights of the default network or of one that MODEL names.
"""

import os
import sys
import tempfile
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


def main(folder: Path) -> None:
    photos = sorted(path for path in folder.iterdir() if path.suffix == ".jpg")
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        environment = {name: os.environ[name] for name in ("WEIGHTS_DIR", "MODEL") if name in os.environ}
        album = RunningAlbum(Path(data) / "data", environment, os.environ.get("MODEL", "")).start()
        chromium = playwright.chromium.launch(executable_path=browser_program(), args=ARGUMENTS)
        try:
            _go_round(chromium, album.url, photos, Path(data))
        finally:
            chromium.close()
            album.stop()


def _go_round(chromium: Browser, url: str, photos: list[Path], folder: Path) -> None:
    screen = _screen(chromium, url, DESKTOP)
    page = screen.page
    screen.sign_up("ann")
    broken = folder / "half a file.jpg"
    broken.write_bytes(b"\xff\xd8\xff but no picture")
    _make_album(screen, "Cats and cups", photos[1:5])
    _to_albums(screen)
    _make_album(screen, "Far away", [*photos[5:], broken])
    page.get_by_role("button", name="Show all files").click()
    _keep(screen, "uploads")
    page.get_by_role("button", name="Close the list of uploads").click()
    _to_albums(screen)
    _make_album(screen, "Spring", photos)
    page.get_by_role("button", name="Close the list of uploads").click()
    _keep(screen, "album")
    _show_dialogs(screen, photos[0].name)
    _to_albums(screen)
    expect(page.get_by_test_id("album-card")).to_have_count(3)
    _keep(screen, "albums")
    phone = _screen(chromium, url, {**PHONE, "storage_state": page.context.storage_state()})
    phone.open("/albums")
    phone.page.get_by_test_id("album-card").filter(has_text="Spring").click()
    expect(phone.page.get_by_test_id("photo-card")).not_to_have_count(0)
    _keep(phone, "phone")


def _to_albums(screen: Screen) -> None:
    screen.page.get_by_role("link", name="Albums", exact=True).first.click()


def _make_album(screen: Screen, name: str, photos: list[Path]) -> None:
    screen.new_album(name)
    screen.pick(*photos)
    expect(screen.page.get_by_test_id("photo-card")).to_have_count(len(photos))
    expect(screen.page.locator("[data-testid=photo-card][data-status=processing]")).to_have_count(0)


def _show_dialogs(screen: Screen, file_name: str) -> None:
    page = screen.page
    screen.open_photo(file_name)
    page.get_by_role("button", name="Show recognised objects").click()
    page.keyboard.press("i")
    expect(page.get_by_test_id("place-map").locator("circle").first).to_be_visible()
    _keep(screen, "viewer")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="More actions").or_(
        page.get_by_role("button", name="Actions")
    ).first.click()
    page.get_by_role("menuitem", name="Share").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    _keep(screen, "share")
    page.keyboard.press("Escape")


def _keep(screen: Screen, name: str) -> None:
    screen.page.mouse.move(0, 0)
    screen.page.evaluate("scrollTo(0, 0)")
    screen.settle()
    screen.page.wait_for_load_state("networkidle")
    taken = PICTURES / f"{name}.png"
    screen.page.screenshot(path=taken)
    Image.open(taken).convert("RGB").save(taken.with_suffix(".webp"), quality=82, method=6)
    taken.unlink()


def _screen(chromium: Browser, url: str, options: dict[str, Any]) -> Screen:
    return Screen(chromium.new_context(locale="en-GB", timezone_id="UTC", **options).new_page(), url)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
