"""What a person says of a photo stands."""

import pytest

from tests.house import House, Person


@pytest.fixture
def photo_id(ann: Person) -> str:
    made: str = ann.add_photo(ann.make_album(), ann.upload("boat"))["_id"]
    return made


def tags(person: Person, photo_id: str) -> list[str]:
    found: list[str] = person.photo(photo_id)["tags"]
    return found


def test_tags_are_added_and_removed(ann: Person, photo_id: str) -> None:
    reply = ann.patch("photos", f"/{photo_id}", {"addTags": [" lake ", "sail"], "removeTags": ["person"]})

    assert reply.status_code == 200
    assert reply.get_json()["tags"] == ["dog", "lake", "sail"]
    assert tags(ann, photo_id) == ["dog", "lake", "sail"]


def test_correction_outlives_every_recognition(house: House, ann: Person, photo_id: str) -> None:
    ann.patch("photos", f"/{photo_id}", {"addTags": ["lake"], "removeTags": ["person"]})
    house.recognition.see(("person", 0.99), ("cat", 0.5))

    ann.call("POST", "photos", f"/{photo_id}/process", query={"force": "1"})

    assert tags(ann, photo_id) == ["cat", "lake"]


def test_correction_made_while_recognition_runs_is_kept(house: House, ann: Person) -> None:
    house.recognition.hang()
    photo = ann.add_photo(ann.make_album(), ann.upload("boat"), prefer="respond-async")
    assert house.recognition.reached.wait(10)

    ann.patch("photos", f"/{photo['_id']}", {"addTags": ["lake"], "removeTags": ["person"]})
    house.recognition.release()
    house.worker.settle()

    assert tags(ann, photo["_id"]) == ["dog", "lake"]


def test_person_may_change_their_mind(ann: Person, photo_id: str) -> None:
    ann.patch("photos", f"/{photo_id}", {"addTags": ["lake"], "removeTags": ["person"]})
    ann.patch("photos", f"/{photo_id}", {"addTags": ["person"], "removeTags": ["lake"]})

    assert tags(ann, photo_id) == ["person", "dog"]


def test_same_tag_added_twice_is_one_tag(ann: Person, photo_id: str) -> None:
    for _ in range(2):
        ann.patch("photos", f"/{photo_id}", {"addTags": ["dog", "lake", "lake"]})

    assert tags(ann, photo_id) == ["person", "dog", "lake"]


def test_corrected_photo_is_found_by_its_tags(ann: Person, photo_id: str) -> None:
    ann.patch("photos", f"/{photo_id}", {"addTags": ["lake"], "removeTags": ["dog"]})

    assert len(ann.get("photos", tag="lake").get_json()) == 1
    assert ann.get("photos", tag="dog").get_json() == []


def test_photo_is_moved_between_albums(ann: Person, photo_id: str) -> None:
    old, new = ann.photo(photo_id)["albumId"], ann.make_album("New")

    reply = ann.patch("photos", f"/{photo_id}", {"albumId": new})

    assert reply.get_json()["albumId"] == new
    assert ann.get("albums", f"/{old}").get_json()["photoCount"] == 0
    assert ann.get("albums", f"/{new}").get_json()["photos"][0]["_id"] == photo_id


def test_photo_is_not_moved_into_what_is_not_mine(ann: Person, bob: Person, photo_id: str) -> None:
    before = ann.photo(photo_id)

    for album_id in (bob.make_album(), "0" * 24):
        assert ann.patch("photos", f"/{photo_id}", {"albumId": album_id}).status_code == 404
    assert ann.photo(photo_id) == before


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"addTags": "lake"}, "addTags"),
        ({"addTags": [""]}, "addTags"),
        ({"addTags": ["x" * 101]}, "addTags"),
        ({"addTags": ["a\x00b"]}, "addTags"),
        ({"addTags": [7]}, "addTags"),
        ({"addTags": ["x"] * 51}, "addTags"),
        ({"removeTags": {}}, "removeTags"),
        ({"albumId": "x"}, "albumId"),
        ({"tags": ["x"]}, "tags"),
        ({"status": "ready"}, "status"),
    ],
    ids=str,
)
def test_wrong_field_is_named(ann: Person, photo_id: str, body: dict[str, object], field: str) -> None:
    reply = ann.patch("photos", f"/{photo_id}", body)

    assert reply.status_code == 422
    assert reply.get_json()["field"].split(".")[0] == field


def test_tags_do_not_grow_without_end(ann: Person, photo_id: str) -> None:
    told = [
        ann.patch("photos", f"/{photo_id}", {"addTags": [f"{n}-{m}" for m in range(40)]}).status_code
        for n in range(3)
    ]

    assert told == [200, 200, 422]
    assert len(tags(ann, photo_id)) == 82


def test_correction_of_a_deleted_photo_is_not_found(ann: Person, photo_id: str) -> None:
    ann.delete("photos", f"/{photo_id}?forever=1")

    assert ann.patch("photos", f"/{photo_id}", {"addTags": ["lake"]}).status_code == 404
