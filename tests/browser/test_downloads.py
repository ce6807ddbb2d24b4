"""Originals come back as they went in: one as its file, several as a ZIP."""

from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import expect

from tests.browser.conftest import OpenAlbum
from tests.browser.made_photos import make_photos

# What a browser without the File System Access API does; a headless one cannot ask where to save.
WITHOUT_PICKER = "delete window.showSaveFilePicker"


def test_a_selection_is_saved_as_a_zip_with_names_that_differ(open_album: OpenAlbum, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    first = make_photos(folders[0], 2, side=64)
    second = make_photos(folders[1], 1, side=48)
    screen = open_album("Trip: south")
    screen.pick(*first, *second)
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text("3 photos uploaded", timeout=60_000)
    screen.page.evaluate(WITHOUT_PICKER)
    screen.page.keyboard.press("a")
    with screen.page.expect_download() as download:
        screen.page.get_by_test_id("selection-bar").get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "Trip_ south.zip"
    with ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == ["made-0000 (2).jpg", "made-0000.jpg", "made-0001.jpg"]
        stored = {archive.read(name) for name in archive.namelist()}
    assert stored == {path.read_bytes() for path in (*first, *second)}
    expect(screen.page.get_by_text("3 photos were saved.")).to_be_visible()


def test_what_cannot_be_fetched_is_told_and_the_rest_is_saved(open_album: OpenAlbum, tmp_path: Path) -> None:
    photos = make_photos(tmp_path, 2)
    screen = open_album("Gaps")
    screen.expects("a status of 404")
    screen.pick(*photos)
    expect(screen.page.get_by_test_id("upload-tray")).to_contain_text("2 photos uploaded", timeout=60_000)
    screen.page.evaluate(WITHOUT_PICKER)
    screen.page.route("**/photos/*/original*", lambda route: route.fulfill(status=404, body=""), times=1)
    screen.page.get_by_role("button", name="Actions for Gaps").click()
    with screen.page.expect_download() as download:
        screen.page.get_by_role("menuitem", name="Download all").click()
    with ZipFile(download.value.path()) as archive:
        assert len(archive.namelist()) == 1
    expect(screen.page.get_by_text("1 saved, 1 could not be fetched: It is no longer there.")).to_be_visible()


def test_one_photo_is_saved_as_its_own_file(open_album: OpenAlbum, tmp_path: Path) -> None:
    [photo] = make_photos(tmp_path, 1)
    screen = open_album("One")
    screen.pick(photo)
    screen.open_photo(photo.name)
    with screen.page.expect_download() as download:
        screen.page.get_by_role("link", name="Download original").click()
    assert download.value.suggested_filename == photo.name
    assert Path(download.value.path()).read_bytes() == photo.read_bytes()
