"""Many photos are changed by a job, which goes on by itself, and is undone by another."""

from typing import Any

import pytest

from functions.photos.bulk.runner import KEPT_MS, LEASE_MS
from functions.photos.bulk.steps import PHOTOS_A_STEP
from functions.shared.models.job import Job
from functions.shared.stores.records.jobs import JobRecords
from tests.house import House, Person
from tests.house.life import Ended
from tests.house.sharing import share_with, sign_up


@pytest.fixture
def album_id(ann: Person) -> str:
    return ann.make_album("Rome")


@pytest.fixture
def ids(house: House, ann: Person, album_id: str) -> list[str]:
    made = []
    for number in range(5):
        house.clock.advance(1)
        made.append(ann.add_photo(album_id, ann.upload(f"{number}", b"%d" % number))["_id"])
    return made


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.photos.bulk.steps.PHOTOS_A_STEP", 2)


def begin(person: Person, action: dict[str, object], **which: object) -> dict[str, Any]:
    reply = person.post("photos", "/jobs", {**which, "action": action})
    assert reply.status_code == 202, reply.text
    job: dict[str, Any] = reply.get_json()
    assert reply.headers["Location"].endswith(f"/function/photos/jobs/{job['_id']}")
    return job


def look(person: Person, job: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = person.get("photos", f"/jobs/{job['_id']}").get_json()
    return found


def undo(person: Person, job: dict[str, Any]) -> dict[str, Any]:
    reply = person.post("photos", f"/jobs/{job['_id']}/undo")
    assert reply.status_code == 202, reply.text
    undoing: dict[str, Any] = reply.get_json()
    return undoing


def shown(person: Person, *names: str) -> list[list[Any]]:
    """These fields of all photos, newest first."""
    return [[photo[name] for name in names] for photo in person.get("photos").get_json()]


@pytest.mark.usefixtures("small_steps")
def test_all_that_is_found_is_changed(ann: Person, ids: list[str]) -> None:
    ann.patch("photos", f"/{ids[2]}", {"favourite": True})

    job = begin(ann, {"favourite": True, "addTags": ["sea"]}, q="")

    assert (job["state"], job["total"]) == ("running", 5)
    done = look(ann, job)
    assert (done["state"], done["seen"], done["changed"], done["failed"]) == ("done", 5, 5, 0)
    assert done["finishedAt"] is not None
    assert shown(ann, "favourite", "addedTags") == [[True, ["sea"]]] * 5

    undoing = undo(ann, job)
    assert (look(ann, undoing)["state"], look(ann, undoing)["changed"]) == ("done", 5)
    assert look(ann, job)["undoneBy"] == undoing["_id"]
    assert shown(ann, "favourite", "addedTags") == [[number == 2, []] for number in range(4, -1, -1)]
    assert undo(ann, job)["_id"] == undoing["_id"]


@pytest.mark.usefixtures("small_steps")
def test_what_leaves_the_search_by_it_is_found_all_the_same(ann: Person, ids: list[str]) -> None:
    job = begin(ann, {"archived": True}, q="-is:archived")

    assert look(ann, job)["changed"] == 5
    assert ann.get("photos", q="").get_json() == []
    undo(ann, job)
    assert {photo["_id"] for photo in ann.get("photos", q="").get_json()} == set(ids)


def test_what_comes_later_is_not_touched(house: House, ann: Person, album_id: str, ids: list[str]) -> None:
    house.jobs_later.hold()
    job = begin(ann, {"favourite": True}, q="")
    house.clock.advance(1)
    ann.add_photo(album_id, ann.upload("later", b"later"))
    house.jobs_later.go_on()

    assert look(ann, job)["changed"] == 5
    assert shown(ann, "favourite") == [[False], *[[True]] * 5]


@pytest.mark.usefixtures("small_steps")
def test_trash_and_back(ann: Person, ids: list[str]) -> None:
    job = begin(ann, {"trash": True}, ids=ids[:3])

    assert [photo["_id"] for photo in ann.get("photos").get_json()] == [ids[4], ids[3]]
    assert {photo["_id"] for photo in ann.get("photos", "/trash").get_json()} == set(ids[:3])
    ann.post("photos", f"/{ids[0]}/restore")
    undo(ann, job)
    assert [photo["_id"] for photo in ann.get("photos").get_json()] == ids[::-1]
    assert ann.get("photos", "/trash").get_json() == []


@pytest.mark.usefixtures("small_steps")
def test_into_an_album_and_out_of_it(ann: Person, album_id: str, ids: list[str]) -> None:
    best = ann.make_album("Best")
    ann.post("albums", f"/{best}/photos", {"ids": ids[:1]})

    job = begin(ann, {"addTo": best}, q="")
    assert look(ann, job)["changed"] == 4
    assert shown(ann, "albumIds") == [[[album_id, best]]] * 5
    undo(ann, job)
    assert shown(ann, "albumIds") == [*[[[album_id]]] * 4, [[album_id, best]]]

    job = begin(ann, {"takeOutOf": album_id, "addTo": best}, albumId=album_id)
    assert shown(ann, "albumIds") == [[[best]]] * 5
    undo(ann, job)
    assert shown(ann, "albumIds")[:4] == [[[album_id]]] * 4


def test_undo_leaves_what_was_said_since(ann: Person, ids: list[str]) -> None:
    job = begin(ann, {"addTags": ["sea", "sun"], "removeTags": ["dog"], "favourite": True}, ids=ids)
    ann.patch("photos", f"/{ids[0]}", {"addTags": ["boat"], "favourite": False})
    ann.patch("photos", f"/{ids[1]}", {"removeTags": ["sea"]})

    undo(ann, job)

    first, second, third = (ann.photo(photo_id) for photo_id in ids[:3])
    assert (first["addedTags"], first["removedTags"], first["favourite"]) == (["boat"], [], False)
    assert (second["addedTags"], second["removedTags"], second["favourite"]) == ([], ["sea"], False)
    assert (third["tags"], third["addedTags"], third["removedTags"]) == ([], [], [])


@pytest.mark.usefixtures("small_steps")
def test_it_goes_on_after_its_process_has_ended_and_is_undone_whole(
    house: House, ann: Person, ids: list[str]
) -> None:
    """Killed before each of its writes in turn."""
    for acts in range(1, 40):
        house.start_photos()
        house.jobs_later.hold()
        job = begin(ann, {"favourite": True, "addTags": ["sea"]}, q="")
        house.life.end_before(acts)
        try:
            house.jobs_later.go_on()
        except Ended:
            was_killed = True
        else:
            was_killed = False
        house.start_photos()
        house.clock.advance(LEASE_MS / 1000 + 1)
        house.sweep_up()

        assert (look(ann, job)["state"], look(ann, job)["seen"]) == ("done", 5), acts
        assert shown(ann, "favourite", "addedTags") == [[True, ["sea"]]] * 5, acts
        undo(ann, job)
        assert shown(ann, "favourite", "addedTags") == [[False, []]] * 5, acts
        if not was_killed:
            return
    pytest.fail("It never came to its end.")


def test_a_stopped_job_can_be_undone(house: House, ann: Person, ids: list[str]) -> None:
    house.jobs_later.hold()
    job = begin(ann, {"favourite": True}, q="")

    stopped = ann.post("photos", f"/jobs/{job['_id']}/stop")
    assert (stopped.status_code, stopped.get_json()["state"]) == (200, "stopped")
    house.jobs_later.go_on()
    house.sweep_up()
    assert look(ann, job)["changed"] == 0
    assert look(ann, undo(ann, job))["state"] == "done"
    assert shown(ann, "favourite") == [[False]] * 5


def test_album_that_is_deleted_meanwhile(house: House, ann: Person, ids: list[str]) -> None:
    best = ann.make_album("Best")
    house.jobs_later.hold()
    job = begin(ann, {"addTo": best}, q="")
    ann.delete("albums", f"/{best}?forever=1")
    house.jobs_later.go_on()

    failed = look(ann, job)
    assert (failed["state"], failed["changed"]) == ("failed", 0)
    assert "no such album" in failed["reason"]


def test_album_that_is_deleted_within_a_step_takes_nothing_along(
    house: House, ann: Person, album_id: str, ids: list[str]
) -> None:
    best = ann.make_album("Best")
    house.jobs_later.hold()
    job = begin(ann, {"addTo": best, "takeOutOf": album_id}, ids=ids)
    life = house.life
    life.after_write(life.writes + 4, lambda: ann.delete("albums", f"/{best}?forever=1"))
    house.jobs_later.go_on()

    assert look(ann, job)["state"] == "failed"
    house.clock.advance(120)
    house.sweep_up()
    assert shown(ann, "albumIds") == [[[album_id]]] * 5


def test_only_ones_own_photos(house: House, ann: Person, album_id: str, ids: list[str]) -> None:
    bob = sign_up(house, "bob")
    share_with(ann, album_id, bob, add=True)
    bobs = bob.add_photo(album_id, bob.upload("bobs", b"bobs"))["_id"]

    job = look(bob, begin(bob, {"favourite": True}, ids=[bobs, ids[0]]))
    assert (job["changed"], job["failed"]) == (1, 1)
    job = look(bob, begin(bob, {"trash": True}, albumId=album_id))
    assert (job["changed"], job["failed"]) == (1, 5)
    assert shown(ann, "favourite") == [[False]] * 5
    assert bob.post("photos", "/jobs", {"q": "is:shared", "action": {"trash": True}}).status_code == 422
    for method, path in (("GET", ""), ("POST", "/stop"), ("POST", "/undo")):
        assert ann.call(method, "photos", f"/jobs/{job['_id']}{path}").status_code == 404
    assert ann.get("photos", "/jobs").get_json() == []
    assert len(bob.get("photos", "/jobs").get_json()) == 2


@pytest.mark.parametrize(
    "body",
    [
        {"action": {"trash": True}},
        {"q": "", "ids": ["0" * 24], "action": {"trash": True}},
        {"ids": [], "action": {"trash": True}},
        {"q": ""},
        {"q": "", "action": {}},
        {"q": "", "action": {"fly": True}},
        {"q": "(", "action": {"trash": True}},
        {"q": "", "taken": "soon", "action": {"trash": True}},
        {"q": "", "action": {"addTags": [""]}},
        {"q": "", "action": {"addTo": "x"}},
    ],
)
def test_what_makes_no_sense_is_refused(ann: Person, body: dict[str, object]) -> None:
    reply = ann.post("photos", "/jobs", body)

    assert reply.status_code == 422, reply.text
    assert ann.get("photos", "/jobs").get_json() == []


def test_album_that_is_not_there_is_refused(ann: Person) -> None:
    unknown = "0" * 24
    for body in ({"q": "", "action": {"addTo": unknown}}, {"albumId": unknown, "action": {"trash": True}}):
        assert ann.post("photos", "/jobs", body).status_code == 404


def test_there_are_no_more_than_so_many_at_once(house: House, ann: Person) -> None:
    house.jobs_later.hold()
    for _ in range(20):
        begin(ann, {"trash": True}, q="")

    assert ann.post("photos", "/jobs", {"q": "", "action": {"trash": True}}).status_code == 409


def test_old_ones_are_forgotten(house: House, ann: Person, ids: list[str]) -> None:
    job = begin(ann, {"favourite": True}, q="")
    house.clock.advance(KEPT_MS / 1000 + 60)
    house.sweep_up()

    assert house.person("ann").get("photos", f"/jobs/{job['_id']}").status_code == 404
    assert house.store.connection().execute("SELECT COUNT(*) FROM jobsteps").fetchone() == (0,)


def test_more_than_a_step_of_ids(ann: Person, ids: list[str]) -> None:
    unknown = [f"{number:024x}" for number in range(PHOTOS_A_STEP)]

    job = look(ann, begin(ann, {"trash": True}, ids=[*unknown, ids[0]]))

    assert (job["state"], job["changed"], job["failed"]) == ("done", 1, PHOTOS_A_STEP)
    body = {"ids": unknown, "action": {"trash": True}}
    assert ann.post("photos", "/jobs", body).status_code == 404


def test_what_comes_after_the_last_look_is_taken_up_too(
    ann: Person, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    began, look_for = list[dict[str, Any]](), JobRecords.running

    def begin_after_looking(records: JobRecords, limit: int) -> list[Job]:
        found = look_for(records, limit)
        if not found and not began:
            began.append({})
            began.append(begin(ann, {"archived": True}, ids=ids[:1]))
        return found

    monkeypatch.setattr(JobRecords, "running", begin_after_looking)
    begin(ann, {"favourite": True}, ids=ids[:1])

    assert look(ann, began[1])["state"] == "done"
