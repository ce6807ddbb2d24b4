"""Uploads that go wrong, and very many of them."""

from pathlib import Path

from playwright.sync_api import Dialog, expect

from tests.browser.conftest import NewScreen, OpenAlbum
from tests.browser.made_photos import make_photos
from tests.browser.network import set_network
from tests.browser.screen import Screen


def test_uploads_go_on_after_a_network_cut(open_album: OpenAlbum, tmp_path: Path) -> None:
    screen = open_album("Cut")
    network = screen.page.context.new_cdp_session(screen.page)
    set_network(network, upload=400_000)
    screen.pick(*make_photos(tmp_path, 6, side=400))
    first = screen.page.get_by_test_id("upload").first
    expect(first).to_have_attribute("data-state", "sending")
    set_network(network, offline=True)
    expect(screen.page.get_by_text("The server could not be reached. Trying again…").first).to_be_visible()
    set_network(network)
    _expect_uploaded(screen, "6 photos uploaded")


def test_two_hundred_files_all_end_ready(new_screen: NewScreen, tmp_path: Path) -> None:
    screen = new_screen()
    screen.sign_up("pia")
    screen.new_album("Many")
    screen.pick(*make_photos(tmp_path, 200))
    _expect_uploaded(screen, "200 photos uploaded")
    screen.page.get_by_role("link", name="Activity").click()
    expect(screen.page.get_by_role("heading", name="Nothing to do")).to_be_visible(timeout=120_000)


def test_what_is_there_already_is_skipped(open_album: OpenAlbum, shared_photos: Path) -> None:
    screen = open_album("Twice")
    screen.pick(shared_photos / "bus.jpg")
    _expect_uploaded(screen, "1 photo uploaded")
    screen.pick(shared_photos / "bus.jpg")
    expect(screen.page.get_by_text("Already in this album, skipped")).to_be_visible()
    expect(screen.page.get_by_test_id("photo-card")).to_have_count(1)


def test_a_broken_photo_says_why_and_can_be_tried_again(open_album: OpenAlbum, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff but no picture")
    screen = open_album("Broken")
    screen.pick(broken)
    card = screen.page.get_by_test_id("photo-card")
    expect(card).to_contain_text("Could not be processed", timeout=20_000)
    screen.look("album-failed-photo")
    again = card.get_by_role("button", name="Try again")
    with screen.page.expect_response(lambda response: response.url.endswith("/process")):
        again.click()
    expect(card).to_contain_text("Could not be processed", timeout=20_000)


def test_leaving_the_page_during_uploads_asks_first(open_album: OpenAlbum, tmp_path: Path) -> None:
    screen = open_album("Leave")
    set_network(screen.page.context.new_cdp_session(screen.page), upload=20_000)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    screen.page.on("dialog", stay)
    screen.pick(*make_photos(tmp_path, 2, side=300))
    expect(screen.page.get_by_test_id("upload").first).to_have_attribute("data-state", "sending")
    screen.page.evaluate("location.reload()")
    screen.page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    screen.page.get_by_role("button", name="Cancel all").click()
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text("Nothing was uploaded")


def _expect_uploaded(screen: Screen, text: str) -> None:
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text(text, timeout=120_000)
