"""Large files go on where a cut left them, even after the page was loaded anew."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Request, Response, StorageState, expect

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


def test_a_large_upload_goes_on_when_the_browser_is_on_line_again(
    open_album: OpenAlbum, tmp_path: Path
) -> None:
    [photo] = make_photos(tmp_path, 1, SIDE)
    screen = open_album("Off line for a while")
    network = _begin(screen, photo)
    # Chromium lets the request that is under way come to its end, and refuses all others.
    set_network(network, offline=True)
    expect(screen.page.get_by_text("The server could not be reached. Trying again…")).to_be_visible()
    set_network(network)
    _expect_uploaded(screen)
    expect(screen.page.get_by_test_id("photo-card")).to_have_attribute("data-status", "ready", timeout=60_000)


@pytest.mark.parametrize("is_away", [False, True], ids=["network there", "network away"])
def test_a_cancelled_upload_leaves_nothing_on_the_server(
    open_album: OpenAlbum, tmp_path: Path, is_away: bool
) -> None:
    [photo] = make_photos(tmp_path, 1, SIDE)
    screen = open_album("Cancelled")
    network = _begin(screen, photo)
    set_network(network, offline=is_away)
    with screen.page.expect_response(_is_end_of_upload, timeout=60_000) as ended:
        screen.page.get_by_role("button", name=f"Cancel upload of {photo.name}").click()
        expect(screen.page.get_by_test_id("upload-tray")).to_contain_text("Nothing was uploaded")
        set_network(network)
    assert ended.value.status == 204
    screen.page.get_by_role("button", name="Show all files").click()
    left = screen.page.request.head(ended.value.url, headers={"Tus-Resumable": "1.0.0"})
    assert left.status in (404, 410)
    screen.page.get_by_role("button", name=f"Try {photo.name} again").click()
    _expect_uploaded(screen)


def _is_end_of_upload(response: Response) -> bool:
    return response.request.method == "DELETE" and "/storage/uploads/" in response.url


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
