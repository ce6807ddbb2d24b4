"""Every screen in German, whose words are longer: no barrier, nothing cut off or wider than the screen."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewScreen
from tests.browser.looks import PHONE
from tests.browser.screen import Screen

LOOKS = [
    pytest.param("desktop-dark", {"width": 1440, "height": 900, "color_scheme": "dark"}, id="desktop-dark"),
    pytest.param("phone-light", {"color_scheme": "light", **PHONE}, id="phone-light"),
]
ONE_BY_ONE = (
    ("photos", "/", "Fotos"),
    ("albums", "/albums", "Alben"),
    ("search", "/search?q=tag%3Aperson", "Suche"),
    ("map", "/map", "Karte"),
    ("activity", "/activity", "Vorgänge"),
    ("trash", "/trash", "Papierkorb"),
    ("duplicates", "/duplicates", "Duplikate"),
    ("account", "/account", "Konto"),
    ("not-found", "/nowhere", None),
)


@pytest.mark.parametrize(("look", "options"), LOOKS)
def test_screens_in_german(
    new_screen: NewScreen, shared_photos: Path, look: str, options: dict[str, Any]
) -> None:
    english = new_screen(**options)
    english.sign_up("grete")
    album = english.new_album("Madrid und anderswo")
    english.pick(*(path for path in sorted(shared_photos.iterdir()) if path.suffix == ".jpg"))
    english.wait_for_tags("bus.jpg")
    english.open_photo("bus.jpg")
    photo = english.page.url
    state = english.page.context.storage_state()
    screen = new_screen(locale="de-DE", storage_state=state, **options)
    found: dict[str, list[str]] = {}

    def see(name: str) -> None:
        screen.settle()
        screen.look(f"german-{look}-{name}")
        found[name] = [*screen.barriers(), *screen.overhang(), *_cut_off(screen)]

    for name, path, title in ONE_BY_ONE:
        screen.open(path)
        expect(screen.page.get_by_role("heading", name=title, level=1)).to_be_visible()
        expect(screen.page.locator("[aria-busy=true]")).to_have_count(0)
        see(name)
    screen.page.goto(album)
    expect(screen.page.get_by_test_id("photo-card").first).to_be_visible()
    see("album")
    screen.page.goto(photo)
    expect(screen.page.get_by_test_id("original")).to_have_attribute("data-state", "shown")
    expect(screen.page.get_by_role("img", name="bus.jpg: Person, Bus")).to_be_visible()
    see("viewer")
    screen.page.get_by_role("button", name="Informationen").click()
    expect(screen.page.get_by_test_id("photo-panel")).to_be_visible()
    see("viewer-facts")
    stranger = new_screen(locale="de-DE", **options)
    stranger.open("/sign-in")
    expect(stranger.page.get_by_role("heading", name="Anmelden")).to_be_visible()
    assert {name: faults for name, faults in found.items() if faults} == {}


def _cut_off(screen: Screen) -> list[str]:
    """Buttons and links whose words do not find room, but for those that say so with an ellipsis."""
    cut: list[str] = screen.page.evaluate(_CUT_OFF)
    return [f"cut off: {words}" for words in cut]


_CUT_OFF = """() => [...document.querySelectorAll('button, a, h1, h2, label')].filter((element) => {
    const style = getComputedStyle(element);
    const hides = style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis';
    return hides && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
}).map((element) => element.textContent)"""
