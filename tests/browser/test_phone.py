"""The album under a finger: no screen is wider than the phone, and what is pressed is large enough for it."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import NewScreen
from tests.browser.looks import PHONE
from tests.browser.made_photos import make_photos
from tests.browser.screen import Screen

SCREENS = {
    "/": "Photos",
    "/albums": "Albums",
    "/map": "No photos with a place yet",
    "/activity": "Activity",
    "/trash": "Trash",
    "/duplicates": "Duplicates",
    "/account": "Account",
    "/received": "Nothing is waiting",
    "/search?q=type%3Ajpeg": "",
    "/nowhere": "There is nothing at this address",
}
LEAST = 44


def look_at(screen: Screen, name: str, faults: list[str]) -> None:
    screen.settle()
    screen.look(f"touch-{name}")
    width = screen.page.evaluate("innerWidth")
    faults += [f"{name}: {width} pixels wide"] if width != PHONE["width"] else []
    faults += [f"{name}: {small}" for small in screen.page.evaluate(_TOO_SMALL, LEAST)]


def test_screens_fit_the_phone_and_the_finger(new_screen: NewScreen, tmp_path: Path) -> None:
    screen = new_screen(**PHONE, is_mobile=True)
    page = screen.page
    faults: list[str] = []
    screen.open("/sign-in")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    look_at(screen, "sign-in", faults)
    screen.sign_up("tom")
    album = screen.new_album("Fingers")
    screen.pick(*make_photos(tmp_path, 2, side=400))
    expect(page.locator("[data-testid=photo-card][data-status=ready]")).to_have_count(2, timeout=60_000)
    look_at(screen, "album", faults)
    page.get_by_role("button", name="Account").tap()
    expect(page.get_by_role("menuitem", name="Sign out")).to_be_visible()
    look_at(screen, "menu", faults)
    for path, heading in SCREENS.items():
        screen.open(path)
        expect(page.get_by_role("heading", name=heading).first).to_be_visible()
        look_at(screen, path.strip("/").split("?")[0] or "photos", faults)
    page.goto(album)
    screen.open_photo("made-0000.jpg")
    look_at(screen, "viewer", faults)

    assert faults == []


# What a finger hits around the middle of each thing that is pressed. Links within a sentence may be small.
_TOO_SMALL = """least => {
    const pressed = 'button, a[href], input:not([type=hidden], [hidden]), [role^=menuitem]';
    const faults = [];
    for (const one of document.querySelectorAll(pressed)) {
        const { left, top, width, height } = one.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        const isSeen = one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
            && document.elementFromPoint(x, y)?.closest(pressed) === one;
        if (!isSeen || one.closest('p')) continue;
        const isHit = (dx, dy) => {
            const hit = document.elementFromPoint(x + dx, y + dy);
            const isOutside = x + dx < 0 || y + dy < 0 || x + dx > innerWidth || y + dy > innerHeight;
            const isBelowMenu = hit?.closest("[role=menu]") && !one.closest("[role=menu]");
            return isOutside || isBelowMenu || one.contains(hit) || hit?.closest("label")?.control === one;
        };
        const half = least / 2 - 1;
        const missed = [[-half, 0], [half, 0], [0, -half], [0, half]].filter(([dx, dy]) => !isHit(dx, dy));
        if (missed.length > 0) {
            const name = one.getAttribute('aria-label') ?? one.textContent;
            faults.push(`${one.localName} "${name.slice(0, 40)}" ${width} x ${height}`);
        }
    }
    return faults;
}"""
