"""The page of duplicates: one is kept with all that the others had, or they are told apart."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import NewScreen
from tests.browser.looks import PHONE

DESKTOP = {"width": 1440, "height": 900}
PHONES = {**PHONE, "color_scheme": "dark"}


@pytest.mark.parametrize("options", [DESKTOP, PHONES], ids=["desktop", "phone-dark"])
def test_one_is_kept_and_others_are_told_apart(
    new_screen: NewScreen, shared_photos: Path, tmp_path: Path, options: dict[str, object]
) -> None:
    screen = new_screen(**options)
    page = screen.page
    screen.sign_up("dora")
    screen.new_album("Copies")
    originals = [shared_photos / "bus.jpg", shared_photos / "zidane.jpg"]
    screen.pick(*originals, *(_compressed(each, tmp_path) for each in originals))
    expect(page.locator("[data-testid=photo-card][data-status=ready]")).to_have_count(4, timeout=60_000)
    screen.open("/duplicates")
    groups = page.get_by_test_id("duplicates")
    expect(groups).to_have_count(2)
    screen.settle()
    screen.look(f"duplicates-{options['width']}")
    assert screen.barriers() == []
    assert page.evaluate("window.innerWidth") == options["width"]

    bus = groups.filter(has_text="bus.jpg")
    expect(bus.get_by_role("radio", name="Keep bus.jpg")).to_be_checked()
    bus.get_by_role("radio", name="Keep bus.jpg").focus()
    page.keyboard.press("ArrowDown")
    expect(bus.get_by_role("radio", name="Keep bus-small.jpg")).to_be_checked()
    page.keyboard.press("ArrowUp")
    bus.get_by_role("button", name="Keep the chosen one").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 photo that was there twice was deleted.")).to_be_visible()
    expect(groups).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(groups).to_have_count(2)

    groups.filter(has_text="zidane.jpg").get_by_role("button", name="Not duplicates").click()
    expect(page.get_by_text("They are not shown together again.")).to_be_visible()
    expect(groups).to_have_count(1)
    page.reload()
    expect(groups).to_have_count(1)


def _compressed(photo: Path, folder: Path) -> Path:
    small = folder / f"{photo.stem}-small.jpg"
    with Image.open(photo) as picture:
        picture.save(small, quality=40)
    return small
