"""Large files go on where a cut left them, even after the page was loaded anew."""

from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Request, StorageState, expect

from tests.browser.cable import Cable
from tests.browser.conftest import OpenAlbum
from tests.browser.made_photos import make_photos
from tests.browser.network import set_network
from tests.browser.screen import Screen

SIDE = 3400
"""Of a photo of noise that is well over 8 MiB."""
SLOW = 2_000_000


def test_a_large_upload_goes_on_where_the_network_was_cut(
    chromium: Browser, album_url: str, signed_in: StorageState, tmp_path: Path
) -> None:
    [photo] = make_photos(tmp_path, 1, SIDE)
    with Cable(album_url) as cable, chromium.new_context(locale="en-GB", storage_state=signed_in) as context:
        screen = Screen(context.new_page(), cable.url)
        screen.open("/albums")
        screen.new_album("Cut in the middle")
        offsets = _offsets(screen)
        cable.cut_after(4_000_000)
        screen.pick(photo)
        expect(screen.page.get_by_text("The server could not be reached. Trying again…")).to_be_visible(
            timeout=60_000
        )
        cable.mend()
        _expect_uploaded(screen)
    assert offsets[0] == 0
    assert 0 < offsets[-1] < photo.stat().st_size


def test_a_large_upload_goes_on_after_a_reload(open_album: OpenAlbum, tmp_path: Path) -> None:
    [photo] = make_photos(tmp_path, 1, SIDE)
    screen = open_album("Loaded anew")
    screen.page.on("dialog", lambda dialog: dialog.accept())
    network = _begin(screen, photo)
    screen.page.reload()
    set_network(network)
    offsets = _offsets(screen)
    screen.pick(photo)
    _expect_uploaded(screen)
    assert 0 < offsets[0] < photo.stat().st_size
    expect(screen.page.get_by_test_id("photo-card")).to_have_attribute("data-status", "ready", timeout=60_000)


def _begin(screen: Screen, photo: Path) -> CDPSession:
    """Until a part of the photo is there, over a slow network."""
    network = screen.page.context.new_cdp_session(screen.page)
    set_network(network, upload=SLOW)
    screen.pick(photo)
    bar = screen.page.get_by_role("progressbar", name=f"Upload of {photo.name}")
    expect(bar).not_to_have_attribute("aria-valuenow", "0", timeout=60_000)
    screen.page.wait_for_function(_SOME_SENT, timeout=60_000)
    return network


def _offsets(screen: Screen) -> list[int]:
    """Where each part that is sent begins."""
    offsets: list[int] = []

    def note(request: Request) -> None:
        if request.method == "PATCH" and "/storage/uploads/" in request.url:
            offsets.append(int(request.headers["upload-offset"]))

    screen.page.on("request", note)
    return offsets


def _expect_uploaded(screen: Screen) -> None:
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text("1 photo uploaded", timeout=120_000)


_SOME_SENT = "() => +document.querySelector('[data-testid=upload] [role=progressbar]').ariaValueNow >= 25"
