"""Uploads that go wrong, and very many of them."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, StorageState, expect

from tests.browser.conftest import NewScreen, OpenAlbum
from tests.browser.looks import PHONE
from tests.browser.made_photos import make_photos
from tests.browser.network import set_network
from tests.browser.screen import NO_NETWORK, Screen

DESKTOP = {"width": 1440, "height": 900}


def test_uploads_go_on_after_a_network_cut(open_album: OpenAlbum, tmp_path: Path) -> None:
    screen = open_album("Cut")
    screen.expects(NO_NETWORK)
    network = screen.page.context.new_cdp_session(screen.page)
    set_network(network, upload=400_000)
    screen.pick(*make_photos(tmp_path, 6, side=400))
    first = screen.page.get_by_test_id("upload").first
    expect(first).to_have_attribute("data-state", "sending")
    set_network(network, offline=True)
    expect(screen.page.get_by_text("The server could not be reached. Trying again…").first).to_be_visible()
    set_network(network)
    _expect_uploaded(screen, "6 photos uploaded")


def test_two_hundred_files_dropped_at_once_all_end(new_screen: NewScreen, tmp_path: Path) -> None:
    photos, broken, others = make_photos(tmp_path, 190), _broken(tmp_path, 5), _texts(tmp_path, 5)
    screen = new_screen()
    screen.sign_up("pia")
    address = screen.new_album("Many")
    network = screen.page.context.new_cdp_session(screen.page)
    set_network(network, upload=8_000)
    screen.drop(*photos, *broken, *others)
    _look_around_while_uploading(screen, address, photos[0])
    set_network(network)
    _expect_uploaded(screen, "190 photos uploaded, 5 failed, 5 skipped")
    screen.page.get_by_role("link", name="Activity").click()
    expect(screen.page.get_by_role("heading", name="In progress")).to_have_count(0, timeout=120_000)
    failed = screen.page.get_by_test_id("activity")
    expect(failed).to_have_count(5)
    for file in broken:
        expect(failed.filter(has_text=file.name)).to_contain_text("cannot be shown")
    assert _statuses(screen, address) == Counter(ready=190, failed=5)


def _look_around_while_uploading(screen: Screen, address: str, first: Path) -> None:
    """What a person does meanwhile: the page answers, and the uploads go on over it."""
    page = screen.page
    screen.open_photo(first.name)
    expect(page.get_by_test_id("original")).to_have_attribute("data-state", "shown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="Albums", exact=True).click()
    expect(page.get_by_test_id("album-card")).to_contain_text("Many")
    expect(page.get_by_test_id("upload-tray")).to_contain_text("Uploading")
    page.get_by_test_id("album-card").get_by_role("link").click()
    expect(page).to_have_url(address)


def _statuses(screen: Screen, address: str) -> Counter[str]:
    album_id = address.rsplit("/", 1)[1]
    asked = f"{screen.album_url}/function/photos/?albumId={album_id}&limit=500"
    return Counter(photo["status"] for photo in screen.page.request.get(asked).json())


def test_what_is_there_already_is_skipped(open_album: OpenAlbum, shared_photos: Path) -> None:
    screen = open_album("Twice")
    screen.pick(shared_photos / "bus.jpg")
    _expect_uploaded(screen, "1 photo uploaded")
    screen.pick(shared_photos / "bus.jpg")
    expect(screen.page.get_by_text("Already in this album, skipped")).to_be_visible()
    expect(screen.page.get_by_test_id("photo-card")).to_have_count(1)


def test_a_broken_photo_is_not_uploaded_says_why_and_offers_no_other_try(
    open_album: OpenAlbum, tmp_path: Path
) -> None:
    [broken] = _broken(tmp_path, 1)
    screen = open_album("Broken")
    screen.pick(broken)
    tray = screen.page.get_by_test_id("upload-tray")
    expect(tray).to_contain_text("1 failed")
    upload = tray.get_by_test_id("upload")
    expect(upload).to_have_attribute("data-state", "failed")
    expect(upload).to_contain_text("The file cannot be shown.")
    card = screen.page.get_by_test_id("photo-card")
    expect(card).to_contain_text("Could not be processed")
    expect(card).to_contain_text("The JPEG file ends before its picture begins.")
    screen.look("album-failed-photo")
    expect(screen.page.get_by_role("button", name=re.compile("again", re.IGNORECASE))).to_have_count(0)


def test_what_fails_is_told_on_every_screen(open_album: OpenAlbum, tmp_path: Path) -> None:
    screen = open_album("Elsewhere")
    network = screen.page.context.new_cdp_session(screen.page)
    set_network(network, upload=20_000)
    screen.pick(*make_photos(tmp_path, 2, side=200), *_broken(tmp_path, 1))
    screen.page.get_by_role("link", name="Activity").click()
    set_network(network)
    _expect_uploaded(screen, "2 photos uploaded, 1 failed")


@pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_next_page_tells_what_was_not_sent_and_sends_that_alone(
    new_screen: NewScreen, signed_in: StorageState, tmp_path: Path, options: dict[str, Any]
) -> None:
    sent, *others = make_photos(tmp_path, 4, side=500)
    screen = new_screen(storage_state=signed_in, **options)
    page = screen.page
    screen.open("/albums")
    screen.new_album("Reloaded")
    screen.pick(sent)
    _expect_uploaded(screen, "1 photo uploaded")
    page.on("dialog", lambda dialog: dialog.accept())
    network = page.context.new_cdp_session(page)
    set_network(network, upload=5_000)
    screen.pick(*others)
    expect(page.get_by_test_id("upload-tray")).to_contain_text("Uploading 3 photos")
    page.reload()
    missing = page.get_by_test_id("unsent")
    expect(missing).to_contain_text("3 files were not sent")
    expect(missing).to_contain_text(others[0].name)
    screen.settle()
    screen.look(f"unsent-{options['width']}")
    assert screen.barriers() == []
    set_network(network)
    page.get_by_test_id("unsent-input").set_input_files([sent, *others])
    _expect_uploaded(screen, "3 photos uploaded")
    expect(missing).to_have_count(0)
    expect(page.get_by_test_id("photo-card")).to_have_count(4)
    assert page.evaluate("window.innerWidth") == options["width"]


@pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_tray_and_page_do_not_cover_each_other(
    new_screen: NewScreen, signed_in: StorageState, tmp_path: Path, options: dict[str, Any]
) -> None:
    screen = new_screen(storage_state=signed_in, **options)
    screen.open("/albums")
    screen.new_album("Beside")
    screen.pick(*make_photos(tmp_path, 24), *_broken(tmp_path, 1))
    _expect_uploaded(screen, "24 photos uploaded, 1 failed")
    for button in ("Show less", "Show all files"):
        screen.page.get_by_role("button", name=button).click()
        screen.page.keyboard.press("End")
        tray = screen.page.get_by_test_id("upload-tray").bounding_box()
        last = screen.page.get_by_test_id("photo-card").last
        last.scroll_into_view_if_needed()
        screen.page.mouse.wheel(0, 5_000)
        expect(last).to_be_in_viewport()
        screen.settle()
        card = last.bounding_box()
        assert tray is not None
        assert card is not None
        is_beside = card["x"] + card["width"] <= tray["x"]
        assert is_beside or card["y"] + card["height"] <= tray["y"]


def test_albums_are_asked_for_seldom_while_photos_arrive(open_album: OpenAlbum, tmp_path: Path) -> None:
    screen = open_album("Seldom")
    asked: list[str] = []
    cut: list[str] = []
    screen.page.on("request", lambda request: asked.append(request.url))
    screen.page.on("requestfailed", lambda request: cut.append(request.url))
    screen.pick(*make_photos(tmp_path, 30))
    _expect_uploaded(screen, "30 photos uploaded")
    assert len([url for url in asked if "/function/albums/" in url]) < 30
    assert [url for url in cut if "/function/albums/" in url] == []


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


def _broken(folder: Path, count: int) -> list[Path]:
    """Files that begin as photos do."""
    files = [folder / f"broken-{number}.jpg" for number in range(count)]
    for file in files:
        file.write_bytes(b"\xff\xd8\xff but no picture: " + file.name.encode())
    return files


def _texts(folder: Path, count: int) -> list[Path]:
    files = [folder / f"notes-{number}.txt" for number in range(count)]
    for file in files:
        file.write_text(f"No photo: {file.name}")
    return files


def _expect_uploaded(screen: Screen, text: str) -> None:
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text(text, timeout=120_000)
