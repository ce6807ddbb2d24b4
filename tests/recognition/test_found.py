"""Objects and labels of whole pictures over HTTP, from one look."""

import pytest
from werkzeug.test import TestResponse

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.recognition.weights import Weights

ALP, HUSKY = 970, 250
DOG = 16
DOUBTFUL = 1.5


def find(person: Person, *parts: str, key: str = "") -> TestResponse:
    wanted = {"parts": list(parts)} if parts else {}
    return person.post("recognition", "/found", json={"images": [key or person.upload("hike")], **wanted})


def test_both_come_from_one_look(ann: Person, weights: Weights) -> None:
    weights.classifier.classes = (ALP,)

    found = find(ann).get_json()

    [image] = found["images"]
    assert [box["class"] for box in image["detections"]] == ["person"]
    assert {label["class"] for label in image["labels"]} == {"mountain", "landscape", "nature"}
    assert all(label["isFor"] == "picture" and 0.9 < label["conf"] <= 1 for label in image["labels"])
    assert found["madeBy"]["detections"]["model"] == "yolo-fastest-1.1-xl"
    assert found["madeBy"]["labels"]["model"] == "efficientnet-lite0"
    assert found["missing"] == {}


@pytest.mark.parametrize(("part", "other"), [("detections", "labels"), ("labels", "detections")])
def test_what_is_not_asked_for_is_not_looked_for(ann: Person, part: str, other: str) -> None:
    found = find(ann, part).get_json()

    assert found["images"][0][part] is not None
    assert found["images"][0][other] is None
    assert found["madeBy"].keys() == {part}


def boxes(person: Person) -> list[str]:
    [image] = find(person, "detections").get_json()["images"]
    return [box["class"] for box in image["detections"]]


def test_the_classifier_is_asked_about_a_doubtful_box(ann: Person, weights: Weights) -> None:
    weights.engine.label, weights.engine.logit = DOG, DOUBTFUL

    weights.classifier.classes = (ALP,)
    assert boxes(ann) == []
    weights.classifier.classes = (HUSKY,)
    assert boxes(ann) == ["dog"]


def test_it_is_asked_wherever_boxes_are_given(ann: Person, weights: Weights) -> None:
    weights.engine.label, weights.engine.logit = DOG, DOUBTFUL
    weights.classifier.classes = (ALP,)
    key = ann.upload("hike")

    assert ann.post("recognition", "/", json={"images": [key]}).get_json() == [[]]
    assert ann.add_photo(ann.make_album(), key)["detections"] == []


def test_without_the_classifier_a_doubtful_box_is_shown_by_another_version(
    ann: Person, weights: Weights, house: House
) -> None:
    weights.engine.label, weights.engine.logit = DOG, DOUBTFUL
    weights.classifier.classes = (ALP,)
    weights.of_labels_are_there = False
    assert boxes(ann) == ["dog"]
    without = find(ann, "detections").get_json()["madeBy"]["detections"]["version"]
    assert ann.get("recognition").get_json()["version"] == without

    weights.of_labels_are_there = True
    house.clock.advance(10)

    assert boxes(ann) == []
    with_it = find(ann, "detections").get_json()["madeBy"]["detections"]["version"]
    assert with_it.startswith(f"{without}/")
    assert ann.get("recognition").get_json()["version"] == with_it


def test_an_image_is_taken_as_it_is(ann: Person, weights: Weights) -> None:
    weights.classifier.classes = (HUSKY,)

    reply = ann.call("POST", "recognition", "/found", data=jpeg(), headers={"Content-Type": "image/jpeg"})

    [image] = reply.get_json()["images"]
    assert {label["class"] for label in image["labels"]} == {"dog", "animal"}
    assert len(image["detections"]) == 1


def test_without_the_classifier_there_are_boxes_and_the_reason(ann: Person, weights: Weights) -> None:
    weights.of_labels_are_there = False

    found = find(ann).get_json()

    assert found["images"][0]["detections"]
    assert found["images"][0]["labels"] is None
    assert "fetch-weights" in found["missing"]["labels"]["detail"]
    assert found["missing"]["labels"]["retryAfter"] is None
    assert ann.get("recognition").get_json()["labels"] is None


def test_labels_that_are_being_fetched_are_told_to_come_and_no_photo_waits(
    ann: Person, weights: Weights
) -> None:
    weights.of_labels_are_there, weights.labels_are_coming = False, True

    photo = ann.add_photo(ann.make_album(), ann.upload("hike"))

    assert find(ann).get_json()["missing"]["labels"]["retryAfter"] > 0
    assert (photo["status"], photo["tags"]) == ("ready", ["person"])
    assert photo["steps"]["labels"]["state"] == "skipped"


def test_without_the_detector_there_are_labels_and_boxes_come_later(ann: Person, weights: Weights) -> None:
    weights.are_there = False
    weights.classifier.classes = (ALP,)

    photo = ann.add_photo(ann.make_album(), ann.upload("hike"))

    assert photo["steps"]["recognition"]["state"] == "failed"
    assert photo["steps"]["labels"]["state"] == "done"
    assert set(photo["tags"]) == {"mountain", "landscape", "nature"}


@pytest.mark.parametrize("parts", [[], ["everything"], "labels"])
def test_parts_that_there_are_not_are_refused(ann: Person, parts: object) -> None:
    wanted = {"images": [ann.upload("hike")], "parts": parts}
    reply = ann.post("recognition", "/found", json=wanted)

    assert reply.status_code == 422
    assert reply.get_json()["field"].startswith("parts")


def test_the_classifier_is_described(ann: Person) -> None:
    described = ann.get("recognition").get_json()["labels"]

    assert described["model"] == "efficientnet-lite0"
    assert described["version"].startswith("efficientnet-lite0/57934424/")
    assert {"mountain", "dog", "bridge"} <= set(described["labels"])
