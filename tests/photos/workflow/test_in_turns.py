"""Photos that wait cost nothing; they begin in turns by user, first those that somebody waits for."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from functions.photos.workflow import fair_queue, transitions
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.fair_queue import PAUSE_MS, UNAWAITED
from functions.shared.models.photo import Photo, Work
from functions.shared.models.steps import StepName, StepState
from tests.house import House, Person
from tests.house.life import Ended

LEASE = transitions.LEASE_MS / 1000
WAITING = 5


@pytest.fixture
def waiting(house: House, ann: Person) -> list[str]:
    """Photos of ann that wait, behind as many as are worked on at once and hang; nobody waits for any."""
    house.recognition.hang()
    return send(house, ann, "a", UNAWAITED + WAITING)[UNAWAITED:]


def send(house: House, person: Person, name: str, count: int) -> list[str]:
    album_id = person.make_album()
    ids = [
        person.add_photo(album_id, person.upload(f"{name}{n}"), prefer="respond-async")["_id"]
        for n in range(count)
    ]
    assert house.recognition.await_requests(min(count, UNAWAITED))
    return ids


def record(house: House, photo_id: str) -> Photo:
    found = house.photos.get(photo_id)
    assert found is not None
    return found


def finish(house: House) -> None:
    house.recognition.release()
    house.worker.settle()


def test_photo_that_waits_is_pending_and_costs_no_writes(
    house: House, ann: Person, waiting: list[str]
) -> None:
    for _ in range(5):
        house.clock.advance(LEASE / 2)
        house.worker.heartbeat.beat()

    for photo_id in waiting:
        told, kept = ann.photo(photo_id), record(house, photo_id)
        assert told["status"] == "processing"
        assert {step["state"] for step in told["steps"].values()} == {"pending"}
        assert (kept.rev, kept.work) == (0, Work(due_at=kept.created_at + transitions.LEASE_MS))
    finish(house)
    assert {ann.photo(photo_id)["status"] for photo_id in waiting} == {"ready"}


def test_photo_that_has_waited_is_written_four_times(house: House, waiting: list[str]) -> None:
    finish(house)

    # When it comes, when it begins, and when thumbnail and recognition end.
    assert {record(house, photo_id).rev for photo_id in waiting} == {3}


def test_what_metadata_found_is_written_with_the_next_heartbeat_at_the_latest(
    house: House, ann: Person
) -> None:
    found: list[Photo] = []

    def look() -> None:
        house.clock.advance(LEASE / 2)
        house.worker.heartbeat.beat()
        found.extend(house.photos.page(9, None, {"userName": ann.name}))

    house.network.before("thumbnail", "POST", look)
    house.recognition.hang()
    ann.add_photo(ann.make_album(), ann.upload("boat"), prefer="respond-async")
    assert house.recognition.reached.wait(20)
    finish(house)

    [photo] = found
    assert photo.steps[StepName.METADATA].state is StepState.DONE
    assert photo.steps[StepName.THUMBNAIL].state is StepState.RUNNING
    assert photo.width == 64


def test_photo_that_somebody_waits_for_does_not_wait_for_those_that_nobody_waits_for(
    house: House, ann: Person, bob: Person, waiting: list[str]
) -> None:
    house.recognition.hang_no_more()

    photo = bob.add_photo(bob.make_album(), bob.upload("b"))

    assert photo["status"] == "ready"
    assert {record(house, photo_id).rev for photo_id in waiting} == {0}
    finish(house)


def test_what_nobody_waits_for_is_not_held_back_by_one_that_takes_long(
    house: House, ann: Person, bob: Person
) -> None:
    album_id, key = ann.make_album(), ann.upload("held-back")
    bobs_album, bobs_key = bob.make_album(), bob.upload("slow")
    ann.add_photo(album_id, ann.upload("just-before"), prefer="respond-async")
    house.worker.settle()
    house.recognition.hang()
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(bob.add_photo, bobs_album, bobs_key)
        assert house.recognition.await_requests(2)
        photo_id = ann.add_photo(album_id, key, prefer="respond-async")["_id"]
        assert record(house, photo_id).rev == 0

        house.clock.advance(PAUSE_MS / 1000)

        assert house.recognition.await_requests(3)
        finish(house)
        assert slow.result()["status"] == "ready"


def test_another_users_photo_is_among_the_next(house: House, bob: Person, waiting: list[str]) -> None:
    bob.add_photo(bob.make_album(), bob.upload("b"), prefer="respond-async")
    house.recognition.release()
    house.recognition.hang()
    assert house.recognition.await_requests(2 * UNAWAITED)

    assert ["incoming:bob:b"] in house.recognition.requests[UNAWAITED : 2 * UNAWAITED]
    finish(house)


def test_asking_again_and_waiting_brings_a_photo_forward(
    house: House, ann: Person, waiting: list[str]
) -> None:
    house.recognition.hang_no_more()
    last = record(house, waiting[-1])

    photo = ann.add_photo(last.album_id, last.key)

    assert (photo["_id"], photo["status"]) == (last.id, "ready")
    assert {record(house, photo_id).rev for photo_id in waiting[:-1]} == {0}
    finish(house)


def test_more_than_there_is_room_for_wait_in_the_store_alone(
    house: House, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fair_queue, "ROOM", 2)
    house.recognition.hang()

    ids = send(house, ann, "a", UNAWAITED + 2 + WAITING)

    due = {photo.id for photo in house.photos.due(house.clock(), 100)}
    assert due == set(ids[-WAITING:])
    finish(house)
    assert {ann.photo(photo_id)["status"] for photo_id in ids} == {"ready"}
    assert len(house.recognition.requests) == len(ids)


def test_photos_that_waited_when_the_process_ended_are_taken_up(
    house: House, ann: Person, waiting: list[str]
) -> None:
    house.life.has_ended = True
    house.recognition.release()
    while house.worker.begun:
        with suppress(Ended):
            house.worker.settle()
    assert {record(house, photo_id).rev for photo_id in waiting} == {0}

    house.start_photos()
    house.clock.advance(LEASE)
    house.sweep_up()

    assert {photo["status"] for photo in ann.get("photos").get_json()} == {"ready"}


def test_another_replica_takes_up_what_has_waited_for_long(house: House, waiting: list[str]) -> None:
    other = house.replica()
    backlog = Backlog(house.photos, other, house.clock)
    backlog.take_up().result(20)
    assert {record(house, photo_id).rev for photo_id in waiting} == {0}
    house.worker.heartbeat.beat()

    house.clock.advance(LEASE)
    house.worker.heartbeat.beat()
    house.recognition.hang_no_more()
    backlog.take_up().result(20)

    assert {record(house, photo_id).status for photo_id in waiting} == {"ready"}
    finish(house)
    assert len(house.recognition.requests) == UNAWAITED + WAITING, "none was worked on twice"
