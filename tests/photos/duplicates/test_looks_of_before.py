"""Photos of before are looked at by the small pictures that were made of them, some at each sweep."""

import pytest

from functions.photos.duplicates.looks import WALK
from functions.shared.models.look import difference
from functions.shared.models.photo import Photo
from functions.shared.stores.records.walks import Walks
from tests.house import House, Person
from tests.photos.duplicates.asking import add, all_groups, ids_of
from tests.photos.duplicates.pictures import jpeg, scene


@pytest.fixture
def album_id(ann: Person) -> str:
    return ann.make_album()


def of_before(house: House, ann: Person, album_id: str, name: str, data: bytes) -> str:
    photo_id = add(ann, album_id, name, data)
    assert house.photos.change(photo_id, lambda photo: photo.model_copy(update={"look": None}))
    return photo_id


def look_of(house: House, photo_id: str) -> str | None:
    photo = house.photos.get(photo_id)
    assert photo is not None
    return photo.look


def test_they_are_found_then(house: House, ann: Person, album_id: str) -> None:
    large = of_before(house, ann, album_id, "large", jpeg(scene(1)))
    small = of_before(house, ann, album_id, "small", jpeg(scene(1), scale=0.5))
    drawn = ann.photo(large)["steps"]["thumbnail"]
    assert all_groups(ann) == []

    assert house.sweep_up()["lookedAtPhotos"] == 2

    assert ids_of(all_groups(ann)) == [[large, small]]
    assert ann.photo(large)["steps"]["thumbnail"] == drawn
    assert house.sweep_up()["lookedAtPhotos"] == 0


def test_it_is_what_is_told_with_a_thumbnail(house: House, ann: Person, album_id: str) -> None:
    photo_id = add(ann, album_id, "now", jpeg(scene(1)))
    before = look_of(house, photo_id)
    assert house.photos.change(photo_id, lambda photo: photo.model_copy(update={"look": None}))

    house.sweep_up()

    after = look_of(house, photo_id)
    assert before
    assert after
    assert difference(before, after) <= 4


def test_photo_of_now_is_not_looked_at_again(house: House, ann: Person, album_id: str) -> None:
    add(ann, album_id, "now", jpeg(scene(1)))

    assert house.sweep_up()["lookedAtPhotos"] == 0


@pytest.mark.parametrize("function", ["storage", "thumbnail"])
def test_walk_waits_for_who_is_away(house: House, ann: Person, album_id: str, function: str) -> None:
    of_before(house, ann, album_id, "a", jpeg(scene(1)))
    house.go_away(function)
    assert house.sweep_up()["lookedAtPhotos"] == 0
    house.come_back()

    assert house.sweep_up()["lookedAtPhotos"] == 1


def test_lost_picture_does_not_hold_up_the_others(house: House, ann: Person, album_id: str) -> None:
    lost = of_before(house, ann, album_id, "a", jpeg(scene(1)))
    other = of_before(house, ann, album_id, "b", jpeg(scene(2)))
    photo = house.photos.get(lost)
    assert photo is not None
    assert photo.medium_key is not None
    house.blobs.delete(photo.medium_key)

    assert house.sweep_up()["lookedAtPhotos"] == 1

    assert look_of(house, lost) is None
    assert look_of(house, other)
    assert Walks(house.store).get(WALK).is_over


def test_person_who_is_faster_counts(house: House, ann: Person, album_id: str) -> None:
    """What is said of a photo while it is looked at stays."""
    photo_id = of_before(house, ann, album_id, "a", jpeg(scene(1)))

    def favour(photo: Photo) -> Photo:
        return photo.model_copy(update={"favourite": True})

    house.network.before("thumbnail", "POST", lambda: house.photos.change(photo_id, favour))

    assert house.sweep_up()["lookedAtPhotos"] == 1
    assert ann.photo(photo_id)["favourite"] is True
