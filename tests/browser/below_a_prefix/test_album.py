"""The album at https://home/photos: a real nginx before it takes the prefix away."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Request, expect

from tests.browser.below_a_prefix.conftest import PREFIX, album_below_a_prefix
from tests.browser.conftest import NewScreen
from tests.browser.large_uploads import SIDE, begin, expect_uploaded, offsets_of
from tests.browser.made_photos import make_photos
from tests.browser.network import set_network
from tests.browser.screen import NO_NETWORK, Screen
from tests.browser.sharing import make_link, see_picture
from tests.browser.worker import expect_shown_offline, wait_for_pictures, wait_for_worker
from tests.journeys.bulk_commands import Bulk
from tests.journeys.nginx import Nginx
from tests.journeys.running_album import ROOT

PHONE = {"width": 390, "height": 800, "color_scheme": "dark"}


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory, shared_weights: Path) -> Iterator[Nginx]:
    environment = {"WEIGHTS_DIR": str(shared_weights)}
    with album_below_a_prefix(tmp_path_factory.mktemp("prefix"), "127.0.0.1", environment) as front:
        yield front


@pytest.fixture
def album_url(front: Nginx) -> str:
    return f"{front.url}{PREFIX}"


def asked_by(screen: Screen) -> list[str]:
    """The addresses of all that the window asks for."""
    asked: list[str] = []

    def keep(request: Request) -> None:
        asked.append(request.url)

    screen.page.context.on("request", keep)
    return asked


def test_an_album_is_filled_and_shared_below_a_prefix(
    new_screen: NewScreen, album_url: str, shared_photos: Path, tmp_path: Path
) -> None:
    owner = new_screen(ignore_https_errors=True)
    asked = asked_by(owner)
    owner.page.goto(album_url)
    expect(owner.page).to_have_url(f"{album_url}/function/recognition-web/sign-in")
    owner.sign_up("ada")
    cookies = {cookie["name"]: cookie for cookie in owner.page.context.cookies()}
    assert cookies["session"]["path"] == "/photos/function/"
    assert cookies["device"]["path"] == "/photos/function/accounts"
    assert all(cookie["secure"] for cookie in cookies.values())
    owner.new_album("Madrid")
    owner.pick(shared_photos / "bus.jpg")
    owner.wait_for_tags("bus.jpg", "person, bus")

    _upload_in_two_parts(owner, make_photos(tmp_path, 1, SIDE)[0])
    owner.look("prefix-album")
    owner.open_photo("bus.jpg")
    owner.page.reload()
    expect(owner.page.get_by_test_id("original")).to_have_attribute("data-state", "shown")
    owner.page.keyboard.press("Escape")

    link = make_link(owner)
    visitor = new_screen(ignore_https_errors=True, **PHONE)
    asked += asked_by(visitor)
    visitor.page.goto(link)
    see_picture(visitor.page.get_by_role("img", name="Photo: person, bus"))
    visitor.look("prefix-phone")
    visitor.page.get_by_role("link", name="Photo: person, bus").click()
    see_picture(visitor.page.get_by_test_id("preview"))
    visitor.page.reload()
    see_picture(visitor.page.get_by_test_id("preview"))

    owner.open("/nowhere")
    expect(owner.page.get_by_role("heading", name="There is nothing at this address")).to_be_visible()
    owner.page.get_by_role("link", name="Albums", exact=True).click()
    expect(owner.page).to_have_url(f"{album_url}/function/recognition-web/albums")
    assert [url for url in asked if not url.startswith(f"{album_url}/") and url != album_url] == []
    _see_what_is_kept(owner, album_url)


def _see_what_is_kept(owner: Screen, album_url: str) -> None:
    """It reaches as far as the client's own folder, and keeps pictures, which lie outside of it."""
    wait_for_worker(owner.page)
    scope = owner.page.evaluate("navigator.serviceWorker.ready.then(({ scope }) => scope)")
    session = owner.page.context.new_cdp_session(owner.page)
    manifest = session.send("Page.getAppManifest")["manifest"]
    assert manifest["id"] == manifest["startUrl"] == scope == f"{album_url}/function/recognition-web/"
    owner.page.get_by_test_id("album-card").get_by_role("link").first.click()
    expect(owner.page.get_by_test_id("photo-card")).to_have_count(2)
    owner.page.reload()
    wait_for_pictures(owner.page, 2)
    owner.expects(NO_NETWORK)
    owner.page.context.set_offline(True)
    owner.page.reload()
    expect_shown_offline(owner.page, 2)
    owner.page.context.set_offline(False)
    expect(owner.page.get_by_role("heading", name="Madrid", level=1)).to_be_visible()


def _upload_in_two_parts(owner: Screen, photo: Path) -> None:
    owner.page.on("dialog", lambda dialog: dialog.accept())
    network = begin(owner, photo)
    owner.page.reload()
    set_network(network)
    offsets = offsets_of(owner)
    owner.pick(photo)
    expect_uploaded(owner)
    assert 0 < offsets[0] < photo.stat().st_size
    owner.page.get_by_role("button", name="Close the list of uploads").click()


def test_programs_reach_the_album_below_a_prefix(front: Nginx, album_url: str, tmp_path: Path) -> None:
    trusting = {"CURL_CA_BUNDLE": str(front.certificate), "REQUESTS_CA_BUNDLE": str(front.certificate)}
    person = {"userName": "cleo", "password": "correct horse"}
    signed_up = requests.post(
        f"{album_url}/function/accounts/", json=person, verify=str(front.certificate), timeout=60
    )
    bulk = Bulk(album_url, SMART_ALBUM_KEY=signed_up.json()["token"], **trusting)
    (tmp_path / "Lisbon").mkdir()
    make_photos(tmp_path / "Lisbon", 2)

    imported = bulk.run("import", tmp_path)
    exported = bulk.run("export", tmp_path / "backup")
    smoke = subprocess.run(
        [ROOT / "scripts" / "smoke", album_url],
        env=os.environ | trusting,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert imported.returncode == 0, imported.stderr
    assert exported.returncode == 0, exported.stderr
    assert len([*(tmp_path / "backup").rglob("*.jpg")]) == 2
    assert smoke.returncode == 0, smoke.stdout + smoke.stderr
