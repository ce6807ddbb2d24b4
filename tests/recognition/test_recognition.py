"""Recognition over HTTP: of keys, and of an image."""

from concurrent.futures import ThreadPoolExecutor, as_completed

import pytest
from werkzeug.test import TestResponse

from functions.recognition.recognise import MOST_REQUESTS
from tests.house import House, Person
from tests.house.album import MAX_OBJECT_BYTES
from tests.house.pictures import jpeg
from tests.recognition.weights import Weights


def recognise(person: Person, images: object) -> TestResponse:
    return person.post("recognition", json={"images": images})


def labels(found: list[dict[str, object]]) -> list[object]:
    return [detection["class"] for detection in found]


def test_each_key_gets_its_list_in_order(ann: Person, weights: Weights) -> None:
    keys = [ann.upload("wide", jpeg(640, 320)), ann.upload("high", jpeg(100, 200))]

    reply = recognise(ann, keys)

    [wide], [high] = reply.get_json()
    assert reply.status_code == 200
    assert wide.keys() == {"class", "conf", "x1", "y1", "x2", "y2"}
    assert wide["class"] == "person"
    assert wide["conf"] == 1
    for found, width, height in ((wide, 640, 320), (high, 100, 200)):
        assert 0 <= found["x1"] < found["x2"] <= width
        assert 0 <= found["y1"] < found["y2"] <= height
        assert abs(found["x1"] + found["x2"] - width) < width / 4
    assert reply.headers["X-Model"] == "yolo-fastest-1.1-xl"


def test_boxes_of_a_smaller_copy_are_in_the_originals_pixels(ann: Person) -> None:
    key = ann.upload("copy", jpeg(641, 320))
    [[plain]] = recognise(ann, [key]).get_json()

    reply = recognise(ann, [{"key": key, "width": 6410, "height": 3200}])

    [[found]] = reply.get_json()
    corners = ("x1", "y1", "x2", "y2")
    assert all(abs(found[corner] - 10 * plain[corner]) <= 5 for corner in corners)
    assert any(found[corner] % 10 for corner in corners), "rounded in the copy's pixels"


@pytest.mark.parametrize(("width", "height"), [(320, 640), (6410, 3300), (1, 1)])
def test_copy_has_the_proportions_of_its_original(ann: Person, width: int, height: int) -> None:
    key = ann.upload("copy", jpeg(641, 320))

    reply = recognise(ann, [{"key": key, "width": width, "height": height}])

    assert (reply.status_code, reply.get_json()["field"]) == (422, "images")
    assert key in reply.get_json()["detail"]


def test_image_that_is_sent_gets_one_list(ann: Person, house: House, weights: Weights) -> None:
    weights.engine.label = 16

    reply = ann.call("POST", "recognition", data=jpeg(), headers={"Content-Type": "image/jpeg"})

    assert (reply.status_code, labels(reply.get_json())) == (200, ["dog"])
    assert house.stored_keys() == set()


def test_photo_of_nothing_has_an_empty_list(ann: Person, weights: Weights) -> None:
    weights.engine.label = None

    assert recognise(ann, [ann.upload("empty")]).get_json() == [[]]


def test_same_key_twice_is_answered_twice(ann: Person) -> None:
    key = ann.upload("cat")

    assert len(recognise(ann, [key, key]).get_json()) == 2


def test_up_to_32_keys_are_taken(ann: Person) -> None:
    key = ann.upload("cat")

    assert len(recognise(ann, [key] * 32).get_json()) == 32
    assert recognise(ann, [key] * 33).status_code == 422


@pytest.mark.parametrize(
    "images",
    [
        None,
        [],
        "incoming:ann:cat",
        [7],
        ["a/b"],
        ["x" * 201],
        [["incoming:ann:cat"]],
        {"a": "b"},
        [{"key": "a"}],
        [{"key": "a", "width": 0, "height": 1}],
    ],
)
def test_other_images_are_invalid(ann: Person, images: object) -> None:
    reply = recognise(ann, images)

    assert reply.status_code == 422
    assert reply.get_json()["field"].split(".")[0] == "images"


@pytest.mark.parametrize(("body", "status"), [(b"", 400), (b"{", 400), (b"[]", 422), (b'{"image": []}', 422)])
def test_body_that_is_no_request_is_refused(ann: Person, body: bytes, status: int) -> None:
    assert ann.call("POST", "recognition", data=body).status_code == status


def test_missing_key_is_named(ann: Person) -> None:
    reply = recognise(ann, [ann.upload("cat"), ann.key("none")])

    assert reply.status_code == 404
    assert ann.key("none") in reply.get_json()["detail"]


def test_key_that_is_no_image_is_named(ann: Person) -> None:
    reply = recognise(ann, [ann.upload("cat"), ann.upload("paper", b"%PDF-1.7")])

    assert (reply.status_code, reply.get_json()["field"]) == (422, "images")
    assert ann.key("paper") in reply.get_json()["detail"]


@pytest.mark.parametrize("data", [b"", b"no image", b"\xff\xd8\xff", jpeg()[:50]])
def test_image_that_is_none_is_unreadable(ann: Person, data: bytes) -> None:
    reply = ann.call("POST", "recognition", data=data, headers={"Content-Type": "image/jpeg"})

    assert (reply.status_code, reply.get_json()["field"]) == (422, "image")


def test_image_beyond_the_limit_is_too_large(ann: Person) -> None:
    data = b"x" * (MAX_OBJECT_BYTES + 1)

    assert (
        ann.call("POST", "recognition", data=data, headers={"Content-Type": "image/png"}).status_code == 413
    )


def test_photos_of_others_are_not_there(ann: Person, bob: Person) -> None:
    assert recognise(bob, [ann.upload("cat")]).status_code == 404


def test_too_many_photos_at_once_are_asked_to_come_again(ann: Person, weights: Weights) -> None:
    key = ann.upload("cat")
    weights.engine.released.clear()

    with ThreadPoolExecutor(MOST_REQUESTS + 1) as pool:
        busy = [pool.submit(recognise, ann, [key]) for _ in range(MOST_REQUESTS + 1)]
        refused = next(as_completed(busy, 20)).result()
        weights.engine.released.set()
        statuses = sorted(request.result().status_code for request in busy)

    assert refused.status_code == 429
    assert refused.headers["Retry-After"]
    assert statuses == [200] * MOST_REQUESTS + [429]
    assert recognise(ann, [key]).status_code == 200
