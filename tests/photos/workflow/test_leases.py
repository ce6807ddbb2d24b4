"""A lease is kept while the work goes on, and given up for lost when it cannot be."""

import threading

from functions.photos.workflow import transitions
from functions.photos.workflow.leases import Heartbeat
from functions.shared.errors import Unavailable
from tests.house import House, Person

LEASE = transitions.LEASE_MS / 1000


def test_step_that_takes_longer_than_the_lease_is_not_taken_by_another(house: House, ann: Person) -> None:
    house.recognition.hang()
    photo = ann.add_photo(ann.make_album(), ann.upload("boat"), prefer="respond-async")
    assert house.recognition.reached.wait(20)
    other = house.replica()

    for _ in range(6):
        house.clock.advance(LEASE / 2)
        house.worker.heartbeat.beat()
        other.submit(photo["_id"])
        other.settle()
        assert house.photos.due(house.clock(), 100) == []
    house.recognition.release()
    house.worker.settle()

    assert ann.photo(photo["_id"])["status"] == "ready"
    assert len(house.recognition.requests) == 1


def test_lease_that_cannot_be_renewed_is_another_workers_soon(house: House, ann: Person) -> None:
    house.recognition.hang()
    house.recognition.see(("from the lost one", 0.9))
    photo = ann.add_photo(ann.make_album(), ann.upload("boat"), prefer="respond-async")
    assert house.recognition.reached.wait(20)
    house.photos_store.is_away = True
    house.clock.advance(LEASE)
    house.worker.heartbeat.beat()
    house.recognition.hang_no_more()
    house.recognition.see(("from the new one", 0.9))
    other = house.replica()
    other.submit(photo["_id"])
    other.settle()
    house.photos_store.is_away = False

    house.recognition.release()
    house.worker.settle()

    assert (ann.photo(photo["_id"])["status"], ann.photo(photo["_id"])["tags"]) == (
        "ready",
        ["from the new one"],
    )


def test_heartbeat_beats_by_itself_and_ends_with_the_work() -> None:
    beaten: list[str] = []
    enough = threading.Event()

    def renew(photo_id: str) -> None:
        beaten.append(photo_id)
        if len(beaten) == 1:
            raise Unavailable("metadata store", "It is away for one beat.")
        enough.set()

    heartbeat = Heartbeat(renew, seconds=0.001)
    others = set(threading.enumerate())
    heartbeat.keep("photo")
    [thread] = [t for t in threading.enumerate() if t.name == "heartbeat" and t not in others]
    assert enough.wait(20)
    heartbeat.let_go("photo")
    thread.join(20)

    assert set(beaten) == {"photo"}
    assert not thread.is_alive()
    enough.clear()
    heartbeat.keep("another")
    assert enough.wait(20)
    assert beaten[-1] == "another"
    heartbeat.let_go("another")
