"""What failed, by reason, and its way back to work."""

from pathlib import Path

import pytest

from tests.accounts.operating.people import operator
from tests.house import Answer, House, Person
from tests.house.pictures import jpeg
from tests.house.whole import make_whole


@pytest.fixture
def olga(house: House) -> Person:
    return operator(house)


def add(person: Person, album: str, name: str, data: bytes | None = None) -> dict[str, object]:
    return person.add_photo(album, person.upload(name, data))


def test_failures_of_all_users_are_counted_by_reason(
    house: House, olga: Person, ann: Person, bob: Person
) -> None:
    for person in (ann, bob):
        add(person, person.make_album(), "broken", b"\xff\xd8\xff but no picture")
    add(ann, ann.make_album(), "text", b"no picture at all, but words")
    house.worker.settle()

    found = olga.get("photos", "/operator/failures").get_json()

    assert [(failure["step"], failure["photos"]) for failure in found["failures"]] == [
        ("metadata", 2),
        ("metadata", 1),
    ]
    assert (found["lookedAt"], found["more"]) == (3, False)


def test_reason_names_neither_photo_nor_owner(house: House, olga: Person, ann: Person) -> None:
    photo = add(ann, ann.make_album(), "secret-name")
    house.worker.settle()
    house.blobs.delete(str(photo["key"]))
    ann.post("photos", f"/{photo['_id']}/process?force=1")
    house.worker.settle()

    found = olga.get("photos", "/operator/failures")

    assert found.get_json()["failures"]
    for name in ("ann", "secret-name", str(photo["_id"]), str(photo["albumId"])):
        assert name not in found.text.replace("wanted", "")


def test_what_failed_for_a_reason_is_tried_again(house: House, olga: Person, ann: Person) -> None:
    house.recognition.fail(Answer(500))
    photo = add(ann, ann.make_album(), "a")
    add(ann, ann.make_album(), "broken", b"\xff\xd8\xff but no picture")
    house.worker.settle()
    house.recognition.see(("cat", 0.9))
    [failure] = [
        failure
        for failure in olga.get("photos", "/operator/failures").get_json()["failures"]
        if failure["step"] == "recognition"
    ]

    wanted = {name: failure[name] for name in ("step", "title", "detail")}
    reply = olga.post("photos", "/operator/failures/again", wanted)
    house.worker.settle()

    assert reply.get_json() == {"restarted": 1, "more": False}
    assert ann.photo(str(photo["_id"]))["tags"] == ["cat"]
    [left] = olga.get("photos", "/operator/failures").get_json()["failures"]
    assert left["step"] == "metadata"


def test_reason_that_nothing_failed_for_restarts_nothing(house: House, olga: Person, ann: Person) -> None:
    add(ann, ann.make_album(), "broken", b"\xff\xd8\xff but no picture")
    house.worker.settle()

    wanted = {"step": "thumbnail", "title": "Not Found", "detail": "no such reason"}

    assert olga.post("photos", "/operator/failures/again", wanted).get_json()["restarted"] == 0


def test_queue_and_its_pace_are_told(house: House, olga: Person, ann: Person) -> None:
    album = ann.make_album()
    for number in range(3):
        add(ann, album, f"{number}")
    house.worker.settle()
    house.clock.advance(10)
    house.sweep_up()

    load = olga.get("photos", "/operator/work").get_json()

    assert (load["processing"], load["ready"], load["failed"], load["oldestDueMs"]) == (0, 3, 0, 0)
    assert sum(minute["ready"] for minute in load["minutes"]) == 3


def test_pace_of_several_processes_is_added_up(house: House, olga: Person, ann: Person) -> None:
    album = ann.make_album()
    add(ann, album, "a")
    house.worker.settle()
    house.sweep_up()
    house.start_photos()
    add(ann, album, "b", jpeg(note="another"))
    house.worker.settle()
    house.sweep_up()

    minutes = olga.get("photos", "/operator/work").get_json()["minutes"]

    assert sum(minute["ready"] for minute in minutes) == 2


def test_pace_of_days_ago_is_forgotten(house: House, olga: Person, ann: Person) -> None:
    add(ann, ann.make_album(), "a")
    house.worker.settle()
    house.sweep_up()
    house.clock.advance(2 * 86_400)
    house.sweep_up()

    count = house.store.connection().execute("SELECT count(*) FROM minutes").fetchone()[0]

    assert count == 0
    assert olga.get("photos", "/operator/work").get_json()["minutes"] == []


def test_health_names_who_is_away_and_what_is_missing(house: House, olga: Person, tmp_path: Path) -> None:
    make_whole(house, tmp_path)
    house.go_away("thumbnail")
    house.lose_blobs()

    health = {each["function"]: each for each in olga.get("photos", "/operator/health").get_json()}

    assert set(health) == {
        "accounts", "albums", "photos", "recognition", "recognition-web", "storage", "thumbnail"
    }  # fmt: skip
    assert health["accounts"]["isWell"]
    assert not health["thumbnail"]["isWell"]
    assert health["storage"]["missing"] == ["blob store"]


def test_versions_are_told_and_why_they_are_not(house: House, olga: Person) -> None:
    told = olga.get("photos", "/operator/versions").get_json()
    assert told["versions"]["recognition"] == house.recognition.version

    house.go_away("recognition")
    told = olga.get("photos", "/operator/versions").get_json()
    assert told["versions"] is None
    assert "recognition" in told["detail"]
