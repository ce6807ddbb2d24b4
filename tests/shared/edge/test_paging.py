"""Links from one page of a list to the next, followed as a client does."""

import re
from itertools import chain

from tests.house import House, Person


def pages(person: Person, address: str) -> list[list[str]]:
    """The ids on each page from this address on."""
    found: list[list[str]] = []
    while address:
        function, _, query = address.removeprefix("/function/").partition("/?")
        reply = person.call("GET", function, f"/?{query}")
        assert reply.status_code == 200, reply.text
        found.append([item["_id"] for item in reply.get_json()])
        link = re.fullmatch(r'<([^>]*)>; rel="next"', reply.headers.get("Link", ""))
        address = link[1] if link else ""
    return found


def make_albums(house: House, person: Person, count: int) -> list[str]:
    """Newest first."""
    ids = []
    for number in range(count):
        house.clock.advance(number % 2)
        ids.append(person.make_album(f"Album {number}"))
    by_time = person.get("albums").get_json()
    assert {album["_id"] for album in by_time} == set(ids)
    return [album["_id"] for album in by_time]


def test_links_lead_through_the_whole_list(house: House, ann: Person) -> None:
    ids = make_albums(house, ann, 7)

    found = pages(ann, "/function/albums/?limit=3")

    assert [len(page) for page in found] == [3, 3, 1]
    assert [*chain(*found)] == ids


def test_last_page_has_no_link(house: House, ann: Person) -> None:
    make_albums(house, ann, 2)

    assert "Link" not in ann.get("albums", limit="3").headers


def test_list_goes_on_where_it_was_though_items_were_added(house: House, ann: Person) -> None:
    ids = make_albums(house, ann, 4)
    link = ann.get("albums", limit="2").headers["Link"]
    house.clock.advance(1)
    ann.make_album("Newer")

    rest = pages(ann, re.findall(r"<(.*)>", link)[0])

    assert [*chain(*rest)] == ids[2:]


def test_link_keeps_what_was_asked_for(ann: Person) -> None:
    album_id = ann.make_album()
    for name in ("a", "b", "c"):
        ann.add_photo(album_id, ann.upload(name))
    other = ann.add_photo(ann.make_album(), ann.upload("elsewhere"))

    found = pages(ann, f"/function/photos/?limit=2&albumId={album_id}&tag=person&tag=dog")

    assert [len(page) for page in found] == [2, 1]
    assert other["_id"] not in [*chain(*found)]


def test_albums_own_photos_are_paged_too(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    for name in ("a", "b", "c"):
        house.clock.advance(1)
        ann.add_photo(album_id, ann.upload(name))

    first = ann.get("albums", f"/{album_id}", limit="2")
    path, query = re.findall(r"</function/albums(/[^?>]*)\?([^>]*)>", first.headers["Link"])[0]
    second = ann.call("GET", "albums", f"{path}?{query}")

    keys = [photo["key"] for reply in (first, second) for photo in reply.get_json()["photos"]]
    assert keys == [ann.key("c"), ann.key("b"), ann.key("a")]
