"""A photo that is held is nowhere but with the two whom it concerns, whichever store has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.shared.stores.ports import MetadataStore
from tests.albums.reviewing import (
    FORMS,
    HIGH,
    LOW,
    add_scored,
    approve,
    ask_for_review,
    held_ids,
    numbers,
    places,
    reviewed_album,
)
from tests.house import House, Person
from tests.house.sharing import guest, listed, share_link, sign_up

EVERY_LIST = {"album", "list", "tag", "status", "search", "everything", "latest", "undated"}
EVERYWHERE = {*EVERY_LIST, "photo", *FORMS}
ONE = {"album": 1, "months": 1, "tags": 1}
NONE = {"album": 0, "months": 0, "tags": 0}


@pytest.fixture
def house(tmp_path: Path, store: MetadataStore) -> Iterator[House]:
    house = House(tmp_path, store=store)
    yield house
    house.recognition.release()
    house.worker.settle()


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house, "ann")


@pytest.fixture
def bob(house: House) -> Person:
    return sign_up(house, "bob")


@pytest.fixture
def carl(house: House) -> Person:
    return sign_up(house, "carl")


@pytest.fixture
def album_id(ann: Person, bob: Person, carl: Person) -> str:
    return reviewed_album(ann, bob, carl)


def test_what_scores_high_is_met_by_its_own_and_the_albums_owner_alone(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    visitor = guest(house, share_link(ann, album_id, originals=True)["token"])
    photo = add_scored(house, bob, album_id, "swim", HIGH)["_id"]

    assert places(carl, album_id, photo) == places(visitor, album_id, photo) == set()
    assert numbers(carl, album_id) == numbers(visitor, album_id) == NONE
    assert held_ids(carl, album_id) == held_ids(visitor, album_id) == []
    assert places(ann, album_id, photo) == EVERYWHERE
    assert places(bob, album_id, photo) == EVERYWHERE
    assert numbers(ann, album_id) == numbers(bob, album_id) == ONE
    assert held_ids(ann, album_id) == held_ids(bob, album_id) == [photo]


def test_approved_it_is_met_by_all_everywhere(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    visitor = guest(house, share_link(ann, album_id, originals=True)["token"])
    photo = add_scored(house, bob, album_id, "swim", HIGH)["_id"]

    assert approve(ann, album_id, photo) == {"changed": 1, "failed": []}

    assert places(carl, album_id, photo) == {*EVERYWHERE, "shared"}
    assert places(visitor, album_id, photo) - {"shared"} == EVERYWHERE
    assert numbers(carl, album_id) == numbers(visitor, album_id) == ONE
    assert held_ids(ann, album_id) == []


def test_lists_and_counts_of_many_leave_out_what_is_held_and_nothing_else(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    fine, held = [], []
    for number in range(4):
        fine.insert(0, add_scored(house, bob, album_id, f"walk{number}", LOW)["_id"])
        held.insert(0, add_scored(house, bob, album_id, f"swim{number}", HIGH)["_id"])
        fine.insert(0, add_scored(house, ann, album_id, f"own{number}", HIGH)["_id"])

    assert listed(carl, album_id) == fine
    assert numbers(carl, album_id) == {"album": 8, "months": 8, "tags": 8}
    assert held_ids(ann, album_id) == held
    first = carl.get("photos", albumId=album_id, limit="3")
    assert [photo["_id"] for photo in first.get_json()] == fine[:3]
    assert 'rel="next"' in first.headers["Link"]
    cursor = first.headers["Link"].partition("cursor=")[2].partition("&")[0].partition(">")[0]
    rest = carl.get("photos", albumId=album_id, limit="500", cursor=cursor)
    assert [photo["_id"] for photo in rest.get_json()] == fine[3:]
    [album] = ann.get("albums").get_json()
    assert (album["photoCount"], album["heldCount"]) == (12, 4)


def test_what_was_there_before_is_seen_again_once_it_was_judged(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    ask_for_review(ann, album_id, review=False)
    before = add_scored(house, bob, album_id, "walk", LOW)["_id"]
    assert house.recognition.reviews == 0
    assert listed(carl, album_id) == [before]

    ask_for_review(ann, album_id)

    assert listed(carl, album_id) == []
    assert held_ids(ann, album_id) == [before]
    assert house.sweep_up()["reviewedPhotos"] == 1
    assert listed(carl, album_id) == [before]
    assert house.sweep_up()["reviewedPhotos"] == 0
    assert house.recognition.reviews == 1


def test_what_is_in_several_albums_is_held_in_each_for_itself(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    visitor = guest(house, share_link(ann, album_id)["token"])
    own = bob.make_album()
    seen = guest(house, share_link(bob, own)["token"])
    photo = add_scored(house, bob, album_id, "swim", HIGH)["_id"]

    bob.post("albums", f"/{own}/photos", {"ids": [photo]})

    assert listed(seen, own) == [photo]
    assert listed(visitor, album_id) == listed(carl, album_id) == []
    [told] = seen.get("photos", albumId=own).get_json()
    assert (told["albumIds"], told["held"]) == ([own], [])
    assert seen.get("photos", f"/{photo}/thumbnail").status_code == 200
    assert visitor.get("photos", f"/{photo}/thumbnail").status_code == 404
