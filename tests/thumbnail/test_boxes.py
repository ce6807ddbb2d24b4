"""Thumbnails that keep what a caller knows of in frame."""

import pytest
from werkzeug.test import TestResponse

from tests.house import House, Person
from tests.thumbnail.asking import WIDE, details, post


def keeping(person: Person, key: str, *boxes: dict[str, object], **query: str) -> TestResponse:
    return person.call(
        "POST",
        "thumbnail",
        json={"key": key, "boxes": list(boxes)},
        headers={"Accept": "application/json"},
        query=query,
    )


LEFT, RIGHT = ({"x1": x, "y1": 100, "x2": x + 60, "y2": 200, "weight": 1.0} for x in (10, 570))


def test_crop_keeps_the_boxes_that_are_given(ann: Person) -> None:
    key = ann.upload("wide", WIDE)

    left, right = (keeping(ann, key, box).get_json() for box in (LEFT, RIGHT))

    assert left["crop"]["x"] <= 10
    assert right["crop"]["x"] + right["crop"]["width"] >= 630
    assert left["previewKey"] == right["previewKey"]
    assert (left["width"], left["height"]) == (640, 320)
    stored = [ann.get("storage", f"/{told['thumbnailKey']}").data for told in (left, right)]
    assert stored[0] != stored[1]


def test_crop_around_boxes_is_kept_apart_and_found_again(house: House, ann: Person) -> None:
    key = ann.upload("wide", WIDE)
    plain, first = details(ann, key).get_json(), keeping(ann, key, LEFT, RIGHT).get_json()
    house.network.methods.clear()

    again = keeping(ann, key, RIGHT, LEFT).get_json()

    assert again == first
    assert "PUT" not in house.network.methods
    assert first["thumbnailKey"] != plain["thumbnailKey"]


def test_json_without_boxes_is_the_plain_form(ann: Person) -> None:
    key = ann.upload("wide", WIDE)

    assert keeping(ann, key).get_json() == details(ann, key).get_json()
    assert ann.post("thumbnail", json={"key": key}).text == post(ann, key).text


def test_detections_are_boxes_as_they_are(ann: Person) -> None:
    detection = {"class": "dog", "conf": 0.9, "x1": 570, "y1": 100, "x2": 630, "y2": 200}

    assert keeping(ann, ann.upload("wide", WIDE), detection).status_code == 200


def test_longest_key_has_a_thumbnail_around_boxes(ann: Person) -> None:
    key = ann.upload("x" * (200 - len(ann.key(""))), WIDE)

    reply = keeping(ann, key, LEFT, width="2048", height="2048")

    assert ann.get("storage", f"/{reply.get_json()['thumbnailKey']}").status_code == 200


@pytest.mark.parametrize(
    ("box", "field"),
    [
        ({"x1": 5}, "boxes.0.y1"),
        ({**LEFT, "x2": 5}, "boxes.0"),
        ({**LEFT, "y1": -1}, "boxes.0.y1"),
        ({**LEFT, "x2": 10**9}, "boxes.0.x2"),
        ({**LEFT, "weight": 0}, "boxes.0.weight"),
        ({**LEFT, "weight": float("nan")}, "boxes.0.weight"),
    ],
)
def test_boxes_that_are_none_are_invalid(ann: Person, box: dict[str, object], field: str) -> None:
    reply = keeping(ann, ann.upload("wide", WIDE), box)

    assert (reply.status_code, reply.get_json()["field"]) == (422, field)


def test_boxes_for_photos_of_others_are_not_there(ann: Person, bob: Person) -> None:
    assert keeping(bob, ann.upload("wide", WIDE), LEFT).status_code == 404
