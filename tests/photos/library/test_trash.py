"""A photo in the trash is nowhere but there, comes back as it was, and goes for good."""

from typing import Any

import pytest

from tests.house import House, Person
from tests.house.sharing import end_share, guest, listed, share_link, share_with, sign_up


@pytest.fixture
def album_id(ann: Person) -> str:
    return ann.make_album()


@pytest.fixture
def photo(ann: Person, album_id: str) -> dict[str, Any]:
    return ann.add_photo(album_id, ann.upload("boat"))


def trash(person: Person, photo_id: str) -> None:
    assert person.delete("photos", f"/{photo_id}").status_code == 204


def restore(person: Person, photo_id: str, query: str = "") -> dict[str, Any]:
    reply = person.post("photos", f"/{photo_id}/restore{query}")
    assert reply.status_code == 200, reply.text
    restored: dict[str, Any] = reply.get_json()
    return restored


def in_trash(person: Person, **query: str) -> list[str]:
    return [photo["_id"] for photo in person.get("photos", "/trash", **query).get_json()]


def test_trashed_photo_is_nowhere_but_in_the_trash(
    house: House, ann: Person, album_id: str, photo: dict[str, Any]
) -> None:
    visitor = guest(house, share_link(ann, album_id)["token"])
    tag = photo["tags"][0]
    trash(ann, photo["_id"])

    for query in ({}, {"q": ""}, {"tag": tag}, {"albumId": album_id}, {"sha256": photo["sha256"]}):
        assert ann.get("photos", **query).get_json() == [], query
    assert ann.get("photos", "/timeline").get_json() == []
    assert ann.get("photos", "/facets").get_json()["tag"] == []
    assert ann.get("photos", "/suggest", q=tag[:2]).get_json() == []
    [album] = ann.get("albums").get_json()
    assert (album["photoCount"], album["coverId"], album["cover"]) == (0, None, None)
    assert listed(ann, album_id) == listed(visitor, album_id) == []
    assert visitor.get("photos", f"/{photo['_id']}").status_code == 404
    assert visitor.get("photos", f"/{photo['_id']}/thumbnail").status_code == 404
    assert in_trash(ann) == [photo["_id"]]


def test_owner_sees_it_there_with_its_pictures(house: House, ann: Person, photo: dict[str, Any]) -> None:
    house.clock.advance(5)
    trash(ann, photo["_id"])

    assert ann.photo(photo["_id"]) == photo | {"trashedAt": house.clock()}
    for form in ("thumbnail", "preview", "original"):
        assert ann.get("photos", f"/{photo['_id']}/{form}").status_code == 200
    assert house.person("bob").get("photos", f"/{photo['_id']}").status_code == 404


def test_restored_photo_is_what_it_was(ann: Person, album_id: str, photo: dict[str, Any]) -> None:
    ann.patch("photos", f"/{photo['_id']}", {"addTags": ["regatta"]})
    before = ann.photo(photo["_id"])
    trash(ann, photo["_id"])

    assert restore(ann, photo["_id"]) == before
    assert ann.get("photos", q="regatta").get_json() == [before]
    assert listed(ann, album_id) == [photo["_id"]]
    assert in_trash(ann) == []


def test_trash_is_listed_by_when_things_came_there(house: House, ann: Person, album_id: str) -> None:
    ids = [ann.add_photo(album_id, ann.upload(f"{number}", b"x%d" % number))["_id"] for number in range(5)]
    for photo_id in (ids[2], ids[0], ids[4], ids[1]):
        house.clock.advance(1)
        trash(ann, photo_id)

    first = ann.get("photos", "/trash", limit="3")
    rest = in_trash(ann, limit="3", cursor=first.headers["Link"].partition("cursor=")[2].partition(">")[0])

    assert [photo["_id"] for photo in first.get_json()] + rest == [ids[1], ids[4], ids[0], ids[2]]


