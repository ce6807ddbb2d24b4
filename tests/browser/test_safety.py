"""What pages of other sites, and files that pretend, get a signed-in person's browser to do: nothing."""

import secrets
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.other_site import OtherSite, other_site
from tests.browser.victim import Victim
from tests.house.pictures import jpeg


@pytest.fixture(params=["localhost", "127.0.0.1"], ids=["another site", "another origin of the same site"])
def elsewhere(request: pytest.FixtureRequest) -> Iterator[OtherSite]:
    """The browser sends cookies to the album from a page of the second, whose port alone is another."""
    with other_site(request.param) as site:
        yield site


def form(action: str, first: str, second: str) -> str:
    """Sends ``first=second`` as it is, which may be JSON, as soon as it is there."""
    field = f"<input name='{first}' value='{second}'>"
    sent = "<script>document.forms[0].submit()</script>"
    return f'<form method="post" enctype="text/plain" action="{action}">{field}</form>{sent}'


def follow(page: Page, address: str) -> None:
    """Opens a page that leads on to another."""
    with page.expect_navigation(url=lambda url: url != address):
        page.goto(address, wait_until="commit")
    page.wait_for_load_state()


def test_form_of_ones_own_page_is_taken(victim: Victim) -> None:
    """What the others fail at is not the form."""
    victim.page.goto(f"{victim.base}/recognition-web/")
    answer = victim.page.evaluate(
        "url => fetch(url, {method: 'POST', body: '{\"albumName\":\"Mi=ne\"}'}).then(a => a.status)",
        f"{victim.base}/albums/",
    )

    assert (answer, victim.albums()) == (201, ["Mi=ne"])


def test_form_of_another_site_makes_nothing(victim: Victim, elsewhere: OtherSite) -> None:
    follow(victim.page, elsewhere.page(form(f"{victim.base}/albums/", '{"albumName":"Thei', 'rs"}')))

    expect(victim.page.locator("body")).to_contain_text('"status":401')
    assert victim.albums() == []


def test_form_of_another_site_signs_nobody_in(victim: Victim, elsewhere: OtherSite) -> None:
    """Else a person would put photos into the attacker's account."""
    eve = {"userName": f"eve-{secrets.token_hex(3)}", "password": "her=password"}
    victim.context.request.post(f"{victim.base}/accounts/", data=eve, headers={"Cookie": ""})
    victim.call("POST", "/accounts/session", {"userName": victim.name, "password": "correct horse"})
    first = f'{{"userName":"{eve["userName"]}","password":"her'

    follow(victim.page, elsewhere.page(form(f"{victim.base}/accounts/session", first, 'password"}')))

    expect(victim.page.locator("body")).to_contain_text('"status":403')
    assert victim.call("GET", "/accounts/session")["userName"] == victim.name


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("mode", ["cors", "no-cors"])
def test_script_of_another_site_reads_and_changes_nothing(
    victim: Victim, elsewhere: OtherSite, method: str, mode: str
) -> None:
    album = victim.call("POST", "/albums/", {"albumName": "Hers"})["_id"]
    path = "/albums/" if method == "POST" else f"/albums/{album}"
    victim.page.goto(elsewhere.page("Nothing to see"))
    body = None if method == "GET" else '{"albumName":"Theirs"}'

    read = victim.page.evaluate(
        """([url, method, mode, body]) => fetch(url, {method, mode, body, credentials: 'include'})
            .then(answer => answer.text(), () => '')""",
        [victim.base + path, method, mode, body],
    )

    assert read == ""
    assert victim.albums() == ["Hers"]


def test_picture_is_not_shown_on_another_site(victim: Victim, elsewhere: OtherSite) -> None:
    url = victim.base + victim.put("cat.jpg", jpeg(), "image/jpeg")
    image = f'<img src="{url}" onload="this.id=\'shown\'" onerror="this.id=\'refused\'">'

    victim.page.goto(elsewhere.page(image))
    expect(victim.page.locator("#refused")).to_have_count(1)

    victim.page.goto(f"{victim.base}/recognition-web/")
    shown = """url => new Promise(done => {
        const image = new Image(); image.onload = () => done(image.width); image.src = url })"""
    assert victim.page.evaluate(shown, url) == 64


def test_album_is_not_framed_by_another_site(victim: Victim, elsewhere: OtherSite) -> None:
    victim.page.goto(elsewhere.page(f'<iframe src="{victim.base}/recognition-web/"></iframe>'))

    [frame] = victim.page.main_frame.child_frames
    assert frame.locator("#root").count() == 0
    assert not frame.url.startswith(victim.base)


def test_album_is_out_of_reach_of_the_page_that_opened_it(victim: Victim, elsewhere: OtherSite) -> None:
    victim.page.goto(elsewhere.page("<a>Open</a>"))
    with victim.context.expect_page() as opened:
        victim.page.evaluate("url => { window.album = window.open(url) }", f"{victim.base}/recognition-web/")
    opened.value.wait_for_load_state()

    assert opened.value.evaluate("window.opener") is None


def test_link_to_another_site_does_not_tell_where_it_was(victim: Victim, elsewhere: OtherSite) -> None:
    victim.page.goto(f"{victim.base}/recognition-web/albums")
    victim.page.evaluate(
        "url => { const a = document.createElement('a'); a.href = url; a.rel = ''; a.click() }",
        f"{elsewhere.url}/followed",
    )
    victim.page.wait_for_url("**/followed")

    assert elsewhere.asked[0] == "/followed None"
