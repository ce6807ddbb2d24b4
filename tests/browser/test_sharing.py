"""Albums that are shared: by links, which nobody needs an account for, and with people."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from tests.browser.conftest import NewScreen, OpenAlbum, Someone
from tests.browser.screen import Screen
from tests.browser.sharing import end_share, make_link, see_picture, share_with
from tests.journeys.running_album import RunningAlbum

PASSWORD = "open sesame"


@pytest.fixture
def owner(open_album: OpenAlbum, shared_photos: Path) -> Screen:
    """At an album with two photos."""
    screen = open_album("Madrid")
    screen.pick(shared_photos / "bus.jpg", shared_photos / "zidane.jpg")
    expect(screen.page.locator("[data-testid=photo-card][data-status=ready]")).to_have_count(2)
    screen.page.get_by_role("button", name="Close the list of uploads").click()
    return screen


def test_link_shows_the_album_to_whoever_has_it_until_it_is_ended(
    owner: Screen, new_screen: NewScreen
) -> None:
    link = make_link(owner)
    visitor = new_screen()

    visitor.page.goto(link)

    expect(visitor.page.get_by_role("heading", name="Madrid", level=1)).to_be_visible()
    expect(visitor.page.get_by_test_id("photo-card")).to_have_count(2)
    see_picture(visitor.page.get_by_role("img", name="Photo: person, bus"))
    expect(visitor.page.get_by_role("checkbox")).to_have_count(0)
    visitor.page.get_by_role("link", name="Photo: person, bus").click()
    see_picture(visitor.page.get_by_test_id("preview"))
    visitor.page.get_by_role("button", name="Show recognised objects").click()
    expect(visitor.page.get_by_test_id("boxes")).to_contain_text("bus")
    expect(visitor.page.get_by_role("button", name="Download original")).to_have_count(0)
    visitor.page.reload()
    see_picture(visitor.page.get_by_test_id("preview"))
    visitor.page.keyboard.press("Escape")
    expect(visitor.page).to_have_url(link)

    end_share(owner)

    expect(visitor.page.get_by_role("heading", name="No longer shared")).to_be_visible()
    expect(visitor.page.get_by_role("img", name="Photo")).to_have_count(0)
    visitor.page.reload()
    expect(visitor.page.get_by_role("heading", name="This link opens nothing")).to_be_visible()


def test_link_with_a_password_opens_with_it(owner: Screen, new_screen: NewScreen) -> None:
    link = make_link(owner, password=PASSWORD)
    visitor = new_screen()
    visitor.page.goto(link)
    expect(visitor.page.get_by_role("heading", name="This album has a password")).to_be_visible()
    field = visitor.page.get_by_label("Password", exact=True)

    field.fill("sesame open")
    field.press("Enter")
    expect(visitor.page.get_by_text("The password is wrong.")).to_be_visible()
    field.fill(PASSWORD)
    field.press("Enter")

    see_picture(visitor.page.get_by_role("img", name="Photo: person, bus"))


def test_originals_are_saved_where_the_link_gives_them(
    owner: Screen, new_screen: NewScreen, shared_photos: Path
) -> None:
    visitor = new_screen()
    visitor.page.goto(make_link(owner, originals=True))
    visitor.page.get_by_role("link", name=re.compile("^bus.jpg")).click()
    see_picture(visitor.page.get_by_test_id("original"))

    with visitor.page.expect_download() as saved:
        visitor.page.get_by_role("button", name="Download original").click()

    assert saved.value.suggested_filename == "bus.jpg"
    assert saved.value.path().read_bytes() == (shared_photos / "bus.jpg").read_bytes()


def test_token_is_in_no_address_no_referer_and_no_log(
    owner: Screen, new_screen: NewScreen, own_album: RunningAlbum | None
) -> None:
    link = make_link(owner, password=PASSWORD, originals=True)
    secret = link.partition("#sal_")[2].partition("_")[2]
    assert len(secret) == 43
    visitor = new_screen()
    asked: list[Request] = []

    def keep(request: Request) -> None:
        asked.append(request)

    visitor.page.context.on("request", keep)

    visitor.page.goto(link)
    visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("link", name=re.compile("^bus.jpg")).click()
    see_picture(visitor.page.get_by_test_id("original"))
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_role("link", name="Sign in").click()
    expect(visitor.page.get_by_role("heading", name="Sign in")).to_be_visible()

    told = [request.url.partition("#")[0] for request in asked]
    told += [request.all_headers().get("referer", "") for request in asked]
    assert [address for address in told if secret in address] == []
    # What is looked for is found where it must be.
    assert [request for request in asked if secret in (request.post_data or "")] != []
    if own_album is not None:
        log = "".join(path.read_text() for path in (own_album.data / "logs").iterdir())
        log += "".join(own_album.output)
        assert "/shares/open" in log
        assert [word for word in (secret, PASSWORD) if word in log] == []


def test_signed_in_person_opens_a_link_and_stays_signed_in(
    owner: Screen, new_screen: NewScreen, neighbour: Someone
) -> None:
    link = make_link(owner)
    visitor = new_screen(storage_state=neighbour.browser)
    visitor.page.goto(link)
    see_picture(visitor.page.get_by_role("img", name="Photo: person, bus"))

    end_share(owner)

    expect(visitor.page.get_by_role("heading", name="No longer shared")).to_be_visible()
    visitor.page.get_by_role("link", name="My albums").click()
    expect(visitor.page.get_by_role("heading", name="Albums", level=1)).to_be_visible()


def test_person_may_add_photos_and_take_back_those_alone(
    owner: Screen, new_screen: NewScreen, neighbour: Someone, shared_photos: Path
) -> None:
    share_with(owner, neighbour.name, add=True)
    other = new_screen(storage_state=neighbour.browser)
    other.open("/albums")
    shared = other.page.get_by_role("list", name="Shared with me")
    card = shared.get_by_test_id("shared-album-card").filter(has_text="Madrid").first
    expect(card).to_contain_text("2 photos")
    card.click()
    expect(other.page.get_by_test_id("photo-card")).to_have_count(2)
    expect(other.page.get_by_role("checkbox")).to_have_count(0)

    other.pick(shared_photos / "gps_DSCN0010.jpg")

    expect(other.card("gps_DSCN0010.jpg")).to_have_attribute("data-status", "ready")
    see_picture(owner.page.get_by_test_id("photo-card").nth(2).get_by_role("img"))
    owner.page.get_by_role("checkbox", name="Select gps_DSCN0010.jpg").check()
    bar = owner.page.get_by_test_id("selection-bar")
    expect(bar.get_by_role("button", name="Delete")).to_be_visible()
    expect(bar.get_by_role("button", name="Move to album")).to_have_count(0)
    bar.get_by_role("button", name="Clear selection").click()
    other.page.get_by_role("checkbox", name="Select gps_DSCN0010.jpg").check()
    other.page.get_by_test_id("selection-bar").get_by_role("button", name="Delete").click()
    other.page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(other.page.get_by_test_id("photo-card")).to_have_count(2)

    end_share(owner)

    expect(other.page.get_by_role("heading", name="This album is not here")).to_be_visible()


def test_album_is_shared_by_keyboard_alone(owner: Screen) -> None:
    page = owner.page
    page.get_by_role("button", name="Actions for Madrid").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Share")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="By link")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("nobody-of-this-name")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nobody here has this user name.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Actions for Madrid")).to_be_focused()
