"""Whatever is done to storage, no photo is ever shown with another file's bytes, or loses its own unsaid."""

from typing import Any

import pytest

from functions.shared.models.steps import Step, StepName, StepState
from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.house.whole import recognise_with
from tests.photos.upkeep.checking import take_in, verify
from tests.recognition.weights import Weights

OTHER = b"the bytes of quite another file"
TAKEN_IN = jpeg()


def replace(house: House, key: str, data: bytes = OTHER) -> None:
    """As could be done before originals were guarded."""
    house.blobs.delete(key)
    house.person(key.split(":")[1]).upload(key.split(":")[2], data)


def fail(house: House, photo_id: str, step: StepName) -> None:
    failed = Step(state=StepState.FAILED)
    house.photos.change(
        photo_id, lambda photo: photo.model_copy(update={"steps": photo.steps.with_step(step, failed)})
    )


def reason(photo: dict[str, Any], step: str = "metadata") -> str:
    error: dict[str, str] = photo["steps"][step]["error"]
    return error["detail"]


@pytest.mark.parametrize("asked", [{}, {"Range": "bytes=0-3"}, {"If-None-Match": '"of another"'}])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_file_in_the_place_of_an_original_is_not_given_out_as_the_photo(
    house: House, ann: Person, method: str, asked: dict[str, str]
) -> None:
    photo = take_in(ann)
    replace(house, photo["key"])

    reply = ann.call(method, "photos", f"/{photo['_id']}/original", headers=asked)

    assert reply.status_code == 410
    assert OTHER not in reply.data


def test_copy_of_the_file_in_the_place_of_an_original_is_not_confirmed(house: House, ann: Person) -> None:
    photo = take_in(ann)
    replace(house, photo["key"])
    etag = ann.get("storage", f"/{photo['key']}").headers["ETag"]

    reply = ann.call("GET", "photos", f"/{photo['_id']}/original", headers={"If-None-Match": etag})

    assert reply.status_code == 410


@pytest.mark.parametrize("checksums", [False, True])
def test_check_tells_of_a_replaced_original_and_marks_the_photo(
    house: House, ann: Person, checksums: bool
) -> None:
    photo = take_in(ann)
    replace(house, photo["key"])

    assert verify(ann, checksums=checksums)["damaged"] == [photo["key"]]
    assert ann.photo(photo["_id"])["status"] == "ready"
    assert verify(ann, checksums=checksums, repair=True)["repaired"]["damaged"] == []

    marked = ann.photo(photo["_id"])
    assert marked["status"] == "failed"
    assert "another file" in reason(marked)
    assert (marked["sha256"], marked["size"]) == (photo["sha256"], photo["size"])
    assert ann.get("photos", f"/{photo['_id']}/thumbnail").status_code == 200


def test_check_tells_of_a_record_with_another_size(house: House, ann: Person) -> None:
    photo = take_in(ann)
    house.photos.change(photo["_id"], lambda p: p.model_copy(update={"size": p.size + 1}))

    assert verify(ann)["damaged"] == [photo["key"]]


def test_running_everything_again_does_not_take_other_bytes_for_the_photo(house: House, ann: Person) -> None:
    photo = take_in(ann)
    replace(house, photo["key"], jpeg(320, 240))

    again = ann.call("POST", "photos", f"/{photo['_id']}/process", query={"force": "1"}).get_json()

    assert (again["status"], again["steps"]["metadata"]["error"]["title"]) == ("failed", "Gone")
    for name in ("sha256", "size", "width", "height", "tags", "thumbnailKey"):
        assert again[name] == photo[name]


@pytest.mark.parametrize("step", [StepName.THUMBNAIL, StepName.RECOGNITION])
def test_no_step_takes_other_bytes_for_the_photo(house: House, ann: Person, step: StepName) -> None:
    """Replaced when metadata was done: each step looks for itself."""
    recognise_with(house, Weights())
    photo = take_in(ann)
    replace(house, photo["key"], jpeg(320, 240))
    fail(house, photo["_id"], step)
    before = house.stored_keys()

    again = ann.post("photos", f"/{photo['_id']}/process").get_json()

    assert again["steps"][step]["state"] == "failed"
    assert "taken in" in reason(again, step)
    assert again["tags"] == photo["tags"]
    assert house.stored_keys() == before


def test_file_that_came_between_the_look_and_the_record_is_no_photo(house: House, ann: Person) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")

    def after_the_look() -> None:
        house.network.before("storage", "GET", lambda: replace(house, key))

    house.network.before("storage", "GET", after_the_look)

    photo = ann.add_photo(album_id, key)

    assert photo["status"] == "failed"
    assert "taken in" in reason(photo, StepName.THUMBNAIL)
    assert ann.get("photos", f"/{photo['_id']}/original").status_code == 410


def test_photo_is_whole_again_when_its_own_bytes_are_back(house: House, ann: Person) -> None:
    photo = take_in(ann)
    replace(house, photo["key"])
    verify(ann, repair=True)

    assert ann.delete("storage", f"/{photo['key']}").status_code == 204
    ann.upload("boat", TAKEN_IN)
    again = ann.post("photos", f"/{photo['_id']}/process").get_json()

    assert again["status"] == "ready"
    assert ann.get("photos", f"/{photo['_id']}/original").data == TAKEN_IN
