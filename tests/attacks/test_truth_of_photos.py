"""Whatever is done to storage, no photo is ever shown with another file's bytes, or loses its own unsaid."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from functions.shared.access.callers import Scope
from functions.shared.models.steps import Step, StepName, StepState
from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.house.sharing import sign_up
from tests.house.whole import recognise_with
from tests.photos.upkeep.checking import take_in, verify
from tests.recognition.weights import Weights

OTHER = b"the bytes of quite another file"
TAKEN_IN = jpeg()


def by_path(person: Person, key: str) -> TestResponse:
    return person.delete("storage", f"/{key}")


def by_query(person: Person, key: str) -> TestResponse:
    return person.call("DELETE", "storage", query={"key": key})


BOTH_FORMS = pytest.mark.parametrize("delete", [by_path, by_query])
Delete = Callable[[Person, str], TestResponse]


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


@BOTH_FORMS
def test_original_of_a_photo_is_not_deleted_but_with_the_photo(
    house: House, ann: Person, delete: Delete
) -> None:
    photo = take_in(ann)

    reply = delete(ann, photo["key"])

    assert reply.status_code == 409
    assert "delete the photo" in reply.get_json()["detail"]
    assert ann.get("photos", f"/{photo['_id']}/original").data == TAKEN_IN
    assert ann.delete("photos", f"/{photo['_id']}").status_code == 204
    assert house.stored_keys() == set()
    assert delete(ann, photo["key"]).status_code == 204


@BOTH_FORMS
def test_object_that_is_no_photo_is_deleted_as_ever(house: House, ann: Person, delete: Delete) -> None:
    key = ann.upload("boat")

    assert [delete(ann, key).status_code for _ in range(2)] == [204, 204]

    assert house.stored_keys() == set()


@BOTH_FORMS
def test_api_key_deletes_no_original_either(house: House, delete: Delete) -> None:
    ann = sign_up(house, "ann")
    photo, loose = take_in(ann), ann.upload("loose")
    account = house.accounts.accounts.of("ann")
    script = house.bearer(house.accounts.keys.make(account, "of this test", Scope.WRITE).secret)

    assert delete(script, photo["key"]).status_code == 409
    assert delete(script, loose).status_code == 204


@BOTH_FORMS
def test_nothing_is_deleted_while_nobody_tells_whose_it_is(house: House, ann: Person, delete: Delete) -> None:
    photo, loose = take_in(ann), ann.upload("loose")
    house.go_away("accounts")

    for key in (photo["key"], loose):
        reply = delete(ann, key)
        assert (reply.status_code, reply.get_json()["missing"]) == (503, ["accounts"])

    house.come_back()
    assert ann.get("storage", f"/{loose}").status_code == 200


def test_accounts_of_an_earlier_version_lets_nothing_be_deleted(house: House, ann: Person) -> None:
    photo = take_in(ann)
    house.apps["accounts"] = house.apps["albums"]  # It has nothing at that address either.

    assert ann.delete("storage", f"/{photo['key']}").status_code == 503
    assert photo["key"] in house.stored_keys()


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
    house.network.before("storage", "GET", lambda: replace(house, key))

    photo = ann.add_photo(album_id, key)

    assert photo["status"] == "failed"
    assert "taken in" in reason(photo)
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


def test_original_that_cannot_be_read_is_not_deleted_as_if_it_were_another(house: House, ann: Person) -> None:
    photo = take_in(ann)
    house.ruin(photo["key"])

    assert ann.delete("storage", f"/{photo['key']}").status_code == 409
