"""Work that was interrupted is taken up, by one worker, whose word alone counts."""

from functions.photos.workflow import fair_queue, transitions
from functions.photos.workflow.choices import everything
from tests.house import Answer, House, Person

LEASE = transitions.LEASE_MS / 1000


def test_sweep_needs_no_sign_in_and_has_nothing_to_do_at_first(house: House) -> None:
    assert set(house.sweep_up().values()) == {0}


def test_schedule_calls_the_root(house: House, ann: Person) -> None:
    house.recognition.fail(Answer(500))
    ann.add_photo(ann.make_album(), ann.upload("boat"))
    house.clock.advance(60)

    reply = house.nobody().call("POST", "photos", headers={"X-Connector": "cron-connector"})

    house.worker.settle()
    assert (reply.status_code, reply.get_json()["resumed"]) == (200, 1)


def test_root_is_no_sweep_for_others(house: House) -> None:
    assert house.nobody().call("POST", "photos").status_code == 401
    assert house.nobody().call("POST", "photos", headers={"X-Connector": "kafka"}).status_code == 401


def test_photo_whose_worker_died_is_taken_up_once_its_lease_has_run_out(house: House, ann: Person) -> None:
    photo_id = ann.add_photo(ann.make_album(), ann.upload("boat"))["_id"]
    due = house.photos.change(photo_id, lambda p: transitions.restart(p, everything, house.clock()))
    dead = house.photos.change(photo_id, lambda p: transitions.claim(p, "a dead worker", house.clock()))
    assert due
    assert dead

    house.clock.advance(LEASE - 1)
    assert house.sweep_up()["resumed"] == 0
    assert ann.photo(photo_id)["status"] == "processing"
    house.clock.advance(1)
    assert house.sweep_up()["resumed"] == 1

    photo = ann.photo(photo_id)
    assert photo["status"] == "ready"
    assert photo["steps"]["metadata"]["attempts"] == 3


def test_record_without_a_worker_is_taken_up(house: House, ann: Person) -> None:
    """As if the process had ended between the record and the work."""
    photo_id = ann.add_photo(ann.make_album(), ann.upload("boat"))["_id"]
    house.photos.change(photo_id, lambda p: transitions.restart(p, everything, house.clock()))

    assert house.sweep_up()["resumed"] == 1
    assert ann.photo(photo_id)["status"] == "ready"


def test_result_of_a_lost_lease_is_dropped(house: House, ann: Person) -> None:
    house.recognition.fail(Answer(503, retry_after=60))
    photo = ann.add_photo(ann.make_album(), ann.upload("boat"))
    house.recognition.hang()
    house.recognition.see(("from the lost one", 0.9))
    # Only recognition is left to do, so that nothing renews the lease once it is reached.
    ann.call("POST", "photos", f"/{photo['_id']}/process", headers={"Prefer": "respond-async"})
    assert house.recognition.reached.wait(10)
    house.clock.advance(LEASE + 1)
    house.recognition.hang_no_more()
    house.recognition.see(("from the new one", 0.9))
    other = house.replica()
    other.submit(photo["_id"])
    other.settle()
    by_the_new_one = ann.photo(photo["_id"])

    house.recognition.release()
    house.worker.settle()

    assert (by_the_new_one["status"], by_the_new_one["tags"]) == ("ready", ["from the new one"])
    assert ann.photo(photo["_id"]) == by_the_new_one
    assert ann.get("storage", f"/{by_the_new_one['thumbnailKey']}").status_code == 200


def test_two_replicas_that_sweep_at_once_do_the_work_once(house: House, ann: Person) -> None:
    house.recognition.fail(Answer(503, retry_after=60))
    album_id = ann.make_album()
    ids = [ann.add_photo(album_id, ann.upload(f"photo-{n}"))["_id"] for n in range(6)]
    house.recognition.see(("boat", 0.9))
    before = len(house.recognition.requests)
    house.clock.advance(60)

    other = house.replica()
    for photo_id in ids:
        house.worker.submit(photo_id)
        other.submit(photo_id)
    house.worker.settle()
    other.settle()

    assert len(house.recognition.requests) == before + len(ids)
    assert [ann.photo(photo_id)["status"] for photo_id in ids] == ["ready"] * len(ids)


def test_photo_that_waits_is_not_taken_up_while_its_function_is_away(house: House, ann: Person) -> None:
    house.recognition.fail(Answer(503, retry_after=60))
    ann.add_photo(ann.make_album(), ann.upload("boat"))
    requests = len(house.recognition.requests)

    for _ in range(3):
        assert house.sweep_up()["resumed"] == 0

    assert len(house.recognition.requests) == requests


def test_work_that_waits_leaves_room_for_new_photos(house: House, ann: Person) -> None:
    house.recognition.fail(Answer(500))
    album_id = ann.make_album()
    for number in range(fair_queue.UNAWAITED + 2):
        ann.add_photo(album_id, ann.upload(f"waiting-{number}"))
    house.clock.advance(60)
    before = len(house.recognition.requests)
    house.recognition.hang()
    house.recognition.see(("boat", 0.9))

    assert house.nobody().post("photos", "/sweep").get_json()["resumed"] == fair_queue.UNAWAITED + 2
    assert house.recognition.await_requests(before + fair_queue.UNAWAITED)
    house.recognition.hang_no_more()
    new = ann.add_photo(album_id, ann.upload("new"))

    assert new["status"] == "ready"
    assert len(house.recognition.requests) == before + fair_queue.UNAWAITED + 1
    house.recognition.release()
    house.worker.settle()
    assert all(photo["status"] == "ready" for photo in ann.get("photos").get_json())


def test_what_becomes_due_while_the_backlog_is_worked_off_is_taken_up_too(house: House, ann: Person) -> None:
    photo_id = ann.add_photo(ann.make_album(), ann.upload("boat"))["_id"]
    house.photos.change(photo_id, lambda p: transitions.restart(p, everything, house.clock()))

    # As photos beyond those that one sweep names are.
    house.backlog.take_up()
    house.worker.settle()

    assert ann.photo(photo_id)["status"] == "ready"


def test_sweep_that_has_taken_too_long_leaves_deletions_to_the_next(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    ids = [ann.add_photo(album_id, ann.upload(f"photo-{n}"))["_id"] for n in range(3)]
    house.go_away("storage")
    for photo_id in ids:
        ann.delete("photos", f"/{photo_id}?forever=1")
    house.come_back()
    house.clock.advance(60)
    house.network.before("storage", "DELETE", lambda: house.clock.advance(6))

    assert house.sweep_up()["deletedPhotos"] == 1
    assert house.sweep_up()["deletedPhotos"] == 2
    assert house.stored_keys() == set()
