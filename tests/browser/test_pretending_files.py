"""Files and names that would be programs, if a browser took them for that."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from tests.browser.victim import Victim

SCRIPT = """
const request = new XMLHttpRequest()
request.open('POST', '/function/albums/', false)
request.send('{"albumName":"Theirs"}')
document.title = 'ran'
"""
HTML = f"<!doctype html><title>Page</title><script>{SCRIPT}</script>"
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>{SCRIPT}</script></svg>'


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
