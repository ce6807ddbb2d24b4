"""Labels of the whole picture, beside its boxes."""

from typing import Any

from functions.shared.models.photo import Photo
from functions.shared.models.steps import CAME_BEFORE, StepState
from tests.house import House, Person
from tests.photos.workflow.photos_at_work import new_photo

BOXES = [
    {"class": "person", "conf": 0.9, "isFor": "box"},
    {"class": "dog", "conf": 0.7, "isFor": "box"},
]
MOUNTAIN = {"class": "mountain", "conf": 0.8, "isFor": "picture"}


def take_in(person: Person, name: str = "hike") -> dict[str, Any]:
    photo: dict[str, Any] = person.add_photo(person.make_album(), person.upload(name))
    return photo


def process(person: Person, photo: dict[str, Any], **query: str) -> dict[str, Any]:
    reply = person.call("POST", "photos", f"/{photo['_id']}/process", query=query)
    again: dict[str, Any] = reply.get_json()
    return again


def test_boxes_and_labels_come_from_one_look(house: House, ann: Person) -> None:
    house.recognition.label(("mountain", 0.8))

    photo = take_in(ann)

    assert len(house.recognition.requests) == 1
    assert photo["labels"] == [BOXES[0], MOUNTAIN, BOXES[1]]
    assert photo["tags"] == ["person", "mountain", "dog"]
    assert photo["steps"]["labels"]["state"] == "done"


def test_what_both_find_is_one_tag_and_told_of_both(house: House, ann: Person) -> None:
    house.recognition.label(("dog", 0.95))

    photo = take_in(ann)

    assert photo["tags"] == ["dog", "person"]
    assert [label["isFor"] for label in photo["labels"] if label["class"] == "dog"] == ["picture", "box"]


def test_photo_is_ready_where_nothing_labels_pictures(house: House, ann: Person) -> None:
    house.recognition.labels_version = None

    photo = take_in(ann)

    assert (photo["status"], photo["tags"]) == ("ready", ["person", "dog"])
    step = photo["steps"]["labels"]
    assert (step["state"], step["error"]["detail"]) == ("skipped", "There is no classifier.")
    assert process(ann, photo, outdated="1")["steps"]["labels"]["attempts"] == 1


def test_photo_is_ready_while_what_labels_pictures_is_on_its_way(house: House, ann: Person) -> None:
    house.recognition.labels_version, house.recognition.labels_come_in = None, 60

    photo = take_in(ann)

    assert (photo["status"], photo["steps"]["labels"]["state"]) == ("ready", "skipped")


def test_what_was_skipped_comes_when_it_can_without_looking_for_boxes(house: House, ann: Person) -> None:
    house.recognition.labels_version = None
    photo = take_in(ann)
    house.recognition.labels_version = "stand-in-labels/00000001"
    house.recognition.label(("mountain", 0.8))

    again = process(ann, photo, outdated="1")

    assert (again["status"], again["tags"]) == ("ready", ["person", "mountain", "dog"])
    assert {name: step["attempts"] for name, step in again["steps"].items()} == {
        "metadata": 1,
        "thumbnail": 1,
        "recognition": 1,
        "labels": 2,
        "review": 0,
    }


def test_newer_names_replace_older_ones_and_leave_boxes_and_corrections(house: House, ann: Person) -> None:
    house.recognition.label(("mountain", 0.8), ("lake", 0.6))
    photo = take_in(ann)
    ann.patch("photos", f"/{photo['_id']}", {"addTags": ["Rigi"], "removeTags": ["lake"]})
    house.recognition.labels_version = "stand-in-labels/00000002"
    house.recognition.label(("valley", 0.8), ("lake", 0.7))

    again = process(ann, photo, outdated="1")

    assert again["tags"] == ["person", "valley", "dog", "Rigi"]
    assert {label["class"] for label in again["labels"]} == {"person", "dog", "valley", "lake"}


def test_newer_boxes_leave_the_labels_of_the_picture(house: House, ann: Person) -> None:
    house.recognition.label(("mountain", 0.8))
    photo = take_in(ann)
    house.recognition.version = "stand-in/00000002"
    house.recognition.see(("boat", 0.5))
    house.recognition.label(("never", 0.9))

    again = process(ann, photo, outdated="1")

    assert again["labels"] == [MOUNTAIN, {"class": "boat", "conf": 0.5, "isFor": "box"}]


def test_labels_are_searched_for_as_tags(house: House, ann: Person) -> None:
    house.recognition.label(("mountain", 0.8))
    take_in(ann)

    [found] = ann.get("photos", query={"tag": "mountain"}).get_json()
    assert found["tags"] == ["person", "mountain", "dog"]


def test_photo_of_an_earlier_build_opens_as_not_labelled() -> None:
    document = new_photo().to_document()
    done = {"state": "done", "attempts": 1, "version": "x/1"}
    document["steps"] = dict.fromkeys(("metadata", "thumbnail", "recognition"), done)
    del document["labels"]

    photo = Photo.from_document(document)

    assert (photo.steps.labels.state, photo.steps.labels.error) == (StepState.SKIPPED, CAME_BEFORE)


def test_photo_of_an_earlier_build_that_is_still_to_be_recognised_is_labelled_too() -> None:
    document = new_photo().to_document()
    del document["steps"]["labels"]

    assert Photo.from_document(document).steps.labels.state is StepState.PENDING
