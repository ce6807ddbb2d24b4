"""Photos are run again: what failed, what is outdated; one, many, or by a call of the root."""

import pytest

from functions.photos.workflow import restarts
from functions.photos.workflow import versions as current
from functions.shared.objects import derived
from tests.house import Answer, House, Person

BROKEN = Answer(422)


def take_in(person: Person, name: str, album_id: str | None = None) -> str:
    photo_id: str = person.add_photo(album_id or person.make_album(), person.upload(name))["_id"]
    return photo_id


def versions(person: Person, photo_id: str) -> dict[str, str | None]:
    return {name: step["version"] for name, step in person.photo(photo_id)["steps"].items()}


def newer_model(house: House) -> None:
    house.recognition.version = "stand-in/00000002"
    house.recognition.see(("boat", 0.8))


def test_each_result_tells_what_made_it(house: House, ann: Person) -> None:
    photo_id = take_in(ann, "boat")

    assert versions(ann, photo_id) == {
        "metadata": current.METADATA,
        "thumbnail": current.THUMBNAIL,
        "recognition": "stand-in/00000001",
        "labels": "stand-in-labels/00000001",
        "review": None,
    }
    assert ann.photo(photo_id)["model"] == "stand-in"


def test_only_what_is_outdated_runs_again(house: House, ann: Person) -> None:
    photo_id = take_in(ann, "boat")
    ann.patch("photos", f"/{photo_id}", {"addTags": ["lake"], "removeTags": ["dog"]})
    newer_model(house)

    reply = ann.call("POST", "photos", f"/{photo_id}/process", query={"outdated": "1"})

    photo = reply.get_json()
    assert (reply.status_code, photo["status"], photo["tags"]) == (200, "ready", ["boat", "lake"])
    assert {name: step["attempts"] for name, step in photo["steps"].items()} == {
        "metadata": 1,
        "thumbnail": 1,
        "recognition": 2,
        "labels": 1,
        "review": 0,
    }
    assert versions(ann, photo_id)["recognition"] == "stand-in/00000002"


