"""Whose photo is next: what is waited for first, in turns by user, with a place for everyone."""

from concurrent.futures import Future
from contextvars import copy_context

from functions.photos.workflow.fair_queue import (
    OF_ONE_USER,
    PAUSE_MS,
    PLACES,
    ROOM,
    UNAWAITED,
    FairQueue,
    Job,
)
from tests.house.clock import Clock

AWHILE = 20_000


class Queued:
    """A queue, and the jobs that began, by photo."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.queue = FairQueue(self.clock)
        self.jobs: dict[str, Job] = {}

    def add(self, user: str, *names: str, awaited: bool = False) -> None:
        for name in names:
            until = self.clock() + AWHILE if awaited else 0
            job = self.jobs[name] = Job(name, user, copy_context(), Future(), until)
            self.queue.add(job)

    def begin(self) -> list[str]:
        """All that find a place now."""
        return [job.photo_id for job in iter(self.queue.begin_next, None)]

    def pause(self) -> None:
        self.clock.advance(PAUSE_MS / 1000)

    def next_after(self, *names: str) -> list[str]:
        for name in names:
            self.queue.end(self.jobs[name])
        return self.begin()


def test_photos_of_one_user_begin_in_their_order_a_few_at_a_time() -> None:
    queued = Queued()
    queued.add("ann", *"abcdef")

    assert queued.begin() == list("abcd")
    assert queued.next_after("b") == ["e"]
    assert queued.begin() == []
    assert UNAWAITED == 4


def test_another_users_photo_is_next_however_many_wait() -> None:
    queued = Queued()
    queued.add("ann", *(f"a{n}" for n in range(10_000)))
    queued.begin()
    queued.add("bob", "b0", "b1", "b2")

    assert queued.next_after("a0") == ["b0"]
    assert queued.next_after("a1") == ["b1"]
    assert queued.next_after("a2") == ["a4"], "both have two at work, and bob had the last turn"


def test_users_with_as_many_at_work_take_turns() -> None:
    queued = Queued()
    for user in ("ann", "bob", "eve"):
        queued.add(user, *(f"{user}{n}" for n in range(3)))

    begun = queued.begin()
    for name in ("ann0", "bob0", "eve0", "ann1", "bob1"):
        begun += queued.next_after(name)

    assert begun == ["ann0", "bob0", "eve0", "ann1", "bob1", "eve1", "ann2", "bob2", "eve2"]


def test_what_somebody_waits_for_begins_at_once_beside_what_nobody_waits_for() -> None:
    queued = Queued()
    queued.add("ann", *"abcdef")
    queued.begin()
    queued.add("bob", "awaited", awaited=True)

    assert queued.begin() == ["awaited"]


def test_beside_a_photo_that_is_waited_for_only_one_of_the_others_goes_on() -> None:
    queued = Queued()
    queued.add("ann", *"abcdefgh")
    queued.begin()
    queued.add("bob", "awaited", awaited=True)
    queued.begin()

    queued.pause()
    assert queued.next_after("a", "b", "c") == []
    assert queued.next_after("d") == ["e"]
    assert queued.next_after("awaited") == ["f", "g", "h"]


def test_beside_a_photo_that_is_waited_for_the_others_go_on_slowly() -> None:
    queued = Queued()
    queued.add("ann", *"abcdefgh")
    queued.begin()
    queued.add("bob", "awaited", awaited=True)
    queued.begin()

    assert queued.next_after(*"abcd") == []
    assert queued.queue.is_holding_back()
    queued.pause()
    assert queued.begin() == ["e"]
    assert not queued.queue.is_holding_back()
    assert queued.next_after("e") == []
    assert queued.next_after("awaited") == ["f", "g", "h"], "nobody waits any more"


def test_clock_that_is_set_back_holds_nobody_back() -> None:
    queued = Queued()
    queued.add("ann", *"abcdefgh")
    queued.begin()
    queued.clock.advance(-3_600)
    queued.add("bob", "awaited", awaited=True)
    queued.begin()

    assert queued.next_after(*"abcd") == ["e"]


def test_others_go_on_however_many_are_waited_for() -> None:
    queued = Queued()
    queued.add("ann", "nobody waits")
    for user in ("bob", "eve"):
        queued.add(user, *(f"{user}{n}" for n in range(PLACES)), awaited=True)

    begun = queued.begin()

    assert len(begun) == PLACES
    assert "nobody waits" in begun


def test_one_user_leaves_places_for_another_who_waits() -> None:
    queued = Queued()
    queued.add("ann", *(f"a{n}" for n in range(20)), awaited=True)
    assert len(queued.begin()) == OF_ONE_USER
    queued.add("bob", "b", awaited=True)

    assert queued.begin() == ["b"]


def test_photo_that_waits_goes_first_once_somebody_waits_for_it() -> None:
    queued = Queued()
    queued.add("ann", *"abcdefgh")
    queued.begin()

    queued.queue.expedite(queued.jobs["h"], queued.clock() + AWHILE)

    assert queued.begin() == ["h"]
    assert queued.next_after("h", "a", "b", "c", "d") == list("efg")


def test_photo_goes_last_again_when_nobody_waits_any_more() -> None:
    queued = Queued()
    queued.add("ann", *(f"a{n}" for n in range(OF_ONE_USER)), awaited=True)
    queued.begin()
    queued.add("ann", "given up", awaited=True)
    queued.clock.advance(AWHILE / 1000)
    queued.add("bob", "b", awaited=True)

    assert queued.begin() == ["b"]
    assert queued.next_after("b", *(f"a{n}" for n in range(OF_ONE_USER))) == ["given up"]


def test_who_waits_shorter_does_not_end_anothers_waiting() -> None:
    queued = Queued()
    queued.add("ann", *(f"a{n}" for n in range(UNAWAITED)))
    queued.begin()
    queued.add("ann", "awaited", awaited=True)

    queued.queue.expedite(queued.jobs["awaited"], queued.clock() + 1)
    queued.clock.advance(1)

    assert queued.begin() == ["awaited"]


def test_room_is_bounded_for_each_user() -> None:
    queued = Queued()
    queued.add("ann", *(f"a{n}" for n in range(ROOM - 1)))
    assert queued.queue.has_room("ann")

    queued.add("ann", "last")

    assert not queued.queue.has_room("ann")
    assert queued.queue.has_room("bob")
    queued.begin()
    assert queued.queue.has_room("ann")


def test_job_is_in_the_queue_until_it_begins() -> None:
    queued = Queued()
    queued.add("ann", "a")
    queued.add("bob", "b", awaited=True)
    assert all(job in queued.queue for job in queued.jobs.values())

    queued.begin()

    assert not any(job in queued.queue for job in queued.jobs.values())
