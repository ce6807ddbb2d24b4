"""How long a client waits for a photo's work."""

import threading

import pytest

from functions.photos.edge.waiting import DEFAULT_WAIT, LONGEST_WAIT, Preference
from tests.house import Answer, House, Person


def test_who_does_not_wait_gets_the_photo_as_it_is(house: House, ann: Person) -> None:
    house.recognition.hang()
    body = {"albumId": ann.make_album(), "key": ann.upload("boat")}

    reply = ann.call("POST", "photos", json=body, headers={"Prefer": "wait=0"})

    assert reply.status_code == 201
    assert reply.get_json()["status"] == "processing"


def test_respond_async_is_accepted_at_once_and_done_later(house: House, ann: Person) -> None:
    house.recognition.hang()
    body = {"albumId": ann.make_album(), "key": ann.upload("boat")}

    reply = ann.call("POST", "photos", json=body, headers={"Prefer": "respond-async"})

    photo_id = reply.get_json()["_id"]
    assert reply.status_code == 202
    assert reply.headers["Location"] == f"/function/photos/{photo_id}"
    house.recognition.release()
    house.worker.settle()
    assert ann.photo(photo_id)["status"] == "ready"


def test_who_waits_longer_than_the_work_gets_it_done(house: House, ann: Person) -> None:
    house.recognition.hang()
    body = {"albumId": ann.make_album(), "key": ann.upload("boat")}

    def release_once_reached() -> None:
        house.recognition.reached.wait(10)
        house.recognition.release()

    helper = threading.Thread(target=release_once_reached)
    helper.start()
    reply = ann.call("POST", "photos", json=body, headers={"Prefer": "wait=20"})
    helper.join()

    assert (reply.status_code, reply.get_json()["status"]) == (201, "ready")


def test_who_waits_too_short_gets_what_there_is(house: House, ann: Person) -> None:
    house.recognition.fail(Answer(503, retry_after=60))
    photo_id = ann.add_photo(ann.make_album(), ann.upload("boat"))["_id"]
    house.recognition.hang()

    reply = ann.call("POST", "photos", f"/{photo_id}/process", headers={"Prefer": "wait=1"})

    photo = reply.get_json()
    assert (reply.status_code, photo["status"]) == (200, "processing")
    assert photo["thumbnailKey"]


def test_second_request_for_a_photo_at_work_waits_for_the_same_work(house: House, ann: Person) -> None:
    house.recognition.hang()
    album_id, key = ann.make_album(), ann.upload("boat")
    first = ann.add_photo(album_id, key, prefer="respond-async")
    assert house.recognition.reached.wait(10)

    house.recognition.release()
    again = ann.add_photo(album_id, key)

    assert (again["_id"], again["status"]) == (first["_id"], "ready")
    assert len(house.recognition.requests) == 1


@pytest.mark.parametrize(
    ("header", "seconds", "asynchronous"),
    [
        ("", DEFAULT_WAIT, False),
        ("wait=7", 7, False),
        ("wait = 7", 7, False),
        ('wait="7"', 7, False),
        ("handling=lenient, wait=7", 7, False),
        ("wait=999999", LONGEST_WAIT, False),
        ("wait=-1", DEFAULT_WAIT, False),
        ("wait=soon", DEFAULT_WAIT, False),
        ("await=7", DEFAULT_WAIT, False),
        ("respond-async", 0, True),
        ("respond-async, wait=7", 0, True),
        ("wait=7; respond-async", 0, True),
        ("not-respond-async-at-all", DEFAULT_WAIT, False),
    ],
)
def test_preference_is_read_as_rfc_7240_writes_it(header: str, seconds: int, asynchronous: bool) -> None:
    assert Preference.parse(header) == Preference(seconds, asynchronous)
