"""Large files go on where a cut left them, even after the page was loaded anew."""

from pathlib import Path

from playwright.sync_api import Browser, Response, StorageState, expect

from tests.browser.cable import Cable
from tests.browser.conftest import OpenAlbum
from tests.browser.large_uploads import SIDE, begin, expect_uploaded, offsets_of
from tests.browser.made_photos import make_photos
from tests.browser.network import set_network
from tests.browser.screen import NO_NETWORK, Screen

VERY_SLOW = 200_000


def test_a_large_upload_goes_on_where_the_network_was_cut(
    chromium: Browser, album_url: str, signed_in: StorageState, tmp_path: Path
) -> None:
    [photo] = make_photos(tmp_path, 1, SIDE)
    with Cable(album_url) as cable, chromium.new_context(locale="en-GB", storage_state=signed_in) as context:
        screen = Screen(context.new_page(), cable.url)
        screen.expects(NO_NETWORK)
        screen.open("/albums")
        screen.new_album("Cut in the middle")
        offsets = offsets_of(screen)
        _begin_and_cut(screen, cable, photo)
        cable.mend()
        expect_uploaded(screen)
    assert offsets.count(0) == 1
    # No piece is sent twice but the one that was cut.
    assert offsets == sorted(offsets)
    assert len(offsets) - len(set(offsets)) <= 1


def test_a_large_upload_goes_on_when_the_browser_is_on_line_again(
    open_album: OpenAlbum, tmp_path: Path
) -> None:
    [photo] = make_photos(tmp_path, 1, SIDE)
    screen = open_album("Off line for a while")
    screen.expects(NO_NETWORK)
    network = begin(screen, photo)
    # Chromium lets the request that is under way come to its end, and refuses all others.
    set_network(network, offline=True)
    expect(screen.page.get_by_text("The server could not be reached. Trying again…")).to_be_visible()
    set_network(network)
    expect_uploaded(screen)
    expect(screen.page.get_by_test_id("photo-card")).to_have_attribute("data-status", "ready", timeout=60_000)


def test_a_cancelled_upload_leaves_nothing_on_the_server(open_album: OpenAlbum, tmp_path: Path) -> None:
    [photo] = make_photos(tmp_path, 1, SIDE)
    screen = open_album("Cancelled")
    network = begin(screen, photo, VERY_SLOW, percent=5)
    with screen.page.expect_response(_is_end_of_upload, timeout=60_000) as ended:
        _cancel(screen, photo)
    _expect_gone(screen, ended.value)
    set_network(network)
    screen.page.get_by_role("button", name="Show all files").click()
    screen.page.get_by_role("button", name=f"Try {photo.name} again").click()
    expect_uploaded(screen)


def test_an_upload_that_is_cancelled_while_the_network_is_cut_is_ended_when_it_is_back(
    chromium: Browser, album_url: str, signed_in: StorageState, tmp_path: Path
) -> None:
    [photo] = make_photos(tmp_path, 1, SIDE)
    with Cable(album_url) as cable, chromium.new_context(locale="en-GB", storage_state=signed_in) as context:
        screen = Screen(context.new_page(), cable.url)
        screen.expects(NO_NETWORK)
        screen.open("/albums")
        screen.new_album("Cancelled off line")
        _begin_and_cut(screen, cable, photo)
        with screen.page.expect_response(_is_end_of_upload, timeout=60_000) as ended:
            _cancel(screen, photo)
            cable.mend()
        _expect_gone(screen, ended.value)


def _cancel(screen: Screen, photo: Path) -> None:
    screen.page.get_by_role("button", name=f"Cancel upload of {photo.name}").click()
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text("Nothing was uploaded")


def _expect_gone(screen: Screen, ended: Response) -> None:
    assert ended.status == 204
    left = screen.page.request.head(ended.url, headers={"Tus-Resumable": "1.0.0"})
    assert left.status in (404, 410)


def _is_end_of_upload(response: Response) -> bool:
    return response.request.method == "DELETE" and "/storage/uploads/" in response.url


def test_a_large_upload_goes_on_after_a_reload(open_album: OpenAlbum, tmp_path: Path) -> None:
    [photo] = make_photos(tmp_path, 1, SIDE)
    screen = open_album("Loaded anew")
    screen.page.on("dialog", lambda dialog: dialog.accept())
    network = begin(screen, photo)
    screen.page.reload()
    set_network(network)
    offsets = offsets_of(screen)
    screen.pick(photo)
    expect_uploaded(screen)
    assert 0 < offsets[0] < photo.stat().st_size
    expect(screen.page.get_by_test_id("photo-card")).to_have_attribute("data-status", "ready", timeout=60_000)


def _begin_and_cut(screen: Screen, cable: Cable, photo: Path) -> None:
    cable.cut_after(4_000_000)
    screen.pick(photo)
    expect(screen.page.get_by_text("The server could not be reached. Trying again…")).to_be_visible(
        timeout=60_000
    )