def test_trashing_twice_keeps_its_time(house: House, ann: Person, photo: dict[str, Any]) -> None:
    trash(ann, photo["_id"])
    since = ann.photo(photo["_id"])["trashedAt"]
    house.clock.advance(60)
    trash(ann, photo["_id"])

    assert ann.photo(photo["_id"])["trashedAt"] == since


def test_nothing_is_changed_in_the_trash(ann: Person, photo: dict[str, Any]) -> None:
    trash(ann, photo["_id"])

    assert ann.patch("photos", f"/{photo['_id']}", {"addTags": ["x"]}).status_code == 409
    assert ann.post("photos", f"/{photo['_id']}/process").status_code == 409


def test_photo_goes_for_good_from_the_trash(house: House, ann: Person, photo: dict[str, Any]) -> None:
    trash(ann, photo["_id"])

    assert ann.delete("photos", f"/{photo['_id']}?forever=1").status_code == 204

    assert house.stored_keys() == set()
    assert in_trash(ann) == []
    assert ann.post("photos", f"/{photo['_id']}/restore").status_code == 404


def test_photo_comes_back_into_another_album(ann: Person, photo: dict[str, Any]) -> None:
    other = ann.make_album("Other")
    trash(ann, photo["_id"])

    assert restore(ann, photo["_id"], f"?albumId={other}")["albumId"] == other
    assert listed(ann, other) == [photo["_id"]]


def test_emptied_trash_leaves_what_is_not_in_it(house: House, ann: Person, album_id: str) -> None:
    kept = ann.add_photo(album_id, ann.upload("kept", b"kept"))
    for number in range(3):
        trash(ann, ann.add_photo(album_id, ann.upload(f"{number}", b"x%d" % number))["_id"])
    gone_album = ann.make_album("Gone")
    ann.add_photo(gone_album, ann.upload("gone", b"gone"))
    ann.delete("albums", f"/{gone_album}")

    emptied = ann.delete("photos", "/trash").get_json()
    house.sweep_up_later()

    assert emptied == {"photos": 3, "albums": 1, "more": False}
    assert in_trash(ann) == ann.get("albums", trash="1").get_json() == []
    assert {key for key in house.stored_keys() if key.startswith("incoming:")} == {kept["key"]}


def test_usage_tells_what_the_trash_holds(ann: Person, album_id: str) -> None:
    alone = ann.add_photo(album_id, ann.upload("alone", b"12345"))
    other = ann.make_album("Other")
    for number in range(2):
        ann.add_photo(other, ann.upload(f"{number}", b"x%d" % number))
    trash(ann, alone["_id"])
    ann.delete("albums", f"/{other}")

    usage = ann.get("photos", "/trash/usage").get_json()

    assert usage == {"photoCount": 1, "albumCount": 1, "trashBytes": 5 + 2 + 2}


def test_rules_tell_how_long_it_stays(ann: Person) -> None:
    assert ann.get("photos", "/trash/rules").get_json() == {"days": 30}


def test_album_owner_puts_anothers_photo_into_their_trash_and_takes_it_back(
    house: House, ann: Person
) -> None:
    bob, album_id = sign_up(house, "bob"), ann.make_album()
    share = share_with(ann, album_id, bob, add=True)
    photo_id = bob.add_photo(album_id, bob.upload("b"))["_id"]
    trash(ann, photo_id)

    assert in_trash(bob) == [photo_id]
    assert in_trash(ann) == []
    assert ann.get("photos", f"/{photo_id}").status_code == 404
    assert ann.post("photos", f"/{photo_id}/restore?albumId={ann.make_album()}").status_code == 404
    assert "key" not in restore(ann, photo_id)
    end_share(ann, share)
    assert listed(ann, album_id) == [photo_id]


def test_without_days_what_is_deleted_goes_at_once(house: House, ann: Person, photo: dict[str, Any]) -> None:
    house.trash_days = 0
    house.start_photos()

    trash(ann, photo["_id"])

    assert house.stored_keys() == set()
    assert ann.get("photos", f"/{photo['_id']}").status_code == 404