def test_pictures_that_are_drawn_anew_replace_the_older_ones(
    house: House, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_id = take_in(ann, "boat")
    older = house.stored_keys()
    monkeypatch.setattr(derived, "DRAWING_VERSION", 9)
    monkeypatch.setattr(current, "THUMBNAIL", "thumbnail/9")

    photo = ann.call("POST", "photos", f"/{photo_id}/process", query={"outdated": "1"}).get_json()

    assert (photo["status"], versions(ann, photo_id)["thumbnail"]) == ("ready", "thumbnail/9")
    drawn = {photo["thumbnailKey"], photo["mediumKey"], photo["previewKey"]}
    assert house.stored_keys() == {photo["key"], *drawn}
    assert not drawn & older
    ann.delete("photos", f"/{photo_id}?forever=1")
    assert house.stored_keys() == set()


def test_photo_with_older_pictures_is_deleted_with_them(
    house: House, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_id = take_in(ann, "boat")
    monkeypatch.setattr(derived, "DRAWING_VERSION", 9)

    ann.delete("photos", f"/{photo_id}?forever=1")

    assert house.stored_keys() == set()


def test_what_is_up_to_date_does_not_run_again(house: House, ann: Person) -> None:
    photo_id = take_in(ann, "boat")

    reply = ann.call("POST", "photos", f"/{photo_id}/process", query={"outdated": "1"})

    assert reply.status_code == 200
    assert len(house.recognition.requests) == 1


def test_while_recognition_is_away_nobody_can_say_what_is_outdated(house: House, ann: Person) -> None:
    photo_id = take_in(ann, "boat")
    house.recognition.fail(Answer(503, retry_after=60))

    reply = ann.call("POST", "photos", f"/{photo_id}/process", query={"outdated": "1"})

    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "60")
    assert ann.photo(photo_id)["status"] == "ready"


def test_all_that_failed_is_run_again(house: House, ann: Person, bob: Person) -> None:
    house.recognition.fail(BROKEN)
    mine = [take_in(ann, f"photo-{n}") for n in range(3)]
    others = take_in(bob, "bobs")
    house.recognition.see(("boat", 0.8))

    reply = ann.post("photos", "/process")

    house.worker.settle()
    assert reply.status_code == 202
    assert reply.get_json() == {"restarted": 3, "more": False, "cursor": None}
    assert [ann.photo(photo_id)["status"] for photo_id in mine] == ["ready"] * 3
    assert bob.photo(others)["status"] == "failed"


def test_all_that_failed_in_an_album_is_run_again(house: House, ann: Person, bob: Person) -> None:
    house.recognition.fail(BROKEN)
    album_id = ann.make_album()
    inside, outside = take_in(ann, "inside", album_id), take_in(ann, "outside")
    house.recognition.see(("boat", 0.8))

    reply = ann.call("POST", "photos", "/process", query={"albumId": album_id, "status": "failed"})

    house.worker.settle()
    assert reply.get_json()["restarted"] == 1
    assert (ann.photo(inside)["status"], ann.photo(outside)["status"]) == ("ready", "failed")
    for unknown in (bob.make_album(), "0" * 24):
        assert ann.call("POST", "photos", "/process", query={"albumId": unknown}).status_code == 404


def test_all_that_is_outdated_is_run_again(house: House, ann: Person) -> None:
    old = [take_in(ann, f"old-{n}") for n in range(2)]
    newer_model(house)
    new = take_in(ann, "new")

    reply = ann.call("POST", "photos", "/process", query={"outdated": "1"})

    house.worker.settle()
    assert reply.get_json()["restarted"] == 2
    for photo_id in old:
        assert ann.photo(photo_id)["tags"] == ["boat"]
        assert versions(ann, photo_id)["recognition"] == "stand-in/00000002"
    assert ann.photo(new)["steps"]["recognition"]["attempts"] == 1


def test_one_call_restarts_no_more_than_it_can_and_says_where_to_go_on(
    house: House, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restarts, "MOST_RESTARTED", 2)
    house.recognition.fail(BROKEN)
    for number in range(5):
        house.clock.advance(1)
        take_in(ann, f"photo-{number}")
    house.recognition.see(("boat", 0.8))

    counts, query = [], {}
    for _ in range(3):
        told = ann.call("POST", "photos", "/process", query=query).get_json()
        counts.append(told["restarted"])
        query = {"cursor": told["cursor"]} if told["more"] else {}

    assert counts == [2, 2, 1]
    assert not told["more"]
    house.worker.settle()
    assert {photo["status"] for photo in ann.get("photos").get_json()} == {"ready"}


@pytest.mark.parametrize(
    ("query", "field"),
    [({"status": "ready"}, "status"), ({"outdated": "maybe"}, "outdated"), ({"cursor": "x"}, "cursor")],
    ids=str,
)
def test_wrong_parameter_is_named(ann: Person, query: dict[str, str], field: str) -> None:
    reply = ann.call("POST", "photos", "/process", query=query)

    assert (reply.status_code, reply.get_json()["field"]) == (422, field)


@pytest.mark.parametrize("body", [b"", b"whatever faas-cli was given"])
def test_root_runs_a_photo_again(house: House, ann: Person, bob: Person, body: bytes) -> None:
    photo_id = take_in(ann, "boat")
    house.recognition.see(("boat", 0.8))

    def call(person: Person, **query: str) -> tuple[int, dict[str, object]]:
        reply = person.call("POST", "photos", data=body, query=query, headers={"Content-Type": "text/plain"})
        return reply.status_code, reply.get_json()

    status, photo = call(ann, process=photo_id, force="1")
    assert (status, photo["tags"]) == (200, ["boat"])
    assert call(bob, process=photo_id)[0] == 404
    assert call(house.nobody(), process=photo_id)[0] == 401
    assert call(ann, process="x")[1]["field"] == "process"
