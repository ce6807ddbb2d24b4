"""Uploads that go wrong, and very many of them."""

from collections import Counter
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
    _expect_uploaded(screen, "195 photos uploaded")
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text("5 skipped")
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


def test_a_broken_photo_says_why_and_can_be_tried_again(open_album: OpenAlbum, tmp_path: Path) -> None:
    [broken] = _broken(tmp_path, 1)
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
