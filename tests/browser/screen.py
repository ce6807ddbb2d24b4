"""A browser window on the album: what a person does in it, and what can be seen."""

import os
import re
import secrets
from base64 import b64encode
from mimetypes import guess_type
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from tests.journeys.running_album import ROOT

RESULTS = Path(os.environ.get("TEST_RESULTS", ROOT / "test-results"))
AXE = ROOT / "web-client" / "node_modules" / "axe-core" / "axe.min.js"
PASSWORD = "correct horse"
NO_NETWORK = "net::ERR_"
"""What Chromium complains of for every request that finds no network; the page says it in its own words."""
NO_WORKER = "Service Worker registration blocked by Playwright"


class Screen:
    """``opened`` are all of the current test, each of which is to have nothing to complain of at its end."""

    opened: ClassVar[list["Screen"]] = []

    def __init__(self, page: Page, album_url: str) -> None:
        self.page = page
        self.album_url = album_url
        self.complaints: list[str] = []
        self._expected = [NO_WORKER]
        Screen.opened.append(self)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def expects(self, *words: str) -> None:
        """Of the console: complaints with these words are meant to come."""
        self._expected += words

    def open(self, path: str = "") -> None:
        self.page.goto(f"{self.album_url}/function/recognition-web{path}")

    def sign_up(self, name: str) -> str:
        """A new account, its name made unique, so that a running album can be tested again and again."""
        name = f"{name}-{secrets.token_hex(3)}"
        self.open("/sign-up")
        self.page.get_by_label("User name").fill(name)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Create account").click()
        expect(self.page.get_by_role("heading", name="Photos", level=1)).to_be_visible()
        self.page.get_by_role("link", name="Albums", exact=True).click()
        expect(self.page.get_by_role("heading", name="Albums", level=1)).to_be_visible()
        return name

    def sign_in(self, name: str) -> None:
        """On the page that asks for it."""
        self.page.get_by_label("User name").fill(name)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).click()

    def new_album(self, name: str) -> str:
        """Makes an album from the list of albums; its address."""
        self.page.get_by_role("button", name=re.compile("New album|Create your first album")).click()
        self.page.get_by_label("Album name").fill(name)
        self.page.get_by_role("button", name="Create album").click()
        expect(self.page.get_by_role("heading", name=name, level=1)).to_be_visible()
        return self.page.url

    def pick(self, *files: Path) -> None:
        self.page.get_by_test_id("file-input").set_input_files(list(files))

    def drop(self, *files: Path) -> None:
        """Drops files as a file manager does, by way of the page's own DataTransfer."""
        held = [
            {
                "name": file.name,
                "type": guess_type(file.name)[0] or "",
                "data": b64encode(file.read_bytes()).decode(),
            }
            for file in files
        ]
        given = self.page.evaluate_handle(_HELD_FILES, held)
        for event in ("dragenter", "dragover", "drop"):
            self.page.dispatch_event("body", event, {"dataTransfer": given})

    def link_of(self, file_name: str) -> Locator:
        return self.page.get_by_role("link", name=re.compile(f"^{re.escape(file_name)}"))

    def open_photo(self, file_name: str) -> None:
        self.link_of(file_name).click()
        expect(self.page.get_by_role("dialog", name=file_name)).to_be_visible()

    def card(self, file_name: str) -> Locator:
        return self.page.get_by_test_id("photo-card").filter(has=self.link_of(file_name))

    def wait_for_tags(self, file_name: str, tags: str = ".+") -> None:
        """They are part of how its link is called."""
        name = re.compile(f"^{re.escape(file_name)}: {tags}$")
        expect(self.page.get_by_role("link", name=name)).to_be_visible(timeout=20_000)

    def settle(self) -> None:
        """Until nothing fades or slides any more: what is half transparent has no contrast to measure."""
        self.page.evaluate(_ANIMATIONS_ENDED)

    def look(self, name: str) -> None:
        """Keeps a picture of the window in test-results/."""
        RESULTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=RESULTS / f"{name}.png")

    def barriers(self) -> list[str]:
        """What axe finds wrong with the page as it is now."""
        # Evaluated, not added as an element: the page's policy allows no script from elsewhere.
        self.page.evaluate(AXE.read_text() + "; undefined")
        found: list[dict[str, Any]] = self.page.evaluate("axe.run().then((result) => result.violations)")
        return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]

    def overhang(self) -> list[str]:
        """What makes a phone lay the page out wider than its screen is; scrollWidth does not tell."""
        size = self.page.viewport_size
        width = self.page.evaluate("window.innerWidth")
        return [] if size is None or width == size["width"] else [f"laid out {width} px wide"]

    def _hear(self, message: ConsoleMessage) -> None:
        is_meant = any(words in message.text for words in self._expected)
        if message.type in ("error", "warning") and not is_meant:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")


_ANIMATIONS_ENDED = """() => Promise.allSettled(
    document.getAnimations()
        .filter((one) => one.effect.getTiming().iterations !== Infinity)
        .map((one) => one.finished))
    .then(() => undefined)"""
_HELD_FILES = """(files) => {
    const held = new DataTransfer();
    for (const { name, type, data } of files) {
        const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
        held.items.add(new File([bytes], name, { type }));
    }
    return held;
}"""
