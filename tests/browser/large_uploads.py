"""Uploads that are so large that they go on where they were cut off."""

from pathlib import Path

from playwright.sync_api import CDPSession, Request, expect

from tests.browser.network import set_network
from tests.browser.screen import Screen

SIDE = 3400
"""Of a photo of noise that is well over 8 MiB."""
SLOW = 2_000_000


def begin(screen: Screen, photo: Path, speed: int = SLOW, percent: int = 25) -> CDPSession:
    """Until a part of the photo is there, over a slow network."""
    network = screen.page.context.new_cdp_session(screen.page)
    set_network(network, upload=speed)
    screen.pick(photo)
    bar = screen.page.get_by_role("progressbar", name=f"Upload of {photo.name}")
    expect(bar).not_to_have_attribute("aria-valuenow", "0", timeout=60_000)
    screen.page.wait_for_function(_SENT, arg=percent, timeout=60_000)
    return network


def offsets_of(screen: Screen) -> list[int]:
    """Where each part that is sent begins."""
    offsets: list[int] = []

    def note(request: Request) -> None:
        if request.method == "PATCH" and "/storage/uploads/" in request.url:
            offsets.append(int(request.headers["upload-offset"]))

    screen.page.on("request", note)
    return offsets


def expect_uploaded(screen: Screen) -> None:
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text("1 photo uploaded", timeout=120_000)


_SENT = """(percent) =>
    +document.querySelector('[data-testid=upload] [role=progressbar]').ariaValueNow >= percent"""
