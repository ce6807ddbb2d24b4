"""What a photo goes through when something is broken, and how it heals."""

import pytest

from functions.photos.workflow import transitions
from tests.house import Answer, House, Person
from tests.house.pictures import jpeg

GAP = transitions.FIRST_GAP_MS / 1000
AWAY = Answer(503, retry_after=60)


def take_in(person: Person, name: str = "boat", data: bytes | None = None) -> dict[str, object]:
    return person.add_photo(person.make_album(), person.upload(name, data))


def test_recognition_that_is_away_leaves_a_photo_with_a_thumbnail_and_the_reason(
    house: House, ann: Person
) -> None:
    house.recognition.fail(AWAY)

    photo = take_in(ann)

    assert photo["status"] == "failed"
    assert ann.get("storage", f"/{photo['thumbnailKey']}").status_code == 200
    assert ann.get("storage", f"/{photo['previewKey']}").status_code == 200
    step = ann.photo(str(photo["_id"]))["steps"]["recognition"]
    assert step["state"] == "failed"
    assert step["error"] == {"title": "Service Unavailable", "detail": "It is broken."}
    assert step["finishedAt"] == house.clock()
    assert photo["tags"] == []


def test_sweep_heals_it_as_soon_as_recognition_is_back(house: House, ann: Person) -> None:
    house.recognition.fail(AWAY)
    photo_id = str(take_in(ann)["_id"])
    assert house.sweep_up()["resumed"] == 0

    house.recognition.see(("boat", 0.8))
    swept = house.sweep_up()

    photo = ann.photo(photo_id)
    assert swept["resumed"] == 1
    assert (photo["status"], photo["tags"]) == ("ready", ["boat"])
    assert photo["steps"]["recognition"]["error"] is None
    assert photo["steps"]["thumbnail"]["attempts"] == 1


@pytest.mark.parametrize("function", ["thumbnail", "recognition"])
def test_function_that_cannot_be_reached_is_tried_again_later(
    house: House, ann: Person, function: str
) -> None:
    house.go_away(function)
    photo = take_in(ann)
    assert photo["status"] == "failed"
    assert photo["retryAt"] == house.clock() + transitions.FIRST_GAP_MS
    house.come_back()

    house.clock.advance(GAP - 1)
    assert house.sweep_up()["resumed"] == 0
    house.clock.advance(1)
    assert house.sweep_up()["resumed"] == 1

    photo = ann.photo(str(photo["_id"]))
    assert (photo["status"], photo["retryAt"]) == ("ready", None)


def test_storage_that_goes_away_right_after_the_record_is_waited_for(house: House, ann: Person) -> None:
    house.network.fail_after("storage", 1)
    photo = take_in(ann)
    assert photo["status"] == "failed"
    assert "storage" in ann.photo(str(photo["_id"]))["steps"]["thumbnail"]["error"]["detail"]

    house.come_back()
    house.clock.advance(GAP)
    house.sweep_up()

    assert ann.photo(str(photo["_id"]))["status"] == "ready"


@pytest.mark.parametrize("status", [429, 500, 502, 504])
def test_passing_fault_is_tried_again_at_once_and_then_later(house: House, ann: Person, status: int) -> None:
    house.recognition.fail(Answer(status))

    photo = take_in(ann)

    assert len(house.recognition.requests) == 2
    assert ann.photo(str(photo["_id"]))["steps"]["recognition"]["attempts"] == 2
    house.recognition.see(("boat", 0.8))
    house.clock.advance(GAP)
    house.sweep_up()
    assert ann.photo(str(photo["_id"]))["status"] == "ready"


@pytest.mark.parametrize("status", [400, 401, 404, 413, 422])
def test_final_fault_is_not_tried_again(house: House, ann: Person, status: int) -> None:
    house.recognition.fail(Answer(status))

    photo = take_in(ann)

    assert (photo["status"], photo["retryAt"]) == ("failed", None)
    # A route that is not there may be that of a build before.
    assert len(house.recognition.requests) == (2 if status == 404 else 1)
    house.clock.advance(1_000_000)
    assert house.sweep_up()["resumed"] == 0


@pytest.mark.parametrize("body", [None, [], [[], []], [[{"class": "cat"}]], "text", [[{"conf": 2}]]], ids=str)
def test_answer_that_is_not_understood_is_a_failure_that_is_shown(
    house: House, ann: Person, body: object
) -> None:
    house.recognition.fail(Answer(200, body))

    photo = take_in(ann)

    step = ann.photo(str(photo["_id"]))["steps"]["recognition"]
    assert photo["status"] == "failed"
    assert step["state"] == "failed"
    assert "recognition" in step["error"]["detail"]


def test_fault_in_the_way_that_passes_is_nobodys_trouble(house: House, ann: Person) -> None:
    house.recognition.answer_next(Answer(500))

    photo = take_in(ann)

    assert photo["status"] == "ready"
    assert ann.photo(str(photo["_id"]))["steps"]["recognition"]["attempts"] == 2


def test_person_has_what_failed_run_again(house: House, ann: Person) -> None:
    house.recognition.fail(Answer(422))
    photo_id = str(take_in(ann)["_id"])
    house.recognition.see(("boat", 0.8))

    reply = ann.post("photos", f"/{photo_id}/process")

    photo = reply.get_json()
    assert (reply.status_code, photo["status"], photo["tags"]) == (200, "ready", ["boat"])
    assert photo["steps"]["thumbnail"]["attempts"] == 1
    assert photo["steps"]["recognition"]["attempts"] == 2


def test_person_has_everything_run_again(house: House, ann: Person) -> None:
    photo_id = str(take_in(ann)["_id"])
    house.recognition.see(("boat", 0.8))

    unforced = ann.post("photos", f"/{photo_id}/process").get_json()
    forced = ann.call("POST", "photos", f"/{photo_id}/process", query={"force": "1"}).get_json()

    assert unforced["tags"] == ["person", "dog"]
    assert forced["tags"] == ["boat"]
    assert [step["attempts"] for step in forced["steps"].values()] == [2, 2, 2, 2, 0]


def test_processing_need_not_be_waited_for(house: House, ann: Person) -> None:
    photo_id = str(take_in(ann)["_id"])
    house.recognition.hang()

    reply = ann.call(
        "POST",
        "photos",
        f"/{photo_id}/process",
        query={"force": "1"},
        headers={"Prefer": "respond-async"},
    )

    assert (reply.status_code, reply.get_json()["status"]) == (202, "processing")


@pytest.mark.parametrize("force", ["maybe", "2", "\x00"])
def test_force_is_yes_or_no(ann: Person, force: str) -> None:
    photo_id = take_in(ann)["_id"]

    reply = ann.call("POST", "photos", f"/{photo_id}/process", query={"force": force})

    assert (reply.status_code, reply.get_json()["field"]) == (422, "force")


def test_one_photos_failure_is_not_anothers(house: House, ann: Person) -> None:
    house.recognition.fail(AWAY)
    broken = take_in(ann, "broken")
    house.recognition.see(("boat", 0.8))
    good = take_in(ann, "good", jpeg(80, 60))

    assert (broken["status"], good["status"]) == ("failed", "ready")
