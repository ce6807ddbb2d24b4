"""Checks and backups that an operator begins, and what they come to."""

from typing import Any

import pytest

from functions.onemachine.operating.keeping import look
from functions.photos.operating.tasks import LEASE_MS, SEEN_MS, Kind, Tasks
from tests.accounts.operating.people import operator
from tests.house import House, Person


@pytest.fixture
def olga(house: House) -> Person:
    return operator(house)


def tasks(olga: Person) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = olga.get("photos", "/operator/tasks").get_json()["tasks"]
    return listed


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
    assert tasks(olga)[0]["state"] == "running"

    house.come_back()
    house.clock.advance(LEASE_MS / 1000 + 1)
    house.sweep_up()

    assert tasks(olga)[0]["state"] == "done"


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
