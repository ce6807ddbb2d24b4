"""Recognition while there are no weights, and once there are."""

from werkzeug.test import TestResponse

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.recognition.weights import Weights


def recognise(person: Person, key: str) -> TestResponse:
    return person.post("recognition", json={"images": [key]})


def test_without_weights_everything_says_what_to_do(house: House, ann: Person, weights: Weights) -> None:
    weights.are_there = False

    for reply in (
        recognise(ann, ann.upload("cat")),
        ann.call("POST", "recognition", data=jpeg(), headers={"Content-Type": "image/jpeg"}),
        ann.get("recognition"),
        house.nobody().get("recognition", "/healthz"),
    ):
        assert (reply.status_code, reply.get_json()["missing"]) == (503, ["model"])
        assert int(reply.headers["Retry-After"]) > 0
    assert "fetch-weights" in ann.get("recognition").get_json()["detail"]


def test_weights_that_come_later_are_found(house: House, ann: Person, weights: Weights) -> None:
    weights.are_there = False
    key = ann.upload("cat")
    assert recognise(ann, key).status_code == 503

    weights.are_there = True
    house.clock.advance(3)

    assert recognise(ann, key).status_code == 200
    assert house.nobody().get("recognition", "/healthz").status_code == 200


def test_photo_gets_its_tags_once_weights_are_there(house: House, ann: Person, weights: Weights) -> None:
    weights.are_there = False
    photo = ann.add_photo(ann.make_album(), ann.upload("cat"))
    assert photo["status"] == "failed"

    weights.are_there = True
    house.clock.advance(3)
    house.sweep_up()

    assert ann.photo(photo["_id"])["tags"] == ["person"]
    assert ann.photo(photo["_id"])["model"] == "yolo-fastest-1.1-xl"
