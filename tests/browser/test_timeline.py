"""The home page: all photos by the time they were taken, at any size."""

import json
import re
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import WITHOUT_WORKER, NewScreen
from tests.browser.looks import PHONE
from tests.browser.test_large_album import made_up_photo

DESKTOP = {"width": 1440, "height": 900}
YEARS = range(2026, 2001, -1)
IN_A_MONTH = 3_400
MOST_PHOTOS = 400
HOUR_MS = 3_600_000


@pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_million_photos_are_a_few_at_a_time(new_screen: NewScreen, options: dict[str, object]) -> None:
    screen = new_screen(**WITHOUT_WORKER, **options)
    page = screen.page
    screen.sign_up("tina")
    page.route("**/function/photos/timeline*", lambda route: route.fulfill(json=_months()))
    page.route("**/function/photos/?*", _give_page)
    page.route(
        "**/function/storage/*",
        lambda route: route.fulfill(
            content_type="image/svg+xml", body="<svg xmlns='http://www.w3.org/2000/svg'/>"
        ),
    )
    screen.open("/")
    expect(page.get_by_text("1,020,000 photos")).to_be_visible()
    expect(page.get_by_role("heading", name="December 2026")).to_be_in_viewport()
    scrubber = page.get_by_role("slider", name="Go to a month")
    scrubber.focus()
    for key, month in (
        ("ArrowDown", "November 2026"),
        ("PageDown", "December 2025"),
        ("End", "January 2002"),
        ("PageUp", "December 2003"),
        ("Home", "December 2026"),
    ):
        page.keyboard.press(key)
        expect(scrubber).to_have_attribute("aria-valuetext", month)
        expect(page.get_by_role("region", name=month).get_by_test_id("photo-card").first).to_be_in_viewport()
        assert page.get_by_test_id("photo-card").count() <= MOST_PHOTOS
    _drag_to_the_middle(page)
    expect(scrubber).to_have_attribute("aria-valuetext", re.compile("(May|June|July) 2014"))
    expect(page.get_by_test_id("photo-card").first).to_be_attached()
    screen.settle()
    screen.look(f"timeline-{options['width']}")
    assert screen.barriers() == []
    assert page.evaluate("window.innerWidth") == options["width"]


def _drag_to_the_middle(page: Page) -> None:
    box = page.get_by_role("slider").bounding_box()
    assert box is not None
    right, middle = box["x"] + box["width"] - 8, box["y"] + box["height"] / 2
    page.mouse.move(right, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(right, middle - 40)
    page.mouse.move(right, middle)
    page.mouse.up()


def _months() -> list[dict[str, object]]:
    return [
        {"month": f"{year}-{month:02}", "count": IN_A_MONTH} for year in YEARS for month in range(12, 0, -1)
    ]


def _give_page(route: Route) -> None:
    query = parse_qs(urlparse(route.request.url).query)
    month, start = query["taken"][0], int(query.get("cursor", ["0"])[0])
    end = min(start + int(query["limit"][0]), IN_A_MONTH)
    photos = [_photo(month, at) for at in range(start, end)]
    address = f"/function/photos/?taken={month}&limit={query['limit'][0]}&cursor={end}"
    link = {"Link": f'<{address}>; rel="next"'} if end < IN_A_MONTH else {}
    route.fulfill(content_type="application/json", headers=link, body=json.dumps(photos))


def _photo(month: str, at: int) -> dict[str, object]:
    year, number = map(int, month.split("-"))
    taken = ((year - 1970) * 365 + (year - 1969) // 4 + (number - 1) * 30 + 28) * 24 * HOUR_MS
    name = year * 1_000_000 + number * 10_000 + at
    return {**made_up_photo("a" * 24, name), "takenAt": taken - at * HOUR_MS // 8, "takenAtOffset": 0}
