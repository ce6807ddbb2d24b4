"""Chromium against the real album. Needs the built web client, Playwright and Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, StorageState, expect, sync_playwright

from tests.browser.screen import Screen
from tests.browser.victim import Victim
from tests.journeys.running_album import ROOT, RunningAlbum

LIGHT = "yolo-fastest-1.1-xl"
DIST = ROOT / "web-client" / "dist"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

NewScreen = Callable[..., Screen]
OpenAlbum = Callable[..., Screen]

WITHOUT_WORKER = {"service_workers": "block"}
"""For pages that get made-up pictures: Playwright answers in the server's place, not in the worker's."""


@dataclass(frozen=True)
class Someone:
    """A person whom tests share: an address may sign up only so often in a minute."""

    name: str
    browser: StorageState


@pytest.fixture(scope="session")
def own_album(
    tmp_path_factory: pytest.TempPathFactory, shared_weights: Path
) -> Iterator[RunningAlbum | None]:
    """The album of this test run; None where ALBUM_URL names one that runs already."""
    if "ALBUM_URL" in os.environ:
        yield None
        return
    if not (DIST / "index.html").is_file():
        missing("the web client is not built: npm run build, in web-client")
    environment = {"WEIGHTS_DIR": str(shared_weights), "PICTURE_LABELS": "False"}
    album = RunningAlbum(tmp_path_factory.mktemp("album"), environment, LIGHT).start()
    yield album
    album.stop()


@pytest.fixture(scope="session")
def album_url(own_album: RunningAlbum | None) -> str:
    return own_album.url if own_album else os.environ["ALBUM_URL"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = browser_program()
    if program is None:
        missing("Chromium is not installed")
    # On a machine that does much else, a page may take longer than the five seconds of Playwright.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_screen(chromium: Browser, album_url: str) -> Iterator[NewScreen]:
    """Opens a window of a person of its own."""
    screens: list[Screen] = []

    def open_screen(width: int = 1280, height: int = 860, **options: Any) -> Screen:
        usual = {"locale": "en-GB", "timezone_id": "UTC"}
        context = chromium.new_context(viewport={"width": width, "height": height}, **(usual | options))
        screens.append(Screen(context.new_page(), album_url))
        return screens[-1]

    yield open_screen
    for screen in screens:
        screen.page.context.close()


@pytest.fixture(autouse=True)
def quiet_consoles() -> Iterator[None]:
    """No window may complain in its console but of what its test has said that it expects."""
    Screen.opened.clear()
    yield
    assert [complaint for screen in Screen.opened for complaint in screen.complaints] == []


@pytest.fixture(scope="session")
def signed_in(chromium: Browser, album_url: str) -> StorageState:
    """The browser of one person whom tests share."""
    return _sign_up(chromium, album_url, "shared").browser


@pytest.fixture(scope="session")
def neighbour(chromium: Browser, album_url: str) -> Someone:
    """Another one."""
    return _sign_up(chromium, album_url, "neighbour")


@pytest.fixture
def open_album(new_screen: NewScreen, signed_in: StorageState) -> OpenAlbum:
    """A window on a new album of that name, of the person whom tests share."""

    def open_named(name: str, **options: Any) -> Screen:
        screen = new_screen(storage_state=signed_in, **options)
        screen.open("/albums")
        screen.new_album(name)
        return screen

    return open_named


def _sign_up(chromium: Browser, album_url: str, name: str) -> Someone:
    context = chromium.new_context()
    name = Screen(context.new_page(), album_url).sign_up(name)
    state = context.storage_state()
    context.close()
    return Someone(name, state)


@pytest.fixture
def victim(chromium: Browser, album_url: str) -> Iterator[Victim]:
    context = chromium.new_context()
    yield Victim(context, album_url)
    context.close()


def browser_program() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)
