"""Checks and backups that an operator begins, and what they come to."""

from typing import Any

import pytest

from functions.onemachine.operating.keeping import look
from functions.photos.operating.task import BROKEN_OFF, LEASE_MS, MOST_BREAKS, Kind
from functions.photos.operating.tasks import KEEPER_GONE, SEEN_MS, Tasks
from tests.accounts.operating.people import operator
from tests.house import House, Person


@pytest.fixture
def olga(house: House) -> Person:
    return operator(house)


def tasks(olga: Person) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = olga.get("photos", "/operator/tasks").get_json()["tasks"]
    return listed


def last(olga: Person) -> dict[str, str]:
    ended = olga.get("photos", "/operator/tasks").get_json()["last"]
    return {task["kind"]: task["state"] for task in ended}


def begin(olga: Person, kind: str, **more: object) -> int:
    return olga.post("photos", "/operator/tasks", {"kind": kind} | more).status_code


def test_check_tells_what_it_has_found_in_numbers(house: House, olga: Person, ann: Person) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("a"))
    house.worker.settle()
    house.blobs.delete(photo["thumbnailKey"])

    assert begin(olga, "check") == 202

    [task] = tasks(olga)
    assert (task["state"], task["by"], task["repair"]) == ("done", "olga", False)
    assert (task["counts"]["photos"], task["counts"]["missing"], task["counts"]["repaired"]) == (1, 1, 0)
    assert photo["thumbnailKey"] not in str(task)


def test_check_repairs_where_it_is_asked_to(house: House, olga: Person, ann: Person) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("a"))
    house.worker.settle()
    house.blobs.delete(photo["thumbnailKey"])

    begin(olga, "check", repair=True)
    house.worker.settle()

    [task] = tasks(olga)
    assert task["counts"]["repaired"] >= 1
    assert house.blobs.info(photo["thumbnailKey"])


def test_check_that_was_interrupted_is_taken_up_by_the_sweep(house: House, olga: Person) -> None:
    house.jobs_later.hold()
    assert begin(olga, "check") == 202
    house.start_photos()
    assert tasks(olga)[0]["state"] == "waiting"

    house.sweep_up()

    assert tasks(olga)[0]["state"] == "done"


def test_check_whose_process_ended_in_the_middle_goes_on(house: House, olga: Person) -> None:
    house.jobs_later.hold()
    begin(olga, "check")
    held = Tasks(house.store, house.clock).claim(Kind.CHECK, "another process, which has ended")
    assert held is not None
    house.start_photos()
    house.sweep_up()
    assert tasks(olga)[0]["state"] == "running"

    house.clock.advance(LEASE_MS / 1000 + 1)
    house.sweep_up()

    assert tasks(olga)[0]["state"] == "done"


def test_check_waits_for_storage_and_goes_on_when_it_is_back(house: House, olga: Person, ann: Person) -> None:
    ann.add_photo(ann.make_album(), ann.upload("a"))
    house.worker.settle()
    house.go_away("storage")
    begin(olga, "check")
    for _ in range(MOST_BREAKS + 1):
        assert tasks(olga)[0]["state"] == "waiting"
        house.clock.advance(LEASE_MS / 1000 + 1)
        house.sweep_up()

    house.come_back()
    house.clock.advance(LEASE_MS / 1000 + 1)
    house.sweep_up()

    assert tasks(olga)[0]["state"] == "done"


@pytest.mark.parametrize("kind", list(Kind))
def test_task_that_keeps_ending_its_process_has_failed(house: House, olga: Person, kind: Kind) -> None:
    house.jobs_later.hold()
    kept = Tasks(house.store, house.clock)
    kept.note_keeper()
    begin(olga, kind)
    for number in range(MOST_BREAKS):
        assert kept.claim(kind, f"process {number}, which ends in the middle")
        house.clock.advance(LEASE_MS / 1000 + 1)

    assert kept.claim(kind, "the next") is None

    kept.note_keeper()
    assert (tasks(olga)[0]["state"], tasks(olga)[0]["reason"]) == ("failed", BROKEN_OFF)
    assert last(olga) == {kind: "failed"}
    assert begin(olga, kind) == 202


def test_check_that_comes_on_may_be_broken_off_often(house: House) -> None:
    kept = Tasks(house.store, house.clock)
    kept.begin(Kind.CHECK, None)
    for number in range(MOST_BREAKS * 2):
        task = kept.claim(Kind.CHECK, f"process {number}")
        assert task is not None
        assert kept.advance(task, {"photos": 1}, "x")
        house.clock.advance(LEASE_MS / 1000 + 1)


