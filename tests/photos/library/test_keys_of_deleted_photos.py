"""A key whose photo is being deleted is no photo's that is there, and what comes after it is not harmed."""

import pytest

from functions.shared.objects.removal import Removal
from tests.house import House, Person


@pytest.fixture
def home(house: House, ann: Person) -> str:
    house.later.hold()
    return ann.make_album("Home")


def take_in(person: Person, album_id: str, key: str) -> int:
    return person.post("photos", json={"albumId": album_id, "key": key}).status_code


def test_key_of_a_photo_in_a_deleted_album_is_a_conflict_until_all_is_removed(
    house: House, ann: Person, home: str
) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")
    ann.add_photo(album_id, key)
    ann.delete("albums", f"/{album_id}?forever=1")

    assert take_in(ann, home, key) == 409
    assert take_in(ann, home, ann.upload("boat.2")) == 201
    assert ann.get("accounts", "/photo", key=key).get_json() == {"sha256": None}
    house.later.go_on()
    assert take_in(ann, home, key) == 404, "its object went with the photo"
    assert take_in(ann, home, ann.upload("boat")) == 201
    assert len(ann.get("photos").get_json()) == 2
    house.sweep_up_later()
    for photo in ann.get("photos").get_json():
        for form in ("original", "thumbnail", "medium", "preview"):
            assert ann.get("photos", f"/{photo['_id']}/{form}").status_code == 200


def test_second_removal_at_the_same_time_leaves_it_to_the_first(house: House, ann: Person, home: str) -> None:
    photo_id = ann.add_photo(home, ann.upload("boat"))["_id"]
    second = Removal(house.photos, house.gateway("photos"), house.clock)
    results: list[bool] = []
    house.network.before("storage", "DELETE", lambda: results.append(second.finish(photo_id)))

    assert ann.delete("photos", f"/{photo_id}?forever=1").status_code == 204

    assert results == [False]
    assert house.photos.get(photo_id) is None


def test_removal_that_comes_too_late_touches_nothing_of_the_same_key(
    house: House, ann: Person, home: str
) -> None:
    photo_id = ann.add_photo(home, ann.upload("boat"))["_id"]
    ann.delete("photos", f"/{photo_id}?forever=1")
    again = ann.add_photo(home, ann.upload("boat"))["_id"]

    assert Removal(house.photos, house.gateway("photos"), house.clock).finish(photo_id)

    assert ann.get("photos", f"/{again}/original").status_code == 200


def test_removal_whose_time_is_over_leaves_the_rest_to_another(house: House, ann: Person, home: str) -> None:
    photo_id = ann.add_photo(home, ann.upload("boat"))["_id"]
    house.network.before("storage", "DELETE", lambda: house.clock.advance(16))

    ann.delete("photos", f"/{photo_id}?forever=1")

    assert len(house.stored_keys()) == 3
    house.sweep_up()
    assert house.photos.get(photo_id) is not None, "a call of the first may still be on its way"
    house.sweep_up_later()
    assert house.photos.get(photo_id) is None
    assert house.stored_keys() == set()
