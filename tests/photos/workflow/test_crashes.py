"""The process of photos ends before any of its acts: nothing is lost, stuck, or left behind."""

import json
from typing import Any

import pytest

from functions.photos.workflow import transitions
from functions.shared.models.photo import PhotoStatus
from functions.shared.objects.removal import LONGEST_CALL_MS
from tests.house import House, Person
from tests.house.life import Ended

ACTS = 8
"""Writes and calls from POST to ready: a look at the file, the record, a look at what the person may keep,
the claim, three steps, two ends."""
AFTER_ALL = (transitions.LEASE_MS + LONGEST_CALL_MS) / 1000


def records(house: House) -> list[dict[str, Any]]:
    return [json.loads(row[0]) for row in house.store.connection().execute("SELECT doc FROM photos")]


def photos_ends_before(house: House, acts: int, person: Person, method: str, **more: Any) -> None:
    """While it answers this call, or works on what follows from it."""
    house.life.end_before(acts)
    try:
        person.call(method, "photos", **more)
        house.worker.settle()
    except Ended:
        pass
    while house.worker.begun:
        try:
            house.worker.settle()
        except Ended:
            continue


def test_photo_takes_few_acts(house: House, ann: Person) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")

    assert ann.add_photo(album_id, key)["status"] == "ready"

    assert (house.life.writes, house.life.calls) == (4, 4)
    assert house.life.writes + house.life.calls == ACTS


@pytest.mark.parametrize("acts", range(ACTS + 1))
def test_taking_in_survives_the_end_of_the_process(house: House, ann: Person, acts: int) -> None:
    body = {"albumId": ann.make_album(), "key": ann.upload("boat")}

    photos_ends_before(house, acts, ann, "POST", json=body)

    for record in records(house):
        assert record["status"] != PhotoStatus.PROCESSING or record["work"]["dueAt"] is not None
    known = bool(records(house))
    assert known == (acts >= 2)
    house.start_photos()
    house.clock.advance(AFTER_ALL)
    house.sweep_up()
    if not known:
        ann.post("photos", json=body)
    [photo] = ann.get("photos").get_json()
    assert photo["status"] == "ready"
    assert house.stored_keys() == {
        *(photo[name] for name in ("key", "thumbnailKey", "mediumKey", "previewKey"))
    }


@pytest.mark.parametrize("acts", range(7))
def test_deletion_survives_the_end_of_the_process(house: House, ann: Person, acts: int) -> None:
    photo_id = ann.add_photo(ann.make_album(), ann.upload("boat"))["_id"]

    photos_ends_before(house, acts, ann, "DELETE", path=f"/{photo_id}?forever=1")
    house.start_photos()
    house.clock.advance(AFTER_ALL)
    house.sweep_up()

    if acts == 0:
        assert ann.photo(photo_id)["status"] == "ready"
        return
    assert ann.get("photos", f"/{photo_id}").status_code == 404
    assert records(house) == []
    assert house.stored_keys() == set()


@pytest.mark.parametrize("acts", range(ACTS + 1))
def test_photo_deleted_while_its_worker_ends_leaves_nothing(house: House, ann: Person, acts: int) -> None:
    """A thumbnail may be stored by then, and no record of it ever made."""
    photos_ends_before(
        house, acts, ann, "POST", json={"albumId": ann.make_album(), "key": ann.upload("boat")}
    )
    house.start_photos()
    for record in records(house):
        assert ann.delete("photos", f"/{record['_id']}?forever=1").status_code == 204

    house.clock.advance(AFTER_ALL)
    house.sweep_up()

    assert records(house) == []
    assert house.stored_keys() <= ({"incoming:ann:boat"} if acts < 2 else set())


def test_thumbnail_stored_after_the_deletion_by_a_call_of_a_dead_worker_does_not_stay(
    house: House, ann: Person
) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")

    def delete_and_end() -> None:
        [photo] = ann.get("photos").get_json()
        ann.delete("photos", f"/{photo['_id']}?forever=1")
        house.life.has_ended = True

    # The thumbnail function has read the original by then, and stores what it made afterwards.
    house.network.before("storage", "PUT", delete_and_end)
    photos_ends_before(house, 1000, ann, "POST", json={"albumId": album_id, "key": key})
    assert len(house.stored_keys()) == 4
    house.start_photos()
    house.sweep_up()
    assert len(records(house)) == 1

    house.clock.advance(AFTER_ALL)
    house.sweep_up()

    assert records(house) == []
    assert house.stored_keys() == set()
