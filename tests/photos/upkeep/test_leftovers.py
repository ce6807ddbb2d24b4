"""What was made of originals that are gone goes, too; nothing else does."""

from typing import Any

import pytest

from functions.photos.upkeep import stored
from tests.house import House, Person

DAY = 86_400


def in_other_size(person: Person, key: str) -> str:
    made = person.call("POST", "thumbnail", data=key, query={"width": "320", "height": "240"})
    assert made.status_code == 200, made.text
    return str(made.text)


def take_in(person: Person, name: str = "boat") -> dict[str, Any]:
    return person.add_photo(person.make_album(), person.upload(name))


def test_thumbnails_of_other_sizes_go_after_their_photo(house: House, ann: Person) -> None:
    photo, kept = take_in(ann), take_in(ann, "kept")
    of_other_size, of_kept = in_other_size(ann, photo["key"]), in_other_size(ann, kept["key"])
    ann.delete("photos", f"/{photo['_id']}?forever=1")
    assert of_other_size in house.stored_keys()
    house.storage.age_all(DAY)

    assert house.sweep_up()["deletedLeftovers"] == 2

    assert of_other_size not in house.stored_keys()
    assert of_kept in house.stored_keys()
    assert len(house.stored_keys()) == 6


def test_what_is_new_is_left_alone(house: House, ann: Person) -> None:
    photo = take_in(ann)
    of_other_size = in_other_size(ann, photo["key"])
    ann.delete("photos", f"/{photo['_id']}?forever=1")

    assert house.sweep_up()["deletedLeftovers"] == 0
    assert of_other_size in house.stored_keys()


@pytest.mark.parametrize("name", ["boat", "n" * 150])
def test_thumbnail_of_an_original_that_is_no_photo_is_left_alone(
    house: House, ann: Person, name: str
) -> None:
    made = in_other_size(ann, ann.upload(name))
    house.storage.age_all(DAY)

    for _ in range(2):
        assert house.sweep_up()["deletedLeftovers"] == 0
    assert made in house.stored_keys()


def test_each_sweep_looks_at_a_page_and_the_next_goes_on(
    house: House, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "OBJECTS_A_PAGE", 2)
    photos = [take_in(ann, f"photo-{number}") for number in range(3)]
    made = {in_other_size(ann, photo["key"]) for photo in photos}
    for photo in photos:
        ann.delete("photos", f"/{photo['_id']}?forever=1")
    house.storage.age_all(DAY)

    deleted = [house.sweep_up()["deletedLeftovers"] for _ in range(12)]

    assert sum(deleted) == 6
    assert max(deleted) <= 2
    assert not made & house.stored_keys()


def test_sweep_goes_on_while_storage_is_away(house: House, ann: Person) -> None:
    photo = take_in(ann)
    in_other_size(ann, photo["key"])
    ann.delete("photos", f"/{photo['_id']}?forever=1")
    house.storage.age_all(DAY)
    house.go_away("storage")
    assert house.sweep_up()["deletedLeftovers"] == 0
    house.come_back()

    assert sum(house.sweep_up()["deletedLeftovers"] for _ in range(3)) == 2
