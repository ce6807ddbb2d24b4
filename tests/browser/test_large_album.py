"""Ten thousand photos in one album: the page holds only those in sight."""

import json
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import WITHOUT_WORKER, OpenAlbum

PHOTOS = 10_000
TAGS = ("person", "bus", "dog", "cat", "bicycle")
DAY_MS = 86_400_000
MOST_CARDS = 120
STEPS = 20


def test_ten_thousand_photos_scroll_past_few_at_a_time(open_album: OpenAlbum) -> None:
    screen = open_album("Ten thousand", **WITHOUT_WORKER)
    address = screen.page.url
    album_id = address.rsplit("/", 1)[1]
    screen.page.route("**/function/photos/?*", lambda route: _give_page(route, album_id))
    screen.page.route(
        "**/function/storage/thumbnail*",
        lambda route: route.fulfill(content_type="image/svg+xml", body=_PICTURE),
    )
    screen.page.reload()
    expect(screen.page.get_by_text("10,000 photos").first).to_be_visible(timeout=30_000)
    _scroll_through(screen.page)
    expect(screen.page.get_by_role("link", name="IMG_0.jpg: person")).to_be_visible()
    screen.look("album-ten-thousand")


def _scroll_through(page: Page) -> None:
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    for step in range(STEPS):
        page.mouse.wheel(0, height / STEPS)
        page.wait_for_timeout(50)
        assert page.get_by_test_id("photo-card").count() < MOST_CARDS, f"too many cards at step {step}"


def _give_page(route: Route, album_id: str) -> None:
    """The list as the functions give it, from photos made up on the spot, newest first."""
    query = parse_qs(urlparse(route.request.url).query)
    if "status" in query:
        route.fulfill(json=[])
        return
    start, limit = int(query.get("cursor", ["0"])[0]), int(query["limit"][0])
    photos = [made_up_photo(album_id, PHOTOS - 1 - at) for at in range(start, min(start + limit, PHOTOS))]
    address = f"/function/photos/?albumId={album_id}&limit={limit}&cursor={start + limit}"
    link = {"Link": f'<{address}>; rel="next"'} if start + limit < PHOTOS else {}
    route.fulfill(content_type="application/json", headers=link, body=json.dumps(photos))


def made_up_photo(album_id: str, number: int) -> dict[str, object]:
    step = {"state": "done", "attempts": 1, "startedAt": 1, "finishedAt": 2, "error": None}
    return {
        "_id": f"{number:024x}",
        "albumId": album_id,
        "userName": "zoe",
        "key": f"incoming:zoe:{number}",
        "thumbnailKey": f"thumbnail:zoe:{number}",
        "mediumKey": None,
        "previewKey": None,
        "crop": None,
        "placeholder": "1QcSHQRnh493V4dIh4eXh1h4kJUI",
        "fileName": f"IMG_{number}.jpg",
        "createdAt": 1_700_000_000_000 + number // 40 * DAY_MS,
        "takenAt": None,
        "takenAtOffset": None,
        "status": "ready",
        "steps": {"metadata": step, "thumbnail": step, "recognition": step},
        "tags": [TAGS[number % len(TAGS)]],
        "addedTags": [],
        "removedTags": [],
        "detections": [],
        "model": "made up",
        "width": 1600,
        "height": 1200,
        "camera": None,
        "lens": None,
        "exposure": None,
        "gps": None,
        "place": None,
        "size": 1,
        "sha256": "0" * 64,
        "contentType": "image/jpeg",
    }


_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" style="background: teal"/>'
