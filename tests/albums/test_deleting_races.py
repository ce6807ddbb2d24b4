"""Photos that move, come or are worked on while an album is deleted: each goes with it, or is not touched."""

from collections.abc import Callable

import pytest

from functions.shared.objects.album_removal import LONGEST_REQUEST_MS
from tests.house import House, Person
from tests.house.sharing import share_with, sign_up


@pytest.fixture
def album_id(house: House, ann: Person) -> str:
    """With one photo that stays in it."""
    made = ann.make_album()
    ann.add_photo(made, ann.upload("stays"))
    return made


@pytest.fixture
def home(ann: Person) -> str:
    return ann.make_album("Home")


def deleting(ann: Person, album_id: str) -> Callable[[], None]:
    def delete() -> None:
        assert ann.delete("albums", f"/{album_id}?forever=1").status_code == 204

    return delete


def move(person: Person, photo_id: str, album_id: str) -> int:
    return person.patch("photos", f"/{photo_id}", {"albumId": album_id}).status_code


def next_write(house: House) -> int:
    """Of photos."""
    return house.photos_store.life.writes + 1


def album_is_removed(house: House, album_id: str) -> bool:
    house.clock.advance(LONGEST_REQUEST_MS / 1000)
    house.sweep_up()
    return house.albums.get(album_id) is None and not house.photos.all_of_album(album_id, 1)


def test_photo_that_was_moved_out_before_is_kept(house: House, ann: Person, album_id: str, home: str) -> None:
    moved = ann.add_photo(album_id, ann.upload("moved"))["_id"]
    house.photos_store.life.after_write(next_write(house), deleting(ann, album_id))

    assert move(ann, moved, home) == 200

    assert album_is_removed(house, album_id)
    assert ann.photo(moved)["albumId"] == home
    assert ann.get("photos", f"/{moved}/original").status_code == 200


def test_photo_that_is_moved_out_afterwards_is_gone(
    house: House, ann: Person, album_id: str, home: str
) -> None:
    moved = ann.add_photo(album_id, ann.upload("moved"))["_id"]
    house.later.hold()
    deleting(ann, album_id)()

    assert move(ann, moved, home) == 404

    house.later.go_on()
    assert album_is_removed(house, album_id)
    assert house.photos.get(moved) is None


def test_photo_that_is_moved_out_at_the_same_moment_is_kept_if_that_is_what_is_told(
    house: House, ann: Person, album_id: str, home: str
) -> None:
    moved = ann.add_photo(album_id, ann.upload("moved"))["_id"]
    house.later.hold()
    house.photos_store.life.before_write(next_write(house), deleting(ann, album_id))

    assert move(ann, moved, home) == 200

    house.later.go_on()
    assert album_is_removed(house, album_id)
    assert ann.get("photos", f"/{moved}/original").status_code == 200


def test_photo_that_was_removed_before_the_move_was_written_is_gone(
    house: House, ann: Person, album_id: str, home: str
) -> None:
    moved = ann.add_photo(album_id, ann.upload("moved"))["_id"]
    house.photos_store.life.before_write(next_write(house), deleting(ann, album_id))

    assert move(ann, moved, home) == 404

    assert album_is_removed(house, album_id)
    assert house.photos.get(moved) is None


@pytest.mark.parametrize("moment", ["before_write", "after_write"])
def test_photo_that_is_moved_into_what_is_deleted_meanwhile_is_back_where_it_was(
    house: House, ann: Person, album_id: str, home: str, moment: str
) -> None:
    moved = ann.add_photo(home, ann.upload("moved"))["_id"]
    getattr(house.photos_store.life, moment)(next_write(house), deleting(ann, album_id))

    assert move(ann, moved, album_id) == 404

    assert ann.photo(moved)["albumId"] == home
    assert album_is_removed(house, album_id)
    assert ann.get("photos", f"/{moved}/original").status_code == 200


def test_photo_that_was_moved_in_goes_with_the_album(
    house: House, ann: Person, album_id: str, home: str
) -> None:
    moved = ann.add_photo(home, ann.upload("moved"))["_id"]
    assert move(ann, moved, album_id) == 200

    deleting(ann, album_id)()

    assert ann.get("photos", f"/{moved}").status_code == 404
    assert album_is_removed(house, album_id)
    assert house.photos.get(moved) is None
    assert house.stored_keys() == set()


def test_photo_of_another_that_is_moved_out_before_is_kept(house: House, album_id: str, ann: Person) -> None:
    bob = sign_up(house, "bob")
    share_with(ann, album_id, bob, add=True)
    moved, left = (bob.add_photo(album_id, bob.upload(name))["_id"] for name in ("moved", "left"))
    assert move(bob, moved, bob.make_album()) == 200

    house.later.hold()
    deleting(ann, album_id)()

    assert [photo["_id"] for photo in bob.get("photos").get_json()] == [moved]
    assert bob.get("photos", f"/{left}").status_code == 404


def test_photo_that_comes_at_the_same_moment_is_refused_and_its_object_is_kept(
    house: House, ann: Person, album_id: str, home: str
) -> None:
    key = ann.upload("late")
    house.photos_store.life.after_write(next_write(house), deleting(ann, album_id))

    reply = ann.post("photos", json={"albumId": album_id, "key": key})

    assert reply.status_code == 404
    assert house.photos.by_key(key) is None
    assert ann.post("photos", json={"albumId": home, "key": key}).status_code == 201


def test_name_that_is_changed_at_the_same_moment_does_not_bring_the_album_back(
    house: House, ann: Person, album_id: str
) -> None:
    house.later.hold()
    life = house.albums_store.life
    life.before_write(life.writes + 1, deleting(ann, album_id))

    assert ann.patch("albums", f"/{album_id}", {"albumName": "Other"}).status_code == 404

    assert ann.get("albums", f"/{album_id}").status_code == 404
