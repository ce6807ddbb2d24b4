"""Nobody fills storage with sizes of one photo's thumbnail."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from werkzeug.test import TestResponse

from functions.shared.models.keys import ObjectKey
from functions.shared.objects.derived import PLACES, DerivedKey
from tests.house import House, Person
from tests.photos.upkeep.checking import take_in, verify

DAY = 86_400


@pytest.fixture
def key(ann: Person) -> str:
    return ann.upload("boat")


def ask(person: Person, key: str, width: int = 200, height: int = 200) -> TestResponse:
    return person.call("POST", "thumbnail", data=key, query={"width": str(width), "height": str(height)})


def in_frame(person: Person, key: str, x2: int) -> TestResponse:
    return person.post("thumbnail", json={"key": key, "boxes": [{"x1": 0, "y1": 0, "x2": x2, "y2": 9}]})


def thumbnails(house: House) -> int:
    return sum("x" in key.rpartition(".")[2] for key in house.stored_keys() if key.startswith("thumbnail:"))


def test_photo_has_so_many_sizes_and_no_more(house: House, ann: Person, key: str) -> None:
    for width in range(16, 16 + PLACES):
        assert ask(ann, key, width).status_code == 200

    refused = ask(ann, key, 100)

    assert (refused.status_code, refused.content_type) == (409, "application/problem+json")
    assert f"{PLACES} thumbnails" in refused.get_json()["detail"]
    assert thumbnails(house) == PLACES
    assert ask(ann, key, 16).status_code == 200
    assert ask(ann, key).status_code == 200


def test_what_is_kept_in_frame_makes_no_more_of_them(house: House, ann: Person, key: str) -> None:
    told = [in_frame(ann, key, 8 + number).status_code for number in range(PLACES + 4)]

    assert told == [200] * PLACES + [409] * 4
    assert thumbnails(house) == PLACES


def test_photo_is_taken_in_whatever_sizes_were_asked_for(ann: Person, key: str) -> None:
    for width in range(16, 17 + PLACES):
        ask(ann, key, width)

    assert ann.add_photo(ann.make_album(), key)["status"] == "ready"


def test_many_at_once_make_no_more_of_them(house: House, ann: Person, key: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda width: ask(ann, key, width).status_code, range(16, 16 + 2 * PLACES)))

    assert told.count(200) == PLACES == thumbnails(house)


@pytest.mark.parametrize("name", ["boat", "n" * 150])
def test_each_photo_has_its_own_which_go_with_it(house: House, ann: Person, name: str) -> None:
    photo, other = take_in(ann, name), take_in(ann, "other")["key"]
    for width in range(16, 16 + PLACES):
        assert (ask(ann, photo["key"], width).status_code, ask(ann, other, width).status_code) == (200, 200)
    ann.delete("photos", f"/{photo['_id']}?forever=1")
    house.storage.age_all(DAY)

    verify(ann, repair=True)

    left = [DerivedKey.parse(ObjectKey.parse(key)) for key in house.stored_keys() if "thumbnail" in key]
    assert {str(derived.original) for derived in left if derived} == {other}
