"""How many photos one user may have, where the operator sets a limit."""

from pathlib import Path

import pytest

from tests.house import House, Person
from tests.house.sharing import share_with, sign_up


@pytest.fixture
def house(house: House) -> House:
    house.most_photos = 3
    house.start_photos()
    return house


def add(person: Person, album_id: str, name: str) -> int:
    body = {"albumId": album_id, "key": person.upload(name, name.encode())}
    return person.post("photos", json=body).status_code


def test_photo_too_many_is_refused_and_leaves_no_record(ann: Person) -> None:
    album_id = ann.make_album()

    assert [add(ann, album_id, name) for name in "abcd"] == [201, 201, 201, 507]

    assert len(ann.get("photos").get_json()) == 3


def test_what_is_deleted_makes_room(ann: Person) -> None:
    album_id = ann.make_album()
    first = ann.add_photo(album_id, ann.upload("a"))
    assert [add(ann, album_id, name) for name in "bcd"] == [201, 201, 507]

    ann.delete("photos", f"/{first['_id']}?forever=1")

    assert add(ann, album_id, "d") == 201


def test_photo_that_is_there_already_is_given_though_nothing_more_fits(ann: Person) -> None:
    album_id = ann.make_album()
    for name in "abc":
        add(ann, album_id, name)

    assert add(ann, album_id, "a") == 200


def test_each_user_has_a_quota_of_their_own_wherever_the_photos_are(house: House, ann: Person) -> None:
    bob = sign_up(house, "bob")
    album_id = ann.make_album()
    share_with(ann, album_id, bob, add=True)
    assert [add(bob, album_id, name) for name in "abcd"] == [201, 201, 201, 507]

    assert [add(ann, album_id, name) for name in "abcd"] == [201, 201, 201, 507]


def test_there_is_no_limit_unless_one_is_set(tmp_path: Path) -> None:
    ann = House(tmp_path / "unlimited").person("ann")
    album_id = ann.make_album()

    assert {add(ann, album_id, f"{number}") for number in range(8)} == {201}
