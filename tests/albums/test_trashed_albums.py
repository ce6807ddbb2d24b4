"""An album goes into the trash, and comes back, in one write, with all that is in it."""

from typing import Any

import pytest

from tests.house import House, Person
from tests.house.sharing import guest, listed, open_link, share_link, share_with, sign_up


@pytest.fixture
def album_id(house: House, ann: Person) -> str:
    """With two photos."""
    made = ann.make_album("Rome")
    for name in ("a", "b"):
        house.clock.advance(1)
        ann.add_photo(made, ann.upload(name, name.encode()))
    return made


def trash(person: Person, album_id: str) -> None:
    assert person.delete("albums", f"/{album_id}").status_code == 204


def restore(person: Person, album_id: str) -> dict[str, Any]:
    reply = person.post("albums", f"/{album_id}/restore")
    assert reply.status_code == 200, reply.text
    restored: dict[str, Any] = reply.get_json()
    return restored


def trashed(person: Person, **query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person.get("albums", trash="1", **query).get_json()
    return found


def revisions(house: House) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = house.store.connection().execute("SELECT id, rev FROM photos").fetchall()
    return found


def test_trashed_album_is_nowhere_but_in_the_trash(house: House, ann: Person, album_id: str) -> None:
    photo = ann.get("photos").get_json()[0]
    trash(ann, album_id)

    assert ann.get("albums").get_json() == ann.get("photos").get_json() == []
    for query in ({"q": ""}, {"q": "rome"}, {"albumId": album_id}, {"sha256": photo["sha256"]}):
        assert ann.get("photos", **query).get_json() == [], query
    assert ann.get("photos", "/timeline").get_json() == ann.get("photos", "/suggest", q="ro").get_json() == []
    assert ann.get("albums", f"/{album_id}").status_code == 404
    assert ann.patch("albums", f"/{album_id}", {"albumName": "New"}).status_code == 404
    assert ann.post("photos", json={"albumId": album_id, "key": ann.upload("c", b"c")}).status_code == 404
    [album] = trashed(ann)
    assert (album["_id"], album["photoCount"], album["trashedAt"]) == (album_id, 2, house.clock())
    assert ann.photo(photo["_id"]) == photo | {"trashedAt": house.clock()}
    assert ann.get("photos", "/trash").get_json() == []


def test_its_photos_are_listed_in_the_trash(ann: Person, album_id: str) -> None:
    ids = listed(ann, album_id)
    assert ann.get("photos", "/trash", albumId=album_id).status_code == 404
    trash(ann, album_id)

    found = ann.get("photos", "/trash", albumId=album_id).get_json()

    assert [photo["_id"] for photo in found] == ids
    assert all(photo["trashedAt"] for photo in found)


def test_neither_way_writes_a_photo(house: House, ann: Person, album_id: str) -> None:
    before = revisions(house)
    trash(ann, album_id)
    restore(ann, album_id)

    assert revisions(house) == before


def test_restored_album_is_what_it_was(house: House, ann: Person, album_id: str) -> None:
    bob = sign_up(house, "bob")
    share_with(ann, album_id, bob)
    link = share_link(ann, album_id)["token"]
    [before], ids = ann.get("albums").get_json(), listed(ann, album_id)
    trash(ann, album_id)
    assert open_link(house, link).status_code == 404
    assert bob.get("albums", shared="1").get_json() == bob.get("photos", q="is:shared").get_json() == []

    assert restore(ann, album_id) == before
    assert listed(ann, album_id) == listed(bob, album_id) == listed(guest(house, link), album_id) == ids
    assert ann.get("photos", "/timeline").get_json() == [{"month": None, "count": 2}]


def test_who_added_to_it_has_their_photos_back_with_it(house: House, ann: Person, album_id: str) -> None:
    bob = sign_up(house, "bob")
    share_with(ann, album_id, bob, add=True)
    own = bob.add_photo(bob.make_album(), bob.upload("own"))["_id"]
    added = bob.add_photo(album_id, bob.upload("b", b"of bob"))
    trash(ann, album_id)

    assert [photo["_id"] for photo in bob.get("photos").get_json()] == [own]
    assert [photo["_id"] for photo in bob.get("photos", q="").get_json()] == [own]
    assert bob.photo(added["_id"])["trashedAt"] is not None
    assert bob.post("albums", f"/{album_id}/restore").status_code == 404
    [shown] = [p for p in ann.get("photos", "/trash", albumId=album_id).get_json() if p["userName"] == "bob"]
    assert "key" not in shown

    restore(ann, album_id)
    assert {photo["_id"] for photo in bob.get("photos").get_json()} == {own, added["_id"]}


def test_who_added_to_it_may_take_their_photo_elsewhere(house: House, ann: Person, album_id: str) -> None:
    bob = sign_up(house, "bob")
    share_with(ann, album_id, bob, add=True)
    added = bob.add_photo(album_id, bob.upload("b", b"of bob"))["_id"]
    trash(ann, album_id)
    own = bob.make_album()

    refused = bob.post("photos", f"/{added}/restore")
    assert (refused.status_code, "album is in the trash" in refused.get_json()["detail"]) == (409, True)
    assert bob.post("photos", f"/{added}/restore?albumId={own}").status_code == 200

    assert listed(bob, own) == [added]
    assert restore(ann, album_id)["photoCount"] == 2


def test_photo_trashed_before_its_album_stays_in_the_trash(ann: Person, album_id: str) -> None:
    first, second = listed(ann, album_id)
    ann.delete("photos", f"/{first}")
    trash(ann, album_id)

    assert trashed(ann)[0]["photoCount"] == 1
    assert ann.post("photos", f"/{first}/restore").status_code == 409
    restore(ann, album_id)
    assert listed(ann, album_id) == [second]
    assert ann.post("photos", f"/{first}/restore").status_code == 200


def test_album_goes_for_good_from_the_trash(house: House, ann: Person, album_id: str) -> None:
    ann.delete("photos", f"/{listed(ann, album_id)[0]}")
    trash(ann, album_id)

    assert ann.delete("albums", f"/{album_id}?forever=1").status_code == 204

    assert ann.post("albums", f"/{album_id}/restore").status_code == 404
    assert trashed(ann) == ann.get("photos", "/trash").get_json() == []
    house.sweep_up_later()
    assert house.stored_keys() == set()


def test_trash_of_albums_is_listed_by_when_they_came_there(house: House, ann: Person) -> None:
    ids = [ann.make_album(f"{number}") for number in range(4)]
    for id in (ids[1], ids[3], ids[0]):
        house.clock.advance(1)
        trash(ann, id)

    first = ann.get("albums", trash="1", limit="2")
    link = first.headers["Link"]
    rest = trashed(ann, limit="2", cursor=link.partition("cursor=")[2].partition(">")[0])

    assert "trash=1" in link
    assert [album["_id"] for album in [*first.get_json(), *rest]] == [ids[0], ids[3], ids[1]]


def test_restoring_what_is_there_changes_nothing(ann: Person, album_id: str) -> None:
    assert restore(ann, album_id) == ann.get("albums").get_json()[0]


def test_without_days_an_album_goes_at_once(house: House, ann: Person, album_id: str) -> None:
    house.trash_days = 0
    house.start_albums()

    trash(ann, album_id)

    assert trashed(ann) == []
    assert house.stored_keys() == set()
