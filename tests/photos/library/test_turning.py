"""A person turns a photo: all its pictures and boxes turn, and the original stays."""

import io
from typing import Any

import pytest
from PIL import Image

from tests.house import House, Person
from tests.house.pictures import jpeg


@pytest.fixture
def photo(ann: Person) -> dict[str, Any]:
    """Teal, with an orange ellipse at its right."""
    return ann.add_photo(ann.make_album(), ann.upload("boat", jpeg()))


def turn(person: Person, photo_id: str, rotation: int) -> int:
    return person.patch("photos", f"/{photo_id}", {"rotation": rotation}).status_code


def picture(person: Person, photo_id: str, size: str = "preview") -> Image.Image:
    reply = person.get("photos", f"/{photo_id}/{size}")
    assert reply.status_code == 200, reply.text
    return Image.open(io.BytesIO(reply.data)).convert("RGB")


def is_orange(image: Image.Image, x: float, y: float) -> bool:
    red, _, blue = image.getpixel((int(image.width * x), int(image.height * y)))  # type: ignore[misc]
    return bool(red > 150 and blue < 100)


@pytest.mark.parametrize(
    ("rotation", "size", "middle"),
    [(90, (48, 64), (0.5, 0.7)), (180, (64, 48), (0.3, 0.5)), (270, (48, 64), (0.5, 0.3))],
)
def test_all_its_pictures_turn(
    house: House, ann: Person, rotation: int, size: tuple[int, int], middle: tuple[float, float]
) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("boat", jpeg()))
    original = ann.get("photos", f"/{photo['_id']}/original").data
    stored = len(house.stored_keys())

    assert turn(ann, photo["_id"], rotation) == 200
    house.worker.settle()

    turned = ann.photo(photo["_id"])
    assert (turned["status"], turned["rotation"]) == ("ready", rotation)
    assert (turned["width"], turned["height"]) == size
    for name in ("preview", "medium"):
        seen = picture(ann, photo["_id"], name)
        assert (seen.size, is_orange(seen, *middle)) == (size, True), name
        assert not is_orange(seen, 1 - middle[0], 1 - middle[1])
    assert ann.get("photos", f"/{photo['_id']}/original").data == original
    assert turned["previewKey"] != photo["previewKey"]
    assert len(house.stored_keys()) == stored
    box = turned["crop"]
    assert box["x"] + box["width"] <= size[0]
    assert box["y"] + box["height"] <= size[1]


def test_turned_back_it_is_what_it_was(house: House, ann: Person, photo: dict[str, Any]) -> None:
    before = ann.photo(photo["_id"])
    for rotation in (90, 180, 0):
        assert turn(ann, photo["_id"], rotation) == 200
        house.worker.settle()

    after = ann.photo(photo["_id"])
    assert {name: after[name] for name in after if name != "steps"} == {
        name: before[name] for name in before if name != "steps"
    }


def test_boxes_turn_with_it(ann: Person, photo: dict[str, Any]) -> None:
    before = photo["detections"][0]

    turn(ann, photo["_id"], 90)

    after, height = ann.photo(photo["_id"])["detections"][0], photo["height"]
    wanted = [height - before["y2"], before["x1"], height - before["y1"], before["x2"]]
    assert [after[name] for name in ("x1", "y1", "x2", "y2")] == wanted


def test_it_stays_so_when_it_is_processed_again(house: House, ann: Person, photo: dict[str, Any]) -> None:
    turn(ann, photo["_id"], 90)
    house.worker.settle()
    ann.post("photos", f"/{photo['_id']}/process?force=1")
    house.worker.settle()

    again = ann.photo(photo["_id"])
    assert (again["rotation"], again["width"], again["height"]) == (90, 48, 64)
    assert picture(ann, photo["_id"]).size == (48, 64)
    # Recognition sees what people see.
    [image] = house.recognition.requests[-1]
    assert image == {"key": again["previewKey"], "width": 48, "height": 64}


def test_deleted_for_good_it_leaves_nothing(house: House, ann: Person, photo: dict[str, Any]) -> None:
    turn(ann, photo["_id"], 270)
    house.worker.settle()
    house.clock.advance(120)

    ann.delete("photos", f"/{photo['_id']}?forever=1")
    house.sweep_up()

    assert house.stored_keys() == set()


def test_many_at_once(house: House, ann: Person, photo: dict[str, Any]) -> None:
    other = ann.add_photo(photo["albumId"], ann.upload("other"))
    body = {"ids": [photo["_id"], other["_id"]], "rotation": 180}

    assert ann.patch("photos", "/", body).get_json()["changed"] == 2
    house.worker.settle()
    assert {each["status"] for each in ann.get("photos").get_json()} == {"ready"}
    assert {each["rotation"] for each in ann.get("photos").get_json()} == {180}


@pytest.mark.parametrize("rotation", [45, 360, -90, "90", 90.5, True])
def test_only_by_quarters(ann: Person, photo: dict[str, Any], rotation: object) -> None:
    assert ann.patch("photos", f"/{photo['_id']}", {"rotation": rotation}).status_code == 422


@pytest.mark.parametrize("step", ["thumbnail", "recognition"])
def test_it_may_be_turned_while_it_is_worked_on(house: House, ann: Person, step: str) -> None:
    """Within the step's own call: what it makes is of the photo as it was."""
    album_id, key = ann.make_album(), ann.upload("boat", jpeg())

    def turn_it() -> None:
        [photo] = ann.get("photos").get_json()
        assert turn(ann, photo["_id"], 90) == 200

    house.network.before(step, "POST", turn_it)
    ann.add_photo(album_id, key)
    house.worker.settle()
    house.sweep_up()

    [photo] = ann.get("photos").get_json()
    assert (photo["status"], photo["rotation"], photo["width"], photo["height"]) == ("ready", 90, 48, 64)
    assert picture(ann, photo["_id"]).size == (48, 64)
    assert photo["thumbnailKey"].split(".")[-2] == "r90"
    [image] = house.recognition.requests[-1]
    assert image == {"key": photo["previewKey"], "width": 48, "height": 64} or step == "thumbnail"
