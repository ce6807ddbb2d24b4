"""What lies in the trash comes back when its bytes come again."""

from typing import Any

import pytest

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.house.sharing import listed, share_with, sign_up


@pytest.fixture
def photo(ann: Person) -> dict[str, Any]:
    made = ann.add_photo(ann.make_album(), ann.upload("boat", jpeg()))
    ann.patch("photos", f"/{made['_id']}", {"addTags": ["regatta"]})
    return ann.photo(made["_id"])


def add(person: Person, album_id: str, key: str) -> tuple[int, dict[str, Any]]:
    reply = person.post("photos", json={"albumId": album_id, "key": key})
    return reply.status_code, reply.get_json()


@pytest.mark.parametrize("name", ["boat", "another-name"])
def test_same_bytes_bring_it_back(house: House, ann: Person, photo: dict[str, Any], name: str) -> None:
    stored = house.stored_keys()
    ann.delete("photos", f"/{photo['_id']}")

    assert add(ann, photo["albumId"], ann.upload(name, jpeg())) == (200, photo)
    assert listed(ann, photo["albumId"]) == [photo["_id"]]
    assert ann.get("photos", "/trash").get_json() == []
    assert house.stored_keys() == stored


@pytest.mark.parametrize("name", ["boat", "another-name"])
def test_it_comes_back_from_a_trashed_album_into_the_one_asked_for(
    ann: Person, photo: dict[str, Any], name: str
) -> None:
    ann.delete("albums", f"/{photo['albumId']}")
    other = ann.make_album("Other")

    assert add(ann, other, ann.upload(name, jpeg())) == (200, photo | {"albumId": other, "albumIds": [other]})
    assert listed(ann, other) == [photo["_id"]]
    assert ann.post("albums", f"/{photo['albumId']}/restore").get_json()["photoCount"] == 0


def test_what_is_not_in_the_trash_may_come_again(ann: Person, photo: dict[str, Any]) -> None:
    status, again = add(ann, photo["albumId"], ann.upload("again", jpeg()))

    assert (status, again["_id"] == photo["_id"]) == (201, False)


def test_the_trash_of_others_is_theirs(house: House, ann: Person, photo: dict[str, Any]) -> None:
    ann.delete("photos", f"/{photo['_id']}")
    bob = house.person("bob")

    status, of_bob = add(bob, bob.make_album(), bob.upload("boat", jpeg()))

    assert (status, of_bob["userName"]) == (201, "bob")
    assert ann.photo(photo["_id"])["trashedAt"] is not None


def test_album_that_takes_no_photos_brings_none_back(
    house: House, photo: dict[str, Any], ann: Person
) -> None:
    bob = sign_up(house, "bob")
    looked_at = bob.make_album()
    share_with(bob, looked_at, house_person := sign_up(house, "carla"))
    mine = house_person.add_photo(house_person.make_album(), house_person.upload("c"))
    house_person.delete("photos", f"/{mine['_id']}")

    assert add(house_person, looked_at, mine["key"])[0] == 403
    assert house_person.photo(mine["_id"])["trashedAt"] is not None


def test_copy_is_removed_by_the_sweep_where_storage_was_away(
    house: House, ann: Person, photo: dict[str, Any]
) -> None:
    stored, key = house.stored_keys(), ann.upload("another-name", jpeg())
    ann.delete("photos", f"/{photo['_id']}")
    house.network.fail_after("storage", 1)

    assert add(ann, photo["albumId"], key)[0] == 200
    house.come_back()
    house.sweep_up_later()

    assert house.stored_keys() == stored


def test_album_that_closes_meanwhile_leaves_it_in_the_trash(ann: Person, house: House) -> None:
    first, other = ann.make_album(), ann.make_album("Other")
    photo = ann.add_photo(first, ann.upload("a", jpeg()))
    ann.delete("albums", f"/{first}")
    key = ann.upload("b", jpeg())
    house.network.before("storage", "GET", lambda: ann.delete("albums", f"/{other}"))

    assert add(ann, other, key)[0] == 404

    assert ann.photo(photo["_id"])["trashedAt"] is not None
    assert ann.post("albums", f"/{first}/restore").get_json()["photoCount"] == 1