@pytest.mark.parametrize("is_begun", [True, False])
def test_backup_that_nobody_is_left_to_take_has_failed(house: House, olga: Person, is_begun: bool) -> None:
    kept = Tasks(house.store, house.clock)
    kept.note_keeper()
    begin(olga, "backup")
    if is_begun:
        kept.claim(Kind.BACKUP, "keeper, which is killed")

    house.sweep_up()
    assert tasks(olga)[0]["state"] == ("running" if is_begun else "waiting")
    house.clock.advance(SEEN_MS / 1000 + 1)
    house.sweep_up()

    assert (tasks(olga)[0]["state"], tasks(olga)[0]["reason"]) == ("failed", KEEPER_GONE)
    assert last(olga) == {"backup": "failed"}
    kept.note_keeper()
    assert begin(olga, "backup") == 202


def test_backup_that_takes_long_stays_its_keepers(house: House, olga: Person) -> None:
    kept = Tasks(house.store, house.clock)
    kept.note_keeper()
    begin(olga, "backup")
    task = kept.claim(Kind.BACKUP, "keeper")
    assert task is not None
    for _ in range(MOST_BREAKS * 2):
        house.clock.advance(LEASE_MS / 1000 - 1)
        kept.hold(task)
        assert kept.claim(Kind.BACKUP, "another") is None

    kept.finish(task, {"records": 1})

    assert last(olga) == {"backup": "done"}


def test_last_of_a_kind_is_told_however_many_of_the_other_follow(house: House, olga: Person) -> None:
    kept = Tasks(house.store, house.clock)
    kept.add_done(Kind.BACKUP, {}, "/backups: No space left on device.", repair=False)
    for _ in range(205):
        house.clock.advance(1)
        kept.add_done(Kind.CHECK, {}, None, repair=False)

    house.sweep_up()

    assert last(olga) == {"backup": "failed", "check": "done"}


def test_one_of_a_kind_at_a_time(house: House, olga: Person) -> None:
    house.jobs_later.hold()

    assert [begin(olga, "check"), begin(olga, "check")] == [202, 409]
    assert len(tasks(olga)) == 1


def test_backup_is_begun_only_where_somebody_takes_it(house: House, olga: Person) -> None:
    assert begin(olga, "backup") == 409
    assert not olga.get("photos", "/operator/tasks").get_json()["canBackUp"]

    Tasks(house.store, house.clock).note_keeper()

    assert olga.get("photos", "/operator/tasks").get_json()["canBackUp"]
    assert begin(olga, "backup") == 202
    house.clock.advance(SEEN_MS / 1000 + 1)
    assert not olga.get("photos", "/operator/tasks").get_json()["canBackUp"]


def test_keeper_takes_the_backup_that_was_asked_for_once(house: House, olga: Person) -> None:
    kept = Tasks(house.store, house.clock)
    kept.note_keeper()
    begin(olga, "backup")
    taken = []

    def back_up() -> tuple[dict[str, int], str | None]:
        taken.append(1)
        return {"records": 7, "objects": 2}, None

    look(kept, "keeper", back_up)
    look(kept, "keeper", back_up)

    assert len(taken) == 1
    [task] = tasks(olga)
    assert (task["state"], task["counts"]) == ("done", {"records": 7, "objects": 2})


def test_backup_that_failed_says_why(house: House, olga: Person) -> None:
    kept = Tasks(house.store, house.clock)
    kept.note_keeper()
    begin(olga, "backup")

    look(kept, "keeper", lambda: ({}, "/backups: No space left on device."))

    [task] = tasks(olga)
    assert (task["state"], task["reason"]) == ("failed", "/backups: No space left on device.")


def test_what_the_machine_did_by_itself_is_told_too(house: House, olga: Person) -> None:
    body = {"kind": "check", "repair": True, "counts": {"photos": 5}}
    assert house.operator().post("photos", "/operator/tasks/done", body).status_code == 201

    [task] = tasks(olga)
    assert (task["by"], task["repair"], task["counts"]) == (None, True, {"photos": 5})


def test_old_tasks_are_forgotten(house: House, olga: Person) -> None:
    kept = Tasks(house.store, house.clock)
    for _ in range(205):
        kept.add_done(Kind.CHECK, {}, None, repair=False)
        house.clock.advance(1)

    house.sweep_up()

    assert len(kept.page(500, None)) == 200


@pytest.mark.parametrize("body", [{}, {"kind": "format"}, {"kind": "check", "repair": "perhaps"}])
def test_strange_tasks_are_refused(olga: Person, body: dict[str, object]) -> None:
    assert olga.post("photos", "/operator/tasks", body).status_code == 422
