"""``scripts/icons``: the icons of the installed client, drawn by Chromium from its one drawing."""

from dataclasses import dataclass

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, browser_program
from tests.journeys.running_album import ROOT

PUBLIC = ROOT / "web-client" / "public"
GROUND = "#0b6b5d"


@dataclass(frozen=True)
class Icon:
    name: str
    side: int
    scale: float = 1
    """What the drawing has of the side."""
    is_full: bool = False
    """With its colour out to the edges, for systems that cut it themselves."""


ICONS = (
    Icon("icon-192.png", 192),
    Icon("icon-512.png", 512),
    # A mask leaves a circle of four fifths at least; the drawing's own corners are of its ground's colour.
    Icon("icon-maskable-192.png", 192, 0.92, is_full=True),
    Icon("icon-maskable-512.png", 512, 0.92, is_full=True),
    Icon("apple-touch-icon.png", 180, is_full=True),
)


def draw(page: Page, icon: Icon) -> None:
    page.set_viewport_size({"width": icon.side, "height": icon.side})
    drawing = (PUBLIC / "icon.svg").read_text().replace("<svg ", f'<svg width="{icon.side * icon.scale}" ', 1)
    ground = GROUND if icon.is_full else "transparent"
    style = f"margin:0;height:100vh;display:grid;place-items:center;background:{ground}"
    page.set_content(f'<body style="{style}">{drawing}')
    page.screenshot(path=PUBLIC / icon.name, omit_background=not icon.is_full)


def main() -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_program(), args=ARGUMENTS)
        page = chromium.new_page()
        for icon in ICONS:
            draw(page, icon)
        chromium.close()


if __name__ == "__main__":
    main()
