"""One of a group is kept, with what is said of all of them; the others go into the trash."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from typing import Any

import pytest
from werkzeug.test import TestResponse

from functions.shared.models.photo import MOST_ALBUMS, Photo
from tests.house import House, Person
from tests.house.life import Ended
from tests.photos.duplicates.asking import add, all_groups
from tests.photos.duplicates.pictures import CAMERA, TAKEN, jpeg, scene

LARGE, SMALL, TINY = (jpeg(scene(1), scale=scale) for scale in (1.0, 0.7, 0.4))
NOON = 1_721_044_800_000


@pytest.fixture
def albums(ann: Person) -> list[str]:
    return [ann.make_album(name) for name in ("One", "Two", "Three")]


@pytest.fixture
def ids(ann: Person, albums: list[str]) -> list[str]:
    """Each in an album of its own, the best first."""
    pictures = {"large": LARGE, "small": SMALL, "tiny": TINY}
    return [add(ann, album, name, pictures[name]) for album, name in zip(albums, pictures, strict=True)]


def merge(person: Person, keep_id: str, ids: Sequence[str]) -> TestResponse:
    return person.post("photos", "/duplicates/merge", {"keepId": keep_id, "ids": ids})


def trashed(person: Person) -> set[str]:
    return {photo["_id"] for photo in person.get("photos", "/trash").get_json()}


def test_the_one_that_is_kept_has_the_albums_tags_and_marks_of_all(
    ann: Person, albums: list[str], ids: list[str]
) -> None:
    ann.patch("photos", f"/{ids[0]}", {"addTags": ["sea"], "removeTags": ["dog"]})
    ann.patch("photos", f"/{ids[1]}", {"addTags": ["boat", "dog"], "favourite": True, "archived": True})
    ann.patch("photos", f"/{ids[2]}", {"removeTags": ["person", "sea"]})

    reply = merge(ann, ids[0], ids)

    assert reply.status_code == 200
    kept = reply.get_json()
    assert kept == ann.photo(ids[0])
    assert (kept["albumIds"], kept["favourite"], kept["archived"]) == (albums, True, False)
    assert kept["tags"] == ["dog", "sea", "boat"]
    assert (kept["addedTags"], kept["removedTags"]) == (["sea", "boat", "dog"], ["person"])
    assert trashed(ann) == {ids[1], ids[2]}
    assert all_groups(ann) == []
    assert [photo["_id"] for photo in ann.get("photos", albumId=albums[2]).get_json()] == [ids[0]]


def test_what_went_into_the_trash_comes_back_as_it_was(ann: Person, ids: list[str]) -> None:
    before = ann.photo(ids[1])
    merge(ann, ids[0], ids[1:])

    assert ann.post("photos", f"/{ids[1]}/restore").status_code == 200

    assert ann.photo(ids[1]) == before


def test_facts_that_only_another_has_are_kept(ann: Person, albums: list[str]) -> None:
    large = add(ann, albums[0], "large", LARGE)
    small = add(ann, albums[1], "small", jpeg(scene(1), scale=0.5, taken=TAKEN, camera=CAMERA))
    words = {"title": "The harbour", "caption": "In the morning", "people": ["Anna"], "rating": 3}
    ann.patch("photos", f"/{small}", {"gps": {"lat": 38.7139, "lon": -9.1394}} | words)
    told = ann.photo(small)

    kept = merge(ann, large, [small]).get_json()

    assert (kept["takenAt"], kept["takenAtOffset"]) == (told["takenAt"], told["takenAtOffset"])
    assert (kept["gps"], kept["place"]) == (told["gps"], told["place"])
    assert {name: kept[name] for name in words} == words
    assert kept["place"]["town"] == "Lisbon"


def test_own_facts_stay(ann: Person, albums: list[str]) -> None:
    large = add(ann, albums[0], "large", jpeg(scene(1), taken=TAKEN, camera=CAMERA))
    small = add(ann, albums[1], "small", SMALL)
    ann.patch("photos", f"/{small}", {"favourite": True})
    before = ann.photo(large)

    kept = merge(ann, large, [small]).get_json()

    facts = ("takenAt", "takenAtOffset", "takenAtSource", "gps", "corrected", "camera")
    assert [kept[fact] for fact in facts] == [before[fact] for fact in facts]


def test_again_changes_nothing(ann: Person, ids: list[str]) -> None:
    first = merge(ann, ids[0], ids).get_json()
    ann.patch("photos", f"/{ids[0]}", {"favourite": False})

    again = merge(ann, ids[0], ids)

    assert again.status_code == 200
    assert again.get_json() == first | {"favourite": False}
    assert trashed(ann) == set(ids[1:])


def test_a_kill_in_between_loses_nothing_and_is_gone_on_with(
    house: House, ann: Person, albums: list[str], ids: list[str]
) -> None:
    for writes in count():
        house.life.end_before(writes)
        status = None
        with suppress(Ended):
            status = merge(ann, ids[0], ids).status_code
        house.start_photos()
        in_albums = {album for id in ids for album in _albums_of(house, id)}
        assert in_albums == set(albums), f"killed before write {writes}"
        if status == 200:
            break

    kept = merge(ann, ids[0], ids).get_json()
    assert set(kept["albumIds"]) == set(albums)
    assert trashed(ann) == set(ids[1:])


def _albums_of(house: House, photo_id: str) -> Sequence[str]:
    photo = house.photos.get(photo_id)
    return photo.album_ids if photo and photo.trashed_at is None and not photo.deleting else ()


def test_what_is_in_the_trash_is_not_kept(ann: Person, ids: list[str]) -> None:
    ann.delete("photos", f"/{ids[0]}")

    assert merge(ann, ids[0], ids[1:]).status_code == 409
    assert trashed(ann) == {ids[0]}


@pytest.mark.parametrize("theirs", ["keepId", "ids"])
def test_photos_of_others_are_not_there(ann: Person, bob: Person, ids: list[str], theirs: str) -> None:
    other = add(bob, bob.make_album(), "other", LARGE)
    asked: dict[str, Any] = {"keepId": ids[0], "ids": ids[1:]}
    asked[theirs] = other if theirs == "keepId" else [ids[1], other]

    assert ann.post("photos", "/duplicates/merge", asked).status_code == 404
    assert trashed(ann) == set()
    assert ann.post("photos", "/duplicates/dismiss", {"ids": [ids[0], other]}).status_code == 404


def test_too_many_albums_or_tags_are_refused_before_anything_goes(
    house: House, ann: Person, ids: list[str]
) -> None:
    def in_very_many(photo: Photo) -> Photo:
        return photo.in_albums([f"{number:024x}" for number in range(MOST_ALBUMS)])

    house.photos.change(ids[1], in_very_many)
    assert merge(ann, ids[0], ids).status_code == 409
    for photo_id, kind in ((ids[0], "x"), (ids[2], "y")):
        for half in (0, 50):
            tags = [f"{kind}{number + half}" for number in range(50)]
            assert ann.patch("photos", f"/{photo_id}", {"addTags": tags}).status_code == 200
    assert merge(ann, ids[0], [ids[2]]).status_code == 409

    assert trashed(ann) == set()


def test_dismissed_group_is_not_shown_again(ann: Person, ids: list[str]) -> None:
    assert len(all_groups(ann)) == 1

    assert ann.post("photos", "/duplicates/dismiss", {"ids": ids}).status_code == 204
    assert all_groups(ann) == []

    album_id = ann.make_album("Another")
    again = add(ann, album_id, "again", jpeg(scene(1), scale=0.55))
    assert {photo["_id"] for group in all_groups(ann) for photo in group["photos"]} >= {again}


def test_two_of_three_may_be_the_same_still(ann: Person, ids: list[str]) -> None:
    assert ann.post("photos", "/duplicates/dismiss", {"ids": [ids[2], ids[0]]}).status_code == 204

    [group] = all_groups(ann)

    assert len(group["photos"]) == 2
    assert ids[1] in {photo["_id"] for photo in group["photos"]}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("merge", {"keepId": "0" * 24, "ids": []}),
        ("merge", {"keepId": "0" * 24, "ids": ["0" * 24] * 101}),
        ("merge", {"keepId": "x", "ids": ["0" * 24]}),
        ("merge", {"ids": ["0" * 24]}),
        ("dismiss", {"ids": ["0" * 24]}),
        ("dismiss", {"ids": "all"}),
    ],
)
def test_what_makes_no_sense_is_refused(ann: Person, path: str, body: dict[str, Any]) -> None:
    assert ann.post("photos", f"/duplicates/{path}", body).status_code == 422


def test_album_that_is_deleted_meanwhile_does_not_take_the_kept_one_along(
    house: House, ann: Person, albums: list[str], ids: list[str]
) -> None:
    loose = ann.call("DELETE", "albums", f"/{albums[0]}/photos", json={"ids": [ids[0]]})
    assert loose.status_code == 200
    house.life.before_write(house.life.writes + 1, lambda: ann.delete("albums", f"/{albums[1]}?forever=1"))

    kept = merge(ann, ids[0], ids[1:2]).get_json()

    assert kept["albumIds"] == []
    house.sweep_up()
    assert ann.photo(ids[0]) == kept
