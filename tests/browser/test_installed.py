"""The album as an app on a phone: installed, without a connection, and given photos by other apps."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DIST, LIGHT, NewScreen, missing
from tests.browser.looks import PHONE
from tests.browser.made_photos import make_photos
from tests.browser.screen import NO_NETWORK, Screen
from tests.browser.worker import (
    expect_shown_offline,
    kept_caches,
    rebuild,
    share,
    wait_for_pictures,
    wait_for_worker,
)
from tests.journeys.running_album import RunningAlbum

BASE = "/function/recognition-web/"


@pytest.fixture
def phone(new_screen: NewScreen) -> Screen:
    return new_screen(**PHONE)


def sign_out(screen: Screen) -> None:
    screen.page.get_by_role("button", name="Account").click()
    screen.page.get_by_role("menuitem", name="Sign out").click()
    expect(screen.page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_browser_finds_all_that_it_needs_to_install_the_album(phone: Screen, album_url: str) -> None:
    phone.open("/sign-in")
    wait_for_worker(phone.page)
    session = phone.page.context.new_cdp_session(phone.page)

    found: dict[str, Any] = session.send("Page.getAppManifest")
    hindrances = session.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert found["errors"] == []
    # A window of Playwright's is a private one, in which nothing is installed.
    assert [one["errorId"] for one in hindrances if one["errorId"] != "in-incognito"] == []
    manifest = found["manifest"]
    assert manifest["id"] == f"{album_url}{BASE}"
    assert (manifest["startUrl"], manifest["scope"]) == (f"{album_url}{BASE}", f"{album_url}{BASE}")
    assert manifest["shareTarget"]["action"] == f"{album_url}{BASE}received"


def test_what_was_seen_is_shown_without_a_connection_until_the_sign_out(
    phone: Screen, tmp_path: Path
) -> None:
    phone.expects(NO_NETWORK)
    phone.sign_up("ida")
    wait_for_worker(phone.page)
    phone.new_album("Seen")
    phone.pick(*make_photos(tmp_path, 2, side=400))
    expect(phone.page.locator("[data-testid=photo-card][data-status=ready]")).to_have_count(2, timeout=60_000)
    wait_for_pictures(phone.page, 2)
    context = phone.page.context

    context.set_offline(True)
    phone.page.reload()
    expect_shown_offline(phone.page, 2)
    phone.settle()
    phone.look("phone-no-connection")
    assert phone.barriers() == []
    context.set_offline(False)
    expect(phone.page.get_by_role("heading", name="Seen", level=1)).to_be_visible()

    sign_out(phone)
    assert "pictures" not in kept_caches(phone.page)
    phone.sign_up("jon")
    context.set_offline(True)
    phone.page.reload()
    expect_shown_offline(phone.page, 0)


def test_deleted_photo_is_not_shown_without_a_connection(phone: Screen, tmp_path: Path) -> None:
    phone.expects(NO_NETWORK)
    phone.sign_up("ken")
    wait_for_worker(phone.page)
    phone.new_album("Two")
    photos = make_photos(tmp_path, 2, side=400)
    phone.pick(*photos)
    expect(phone.page.locator("[data-testid=photo-card][data-status=ready]")).to_have_count(2, timeout=60_000)
    wait_for_pictures(phone.page, 2)
    phone.page.get_by_role("button", name="Close the list of uploads").click()

    phone.link_of(photos[0].name).focus()
    phone.page.keyboard.press("Space")
    phone.page.get_by_test_id("selection-bar").get_by_role("button", name="Delete").click()
    phone.page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(phone.page.get_by_test_id("photo-card")).to_have_count(1)
    phone.page.context.set_offline(True)
    phone.page.reload()

    expect_shown_offline(phone.page, 1)


def test_connection_that_is_lost_meanwhile_is_said(phone: Screen) -> None:
    phone.expects(NO_NETWORK)
    phone.sign_up("lea")
    phone.page.context.set_offline(True)
    phone.page.get_by_role("link", name="Activity").click()
    bar = phone.page.get_by_test_id("connection-bar")
    expect(bar).to_be_visible()
    phone.page.context.set_offline(False)
    expect(bar).to_have_count(0)


def test_photos_that_another_app_shares_come_into_an_album(phone: Screen, tmp_path: Path) -> None:
    phone.sign_up("mia")
    phone.new_album("From the gallery")
    wait_for_worker(phone.page)
    photos = make_photos(tmp_path, 3, side=400)
    film = tmp_path / "film.mp4"
    film.write_bytes(b"no photo")

    share(phone.page, f"{BASE}received", *photos, film)
    expect(phone.page.get_by_role("dialog", name="Add to which album?")).to_be_visible()
    phone.settle()
    phone.look("phone-received-choice")
    phone.page.keyboard.press("Escape")
    expect(phone.page.get_by_test_id("refused-files")).to_contain_text("film.mp4")
    expect(phone.page.get_by_test_id("received-file")).to_have_count(3)
    phone.settle()
    phone.look("phone-received")
    assert phone.barriers() == []

    # Whoever closes the app here finds them again.
    phone.open("/albums")
    tray = phone.page.get_by_test_id("received-tray")
    expect(tray).to_contain_text("4 photos to be added")
    tray.get_by_role("link", name="Choose an album").click()
    phone.page.get_by_role("radio", name="From the gallery").check()
    phone.page.get_by_role("dialog").get_by_role("button", name="Add", exact=True).click()

    expect(phone.page.get_by_role("heading", name="From the gallery", level=1)).to_be_visible()
    expect(phone.page.get_by_test_id("photo-card")).to_have_count(3)
    expect(phone.page.get_by_test_id("upload-tray")).to_contain_text("3 photos uploaded", timeout=60_000)
    phone.open("/received")
    expect(phone.page.get_by_role("heading", name="Nothing is waiting")).to_be_visible()


def test_what_is_shared_before_the_sign_in_waits_for_it_and_is_nobody_elses(
    phone: Screen, tmp_path: Path
) -> None:
    name = phone.sign_up("nia")
    wait_for_worker(phone.page)
    sign_out(phone)

    share(phone.page, f"{BASE}received", *make_photos(tmp_path, 1, side=400))
    expect(phone.page.get_by_role("heading", name="Sign in")).to_be_visible()
    phone.sign_in(name)
    expect(phone.page.get_by_test_id("received-file")).to_have_count(1)

    phone.page.keyboard.press("Escape")
    sign_out(phone)
    phone.sign_up("ole")
    phone.open("/received")
    expect(phone.page.get_by_role("heading", name="Nothing is waiting")).to_be_visible()


@pytest.fixture
def rebuilt_album(tmp_path: Path, shared_weights: Path) -> Iterator[tuple[RunningAlbum, Path]]:
    if not (DIST / "index.html").is_file():
        missing("the web client is not built: npm run build, in web-client")
    served = tmp_path / "web"
    served.symlink_to(DIST)
    data = tmp_path / "album"
    # Settings may be files there, as secrets are in a cluster.
    secrets = data / "secrets"
    secrets.mkdir(parents=True)
    (secrets / "web-root").write_text(str(served))
    album = RunningAlbum(data, {"WEIGHTS_DIR": str(shared_weights)}, LIGHT).start()
    yield album, served
    album.stop()


def deploy(album: RunningAlbum, served: Path, build: Path) -> None:
    """The function is started again, and has what is there then."""
    before = album.function_pids("recognition-web")
    served.unlink()
    served.symlink_to(build)
    for pid in before:
        os.kill(pid, signal.SIGKILL)


def test_new_build_takes_over_and_an_open_page_is_not_broken(
    rebuilt_album: tuple[RunningAlbum, Path], new_screen: NewScreen, tmp_path: Path
) -> None:
    album, served = rebuilt_album
    screen = new_screen(**PHONE)
    screen.album_url = album.url
    screen.expects(NO_NETWORK, "a status of 502")
    screen.sign_up("pat")
    wait_for_worker(screen.page)
    notice = screen.page.get_by_text("A new version is there.")
    expect(notice).to_have_count(0)
    rebuild(DIST, tmp_path / "next")

    deploy(album, served, tmp_path / "next")
    screen.page.evaluate(_DEPLOYED, f"{album.url}{BASE}")
    screen.page.evaluate("navigator.serviceWorker.ready.then(one => one.update())")
    expect(notice).to_be_visible()
    # The server has this part no longer.
    screen.page.get_by_role("link", name="Activity").click()
    expect(screen.page.get_by_role("heading", name="Activity", level=1)).to_be_visible()
    screen.page.get_by_role("button", name="Reload").click()

    expect(screen.page.locator("script[src*='beginning'][src$='-next.js']")).to_have_count(1)
    expect(screen.page.get_by_role("heading", name="Activity", level=1)).to_be_visible()
    screen.page.context.set_offline(True)
    screen.page.reload()
    expect_shown_offline(screen.page, 0)
    expect(screen.page.locator("script[src*='beginning'][src$='-next.js']")).to_have_count(1)


_DEPLOYED = """async (url) => {
    for (;;) {
        const answer = await fetch(url, { cache: 'reload' }).catch(() => null);
        if (answer?.ok && (await answer.text()).includes('-next.js')) return;
        await new Promise((done) => setTimeout(done, 100));
    }
}"""
