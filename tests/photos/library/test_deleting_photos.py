"""A photo goes with its objects, whatever happens on the way."""

import pytest

from functions.photos.workflow import fair_queue
from functions.shared.models.keys import ObjectKey
from functions.shared.objects.derived import derived_keys
from functions.shared.objects.removal import LONGEST_CALL_MS
from tests.house import Answer, House, Person


@pytest.fixture
def photo_id(ann: Person) -> str:
    made: str = ann.add_photo(ann.make_album(), ann.upload("boat"))["_id"]
    return made


@pytest.mark.parametrize("by_query", [False, True])
def test_photo_goes_with_its_objects(house: House, ann: Person, photo_id: str, by_query: bool) -> None:
    assert len(house.stored_keys()) == 4

    reply = (
        ann.call("DELETE", "photos", query={"id": photo_id, "forever": "1"})
        if by_query
        else ann.delete("photos", f"/{photo_id}?forever=1")
    )

    assert reply.status_code == 204
    assert ann.get("photos", f"/{photo_id}").status_code == 404
    assert ann.get("photos").get_json() == []
    assert house.stored_keys() == set()


def test_deleting_twice_is_not_found(ann: Person, photo_id: str) -> None:
    ann.delete("photos", f"/{photo_id}?forever=1")

    assert ann.delete("photos", f"/{photo_id}?forever=1").status_code == 404


def test_other_photos_stay(house: House, ann: Person, photo_id: str) -> None:
    kept = ann.add_photo(ann.make_album(), ann.upload("kept"))

    ann.delete("photos", f"/{photo_id}?forever=1")

    assert house.stored_keys() == {kept["key"], kept["thumbnailKey"], kept["mediumKey"], kept["previewKey"]}


def test_same_key_may_come_again_after_deletion(ann: Person, photo_id: str) -> None:
    ann.delete("photos", f"/{photo_id}?forever=1")

    again = ann.add_photo(ann.make_album(), ann.upload("boat"))

    assert again["status"] == "ready"
    assert again["_id"] != photo_id


def test_photo_is_gone_for_its_owner_though_storage_is_away(house: House, ann: Person, photo_id: str) -> None:
    album_id = ann.photo(photo_id)["albumId"]
    house.go_away("storage")

    assert ann.delete("photos", f"/{photo_id}?forever=1").status_code == 204

    assert ann.get("photos", f"/{photo_id}").status_code == 404
    assert ann.get("photos").get_json() == []
    [album] = ann.get("albums").get_json()
    assert (album["photoCount"], album["coverKey"]) == (0, None)
    assert ann.get("albums", f"/{album_id}").get_json()["photos"] == []


def test_sweep_finishes_what_storage_hindered(house: House, ann: Person, photo_id: str) -> None:
    house.go_away("storage")
    ann.delete("photos", f"/{photo_id}?forever=1")
    assert house.sweep_up()["deletedPhotos"] == 0
    house.come_back()

    assert house.sweep_up_later()["deletedPhotos"] == 1

    assert house.stored_keys() == set()
    assert house.photos.get(photo_id) is None
    assert house.sweep_up()["deletedPhotos"] == 0


@pytest.mark.parametrize("reached", [1, 2, 3])
def test_deletion_interrupted_between_two_objects_is_finished(
    house: House, ann: Person, photo_id: str, reached: int
) -> None:
    house.network.fail_after("storage", reached)
    ann.delete("photos", f"/{photo_id}?forever=1")
    assert len(house.stored_keys()) == 4 - reached

    house.come_back()
    house.sweep_up_later()

    assert house.stored_keys() == set()


def test_key_of_a_photo_whose_deletion_is_owed_is_a_conflict(
    house: House, ann: Person, photo_id: str
) -> None:
    photo = ann.photo(photo_id)
    house.go_away("storage")
    ann.delete("photos", f"/{photo_id}?forever=1")
    house.come_back()

    reply = ann.post("photos", json={"albumId": photo["albumId"], "key": photo["key"]})

    assert reply.status_code == 409
    assert photo["key"] in reply.get_json()["detail"]


def test_photo_at_work_is_deleted_and_leaves_nothing(house: House, ann: Person) -> None:
    house.recognition.hang()
    photo = ann.add_photo(ann.make_album(), ann.upload("boat"), prefer="respond-async")
    assert house.recognition.reached.wait(10)

    ann.delete("photos", f"/{photo['_id']}?forever=1")
    house.recognition.release()
    house.worker.settle()

    assert ann.get("photos", f"/{photo['_id']}").status_code == 404
    assert house.stored_keys() == set()
    assert house.photos.get(photo["_id"]) is None


def test_thumbnail_made_after_the_deletion_does_not_stay(house: House, ann: Person) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")

    def delete_all() -> None:
        for photo in ann.get("photos").get_json():
            ann.delete("photos", f"/{photo['_id']}?forever=1")

    # The thumbnail function has read the original by then, and stores what it made afterwards.
    house.network.before("storage", "PUT", delete_all)
    ann.post("photos", json={"albumId": album_id, "key": key})
    house.worker.settle()

    assert ann.get("photos").get_json() == []
    assert house.stored_keys() == set()


def test_photo_that_failed_is_deleted_like_any_other(house: House, ann: Person) -> None:
    house.recognition.fail(Answer(503, retry_after=60))
    photo = ann.add_photo(ann.make_album(), ann.upload("boat"))

    ann.delete("photos", f"/{photo['_id']}?forever=1")

    assert house.stored_keys() == set()
    assert house.sweep_up()["resumed"] == 0


def test_thumbnail_that_comes_after_its_call_was_given_up_does_not_stay(house: House, ann: Person) -> None:
    house.go_away("thumbnail")
    key = ann.upload("boat")
    photo = ann.add_photo(ann.make_album(), key)
    assert photo["steps"]["thumbnail"]["state"] == "failed"
    house.come_back()
    ann.delete("photos", f"/{photo['_id']}?forever=1")
    late = next(iter(derived_keys(ObjectKey.parse(key), photo["sha256"])))
    house.store_blob(late, b"late", "0" * 64)

    house.sweep_up()
    assert house.photos.get(photo["_id"]) is not None
    house.clock.advance(LONGEST_CALL_MS / 1000 + 1)
    house.sweep_up()

    assert house.photos.get(photo["_id"]) is None
    assert house.stored_keys() == set()


def test_photo_that_is_deleted_before_its_turn_has_come_leaves_nothing(house: House, ann: Person) -> None:
    house.recognition.hang()
    album_id = ann.make_album()
    ids = [
        ann.add_photo(album_id, ann.upload(f"photo-{n}"), prefer="respond-async")["_id"]
        for n in range(fair_queue.UNAWAITED + 1)
    ]
    assert house.recognition.await_requests(fair_queue.UNAWAITED)

    ann.delete("photos", f"/{ids[-1]}?forever=1")
    house.recognition.release()
    house.worker.settle()

    assert house.photos.get(ids[-1]) is None
    assert len(house.stored_keys()) == 4 * fair_queue.UNAWAITED
