"""What a file says of itself is text: told as JSON, never as a page, and not to guests who may not see it."""

import pytest

from tests.house import House, Person
from tests.photos.metadata.written_files import jpeg, listed, packet

MARKUP = "&lt;script&gt;alert(1)&lt;/script&gt;"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def photo(house: House, ann: Person) -> dict[str, object]:
    data = jpeg(packet(listed("dc:subject", MARKUP, "boat")))
    taken_in = ann.add_photo(ann.make_album(), ann.upload("words", data))
    house.worker.settle()
    return ann.photo(taken_in["_id"])


def test_markup_in_a_file_is_a_tag_and_told_as_json(ann: Person, photo: dict[str, object]) -> None:
    assert SCRIPT in photo["tags"]  # type: ignore[operator]
    for path in (f"/{photo['_id']}", "/"):
        reply = ann.get("photos", path)
        assert reply.content_type == "application/json"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]


def test_markup_in_a_search_is_only_searched(ann: Person, photo: dict[str, object]) -> None:
    reply = ann.get("photos", q=f'tag:"{SCRIPT}"')

    assert reply.content_type in ("application/json", "application/problem+json")
    assert reply.status_code < 500


@pytest.mark.parametrize("name", ["picture.svg", "picture.jpg"])
@pytest.mark.parametrize("content_type", ["image/svg+xml", "image/jpeg"])
def test_svg_is_no_picture_here_whatever_it_is_called(
    house: House, ann: Person, name: str, content_type: str
) -> None:
    svg = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    key = ann.upload(name, svg, content_type)
    photo = ann.add_photo(ann.make_album(), key)
    house.worker.settle()

    assert ann.photo(photo["_id"])["status"] == "failed"
    given = ann.get("storage", f"/{key}")
    assert given.content_type != "image/svg+xml"
    assert "sandbox" in given.headers["Content-Security-Policy"]
