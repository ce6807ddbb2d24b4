"""What pages of other sites, and files that pretend, get a signed-in person's browser to do: nothing."""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser.other_site import OtherSite, other_site
from tests.house.pictures import jpeg

SCRIPT = """
const request = new XMLHttpRequest()
request.open('POST', '/function/albums/', false)
request.send('{"albumName":"Theirs"}')
document.title = 'ran'
"""
HTML = f"<!doctype html><title>Page</title><script>{SCRIPT}</script>"
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>{SCRIPT}</script></svg>'


class Victim:
    """Signed in, in a browser of its own."""

    def __init__(self, context: BrowserContext, album_url: str) -> None:
        self.context = context
        self.page = context.new_page()
        self.base = f"{album_url}/function"
        self.name = f"victim-{secrets.token_hex(3)}"
        self.call("POST", "/accounts/", {"userName": self.name, "password": "correct horse"})

    def call(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        reply = self.context.request.fetch(self.base + path, method=method, data=body, **more)
        assert reply.ok, reply.text()
        return reply.json() if "json" in reply.headers.get("content-type", "") else None

    def albums(self) -> list[str]:
        return [album["albumName"] for album in self.call("GET", "/albums/")]

    def put(self, name: str, data: bytes, content_type: str) -> str:
        """The path of a stored object."""
        key = f"/storage/incoming:{self.name}:{name}"
        self.call("PUT", key, data, headers={"Content-Type": content_type})
        return key


@pytest.fixture
def victim(chromium: Browser, album_url: str) -> Iterator[Victim]:
    context = chromium.new_context()
    yield Victim(context, album_url)
    context.close()


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

    expect(victim.page.locator("body")).to_contain_text('"status": 401')
    assert victim.albums() == []


def test_form_of_another_site_signs_nobody_in(victim: Victim, elsewhere: OtherSite) -> None:
    """Else a person would put photos into the attacker's account."""
    eve = {"userName": f"eve-{secrets.token_hex(3)}", "password": "her=password"}
    victim.context.request.post(f"{victim.base}/accounts/", data=eve, headers={"Cookie": ""})
    victim.call("POST", "/accounts/session", {"userName": victim.name, "password": "correct horse"})
    first = f'{{"userName":"{eve["userName"]}","password":"her'

    follow(victim.page, elsewhere.page(form(f"{victim.base}/accounts/session", first, 'password"}')))

    expect(victim.page.locator("body")).to_contain_text('"status": 403')
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


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (HTML, "image/png"),
        (SVG, "image/png"),
        (SVG, "image/svg+xml"),
        (HTML, "text/html"),
        (HTML, "application/xhtml+xml"),
        (HTML, "image/png, text/html"),
        (SVG, "text/xml"),
    ],
)
@pytest.mark.parametrize("form", ["", "?as=data-uri"])
def test_file_that_pretends_to_be_a_picture_runs_nothing(
    victim: Victim, content: str, content_type: str, form: str
) -> None:
    key = f"/storage/incoming:{victim.name}:x.png"
    headers = {"Content-Type": content_type}
    stored = victim.context.request.put(victim.base + key, data=content.encode(), headers=headers)
    if not stored.ok:
        assert stored.status in (415, 422), "refused, which is as well"
        return
    # A navigation that ends as a download raises.
    with suppress(Error):
        victim.page.goto(victim.base + key + form)

    assert victim.page.title() != "ran"
    assert victim.albums() == []


@pytest.mark.parametrize(
    "name",
    [
        "</title><script>document.title='ran'</script>",
        "<img src=x onerror=\"document.title='ran'\">",
        '"><meta http-equiv="refresh" content="0;url=data:text/html,ran">',
        "{{constructor.constructor('document.title=1')()}} ${7*7} &lt;b&gt;",
    ],
)
def test_markup_in_the_name_of_an_album_is_a_name(victim: Victim, name: str) -> None:
    album = victim.call("POST", "/albums/", {"albumName": name})
    victim.page.goto(f"{victim.base}/recognition-web/albums/{album['_id']}")

    expect(victim.page.get_by_role("heading", name=name)).to_be_visible()
    expect(victim.page).to_have_title(f"{name} · Smart Album")
    assert victim.page.locator("head title").count() == 1
    assert victim.page.locator("meta[http-equiv], img[onerror], body script:not([src])").count() == 0


def test_link_to_another_site_does_not_tell_where_it_was(victim: Victim, elsewhere: OtherSite) -> None:
    victim.page.goto(f"{victim.base}/recognition-web/albums")
    victim.page.evaluate(
        "url => { const a = document.createElement('a'); a.href = url; a.rel = ''; a.click() }",
        f"{elsewhere.url}/followed",
    )
    victim.page.wait_for_url("**/followed")

    assert elsewhere.asked[0] == "/followed None"
