"""A photo that a person has chosen shows the album, as long as it is in there."""

from typing import Any

import pytest

from tests.house import House, Person
from tests.house.sharing import share_with, sign_up


@pytest.fixture
def album(ann: Person) -> str:
    return ann.make_album()


@pytest.fixture
def photos(house: House, ann: Person, album: str) -> list[str]:
    """From the oldest to the newest."""
    made = []
    for name in ("first", "second", "third"):
        house.clock.advance(1)
        made.append(ann.add_photo(album, ann.upload(name))["_id"])
    return made


def choose(person: Person, album: str, photo_id: str | None) -> dict[str, Any]:
    reply = person.patch("albums", f"/{album}", {"coverId": photo_id})
    assert reply.status_code == 200, reply.get_json()
    told: dict[str, Any] = reply.get_json()
    return told


def covers(person: Person) -> list[str | None]:
    listed = person.get("albums").get_json()
    assert all((one["cover"] or {}).get("_id") == one["coverId"] for one in listed)
    return [one["coverId"] for one in listed]


def test_chosen_photo_shows_the_album(ann: Person, album: str, photos: list[str]) -> None:
    told = choose(ann, album, photos[0])

    assert told["coverId"] == told["chosenCoverId"] == told["cover"]["_id"] == photos[0]
    assert told["coverKey"] == ann.photo(photos[0])["thumbnailKey"]
    assert covers(ann) == [photos[0]]


def test_choice_is_taken_back(ann: Person, album: str, photos: list[str]) -> None:
    choose(ann, album, photos[0])

    assert choose(ann, album, None)["coverId"] == photos[2]
    assert covers(ann) == [photos[2]]


def test_new_name_leaves_the_cover_and_a_new_cover_the_name(
    ann: Person, album: str, photos: list[str]
) -> None:
    choose(ann, album, photos[0])

    told = ann.patch("albums", f"/{album}", {"albumName": "New"}).get_json()

    assert (told["albumName"], told["coverId"]) == ("New", photos[0])
    assert choose(ann, album, photos[1])["albumName"] == "New"


def test_photo_that_is_gone_shows_the_album_no_longer(ann: Person, album: str, photos: list[str]) -> None:
    choose(ann, album, photos[0])

    ann.delete("photos", f"/{photos[0]}")

    assert covers(ann) == [photos[2]]


def test_photo_that_was_moved_shows_the_album_when_it_is_back(
    ann: Person, album: str, photos: list[str]
) -> None:
    choose(ann, album, photos[0])
    other = ann.make_album("Other")

    ann.patch("photos", f"/{photos[0]}", {"albumId": other})
    assert set(covers(ann)) == {photos[0], photos[2]}
    ann.patch("photos", f"/{photos[0]}", {"albumId": album})

    assert set(covers(ann)) == {None, photos[0]}


def test_others_see_the_chosen_cover(house: House, ann: Person, album: str, photos: list[str]) -> None:
    eve = sign_up(house, "eve")
    share_with(ann, album, eve)

    choose(ann, album, photos[0])

    [shared] = eve.get("albums", shared="1").get_json()
    assert shared["coverId"] == photos[0]
    assert "chosenCoverId" not in shared


def test_only_what_can_show_the_album_is_chosen(house: House, ann: Person, album: str) -> None:
    eve = sign_up(house, "eve")
    share_with(ann, album, eve, add=True)
    elsewhere = ann.add_photo(ann.make_album("Other"), ann.upload("elsewhere"))["_id"]
    of_another = eve.add_photo(album, eve.upload("theirs"))["_id"]

    for photo_id in (elsewhere, of_another, "0" * 24):
        reply = ann.patch("albums", f"/{album}", {"coverId": photo_id})
        assert (reply.status_code, reply.get_json()["field"]) == (422, "coverId")
    assert eve.patch("albums", f"/{album}", {"coverId": of_another}).status_code == 404


@pytest.mark.parametrize("body", [{"coverId": "x"}, {"coverId": 7}, {"albumName": ""}, {}, {"colour": "red"}])
def test_wrong_change_is_refused(ann: Person, album: str, body: dict[str, object]) -> None:
    assert ann.patch("albums", f"/{album}", body).status_code == 422
