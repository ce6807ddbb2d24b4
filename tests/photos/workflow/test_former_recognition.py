"""While functions are replaced one by one, photos may be shown to a recognition of the build before."""

from typing import Any

import pytest

from tests.albums.reviewing import LOW, add_scored, reviewed_album
from tests.house import House, Person
from tests.house.sharing import listed, sign_up

MOUNTAIN = ("mountain", 0.8)
BEFORE_LABELS, BEFORE_REVIEWS = "", "labels"


def states(photo: dict[str, Any]) -> dict[str, str]:
    return {name: step["state"] for name, step in photo["steps"].items()}


def test_before_labels_it_gives_boxes_and_the_labels_come_with_the_new_one(house: House, ann: Person) -> None:
    house.recognition.label(MOUNTAIN)
    house.recognition.be_of_before(BEFORE_LABELS)

    photo = ann.add_photo(ann.make_album(), ann.upload("hike"))

    assert (photo["status"], photo["tags"], photo["model"]) == ("ready", ["person", "dog"], "stand-in")
    assert states(photo)["labels"] == "skipped"
    assert photo["steps"]["recognition"]["version"] == "stand-in/00000001"
    assert house.sweep_up()["owedPhotos"] == 0
    house.recognition.be_of_today()
    assert house.sweep_up()["owedPhotos"] == 1
    assert ann.photo(photo["_id"])["tags"] == ["person", "mountain", "dog"]


def test_an_object_that_is_gone_is_still_told_from_a_route_that_is_missing(house: House, ann: Person) -> None:
    house.go_away("recognition")
    photo = ann.add_photo(ann.make_album(), ann.upload("hike"))
    house.come_back()
    house.recognition.be_of_before(BEFORE_LABELS)
    house.recognition.gone = True

    house.sweep_up_later()

    again = ann.photo(photo["_id"])
    assert again["status"] == "failed"
    assert states(again) == states(photo) | {"recognition": "failed", "labels": "failed"}
    assert again["steps"]["recognition"]["error"]["title"] == "Not Found"


@pytest.mark.parametrize("knows", [BEFORE_LABELS, BEFORE_REVIEWS])
def test_what_is_to_be_judged_is_held_and_judged_by_the_new_one(house: House, knows: str) -> None:
    ann, bob, carl = (sign_up(house, name) for name in ("ann", "bob", "carl"))
    album_id = reviewed_album(ann, bob, carl)
    house.recognition.be_of_before(knows)

    photo = add_scored(house, bob, album_id, "walk", LOW)

    assert (photo["status"], photo["tags"]) == ("ready", ["person", "dog"])
    assert states(photo)["review"] == "skipped"
    assert photo["held"] == [{"albumId": album_id, "reason": "unjudged"}]
    assert listed(carl, album_id) == []
    house.recognition.be_of_today()
    house.sweep_up()
    assert listed(carl, album_id) == [photo["_id"]]


def test_what_comes_in_meanwhile_from_elsewhere_is_judged_then(house: House) -> None:
    ann, bob, carl = (sign_up(house, name) for name in ("ann", "bob", "carl"))
    album_id = reviewed_album(ann, bob, carl)
    photo = add_scored(house, bob, bob.make_album(), "walk", LOW)["_id"]
    bob.post("albums", f"/{album_id}/photos", {"ids": [photo]})
    house.recognition.be_of_before(BEFORE_REVIEWS)

    house.sweep_up()

    assert bob.photo(photo)["tags"] == ["person", "dog"]
    assert listed(carl, album_id) == []
    house.recognition.be_of_today()
    house.sweep_up()
    assert listed(carl, album_id) == [photo]
