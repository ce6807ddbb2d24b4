"""An album's owner asks for a review of what others add: what is held, who decides, and what stays so."""

from typing import Any

import pytest

from functions.photos.owed.skipped import OWED_A_SWEEP
from tests.albums.reviewing import (
    HIGH,
    LOW,
    add_scored,
    approve,
    ask_for_review,
    held_ids,
    places,
    reviewed_album,
)
from tests.house import Answer, House, Person
from tests.house.sharing import guest, listed, share_link, share_with, sign_up


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house, "ann")


@pytest.fixture
def bob(house: House) -> Person:
    return sign_up(house, "bob")


@pytest.fixture
def carl(house: House) -> Person:
    return sign_up(house, "carl")


@pytest.fixture
def album_id(ann: Person, bob: Person, carl: Person) -> str:
    return reviewed_album(ann, bob, carl)


def held(person: Person, photo_id: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = person.photo(photo_id)["held"]
    return found


def take_out(person: Person, album_id: str, *ids: str) -> None:
    reply = person.call("DELETE", "albums", f"/{album_id}/photos", json={"ids": list(ids)})
    assert reply.status_code == 200, reply.text


def again(person: Person, photo_id: str, **how: str) -> dict[str, Any]:
    reply = person.call("POST", "photos", f"/{photo_id}/process", query=how)
    assert reply.status_code == 200, reply.text
    photo: dict[str, Any] = reply.get_json()
    return photo


def test_it_is_off_until_the_owner_asks(house: House, ann: Person, bob: Person, carl: Person) -> None:
    album_id = ann.make_album()
    share_with(ann, album_id, bob, add=True)
    share_with(ann, album_id, carl)

    photo = add_scored(house, bob, album_id, "swim", HIGH)

    assert ann.get("albums", f"/{album_id}").get_json()["review"] is False
    assert photo["steps"]["review"]["state"] == "skipped"
    assert house.recognition.reviews == 0
    assert listed(carl, album_id) == [photo["_id"]]


def test_who_adds_a_photo_is_told_that_it_waits_and_why(house: House, bob: Person, album_id: str) -> None:
    photo = add_scored(house, bob, album_id, "swim", HIGH)

    assert photo["status"] == "ready"
    assert photo["held"] == [{"albumId": album_id, "reason": "score"}]
    assert held(bob, photo["_id"]) == photo["held"]
    assert [each["held"] for each in bob.get("photos").get_json()] == [photo["held"]]
    assert bob.get("albums", f"/{album_id}").get_json()["review"] is True


def test_the_owner_is_told_the_same_and_nobody_the_score(
    house: House, ann: Person, bob: Person, album_id: str
) -> None:
    photo = add_scored(house, bob, album_id, "swim", HIGH)["_id"]

    [seen] = ann.get("photos", albumId=album_id, held="1").get_json()

    assert seen["held"] == [{"albumId": album_id, "reason": "score"}]
    for person in (ann, bob):
        assert not {"reviewed", "approvedIn", "score"} & set(person.photo(photo))


@pytest.mark.parametrize("score", [LOW, HIGH])
def test_before_it_was_judged_nobody_else_sees_it(
    house: House, bob: Person, carl: Person, album_id: str, score: float
) -> None:
    house.recognition.hang()
    house.recognition.judge(score)
    photo = bob.add_photo(album_id, bob.upload("swim"), "respond-async")["_id"]
    assert house.recognition.reached.wait(20)

    assert places(carl, album_id, photo) == set()
    assert held(bob, photo) == [{"albumId": album_id, "reason": "judgement"}]
    house.recognition.release()
    house.worker.settle()
    assert (places(carl, album_id, photo) == set()) == (score == HIGH)


def test_what_cannot_be_judged_is_held_for_that_reason_until_it_can(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    house.recognition.review_version = None
    photo = add_scored(house, bob, album_id, "walk", LOW)

    assert (photo["status"], photo["steps"]["review"]["state"]) == ("ready", "skipped")
    assert photo["held"] == [{"albumId": album_id, "reason": "unjudged"}]
    assert held_ids(ann, album_id) == [photo["_id"]]
    assert listed(carl, album_id) == []
    assert house.sweep_up()["owedPhotos"] == 0
    house.recognition.review_version = "stand-in-review/00000001"
    assert house.sweep_up()["owedPhotos"] == 1
    assert listed(carl, album_id) == [photo["_id"]]


def test_while_recognition_is_away_it_waits_for_it(
    house: House, bob: Person, carl: Person, album_id: str
) -> None:
    house.recognition.fail(Answer(500))
    photo = add_scored(house, bob, album_id, "walk", LOW)["_id"]

    assert held(bob, photo) == [{"albumId": album_id, "reason": "judgement"}]
    assert places(carl, album_id, photo) == set()
    house.recognition.see(("person", 0.9))
    house.sweep_up_later()
    assert held(bob, photo) == []
    assert listed(carl, album_id) == [photo]


def test_what_is_no_photo_waits_too_and_is_given_up_unjudged(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    photo = bob.add_photo(album_id, bob.upload("note", b"no photo at all"))

    assert photo["status"] == "failed"
    assert photo["held"] == [{"albumId": album_id, "reason": "unjudged"}]
    assert listed(carl, album_id) == []
    approve(ann, album_id, photo["_id"])
    assert listed(carl, album_id) == [photo["_id"]]


def test_the_owners_photos_are_not_judged(house: House, ann: Person, carl: Person, album_id: str) -> None:
    photo = add_scored(house, ann, album_id, "swim", HIGH)

    assert photo["held"] == []
    assert house.recognition.reviews == 0
    assert listed(carl, album_id) == [photo["_id"]]
    house.sweep_up()
    assert house.recognition.reviews == 0


def test_several_are_approved_at_once_each_for_itself(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    some = [add_scored(house, bob, album_id, f"swim{n}", HIGH)["_id"] for n in range(3)]
    elsewhere = bob.add_photo(bob.make_album(), bob.upload("other"))["_id"]

    done = approve(ann, album_id, *some[:2], elsewhere, "0" * 24)

    assert (done["changed"], [each["at"] for each in done["failed"]]) == (2, [2, 3])
    assert listed(carl, album_id) == [some[1], some[0]]
    assert approve(ann, album_id, *some[:2])["changed"] == 2
    assert held_ids(ann, album_id) == [some[2]]


def test_nobody_but_the_albums_owner_approves_or_decides_whether_to_review(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    photo = add_scored(house, bob, album_id, "swim", HIGH)["_id"]
    visitor = guest(house, share_link(ann, album_id)["token"])

    for person, status in ((bob, 404), (carl, 404), (visitor, 401), (house.nobody(), 401)):
        path = f"/{album_id}/photos/approve"
        assert person.post("albums", path, {"ids": [photo]}).status_code == status
        assert person.patch("albums", f"/{album_id}", {"review": False}).status_code == status
    assert held_ids(ann, album_id) == [photo]


@pytest.mark.parametrize("review", ["yes", 1, [True], {}])
def test_what_is_no_answer_is_refused(ann: Person, album_id: str, review: object) -> None:
    reply = ann.patch("albums", f"/{album_id}", {"review": review})

    assert (reply.status_code, reply.get_json()["field"]) == (422, "review")
    assert ann.get("photos", held="1").status_code == 422
    assert ann.get("photos", held="perhaps", albumId=album_id).status_code == 422


def test_what_the_owner_removes_stays_with_whose_it_is_and_waits_again_when_it_comes_back(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    photo = add_scored(house, bob, album_id, "swim", HIGH)["_id"]
    approve(ann, album_id, photo)

    take_out(ann, album_id, photo)

    assert listed(ann, album_id) == []
    assert bob.photo(photo)["albumIds"] == []
    bob.post("albums", f"/{album_id}/photos", {"ids": [photo]})
    assert held(bob, photo) == [{"albumId": album_id, "reason": "score"}]
    assert listed(carl, album_id) == []


@pytest.mark.parametrize("way", ["put", "move"])
def test_what_comes_in_from_another_album_is_judged_by_the_next_sweep(
    house: House, bob: Person, carl: Person, album_id: str, way: str
) -> None:
    photo = add_scored(house, bob, bob.make_album(), "walk", LOW)["_id"]
    if way == "put":
        bob.post("albums", f"/{album_id}/photos", {"ids": [photo]})
    else:
        bob.patch("photos", f"/{photo}", {"albumId": album_id})

    assert held(bob, photo) == [{"albumId": album_id, "reason": "judgement"}]
    assert listed(carl, album_id) == []
    assert house.sweep_up()["reviewedPhotos"] == 1
    assert held(bob, photo) == []
    assert listed(carl, album_id) == [photo]


def test_approval_survives_every_re_run_and_newer_judgements(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    photo = add_scored(house, bob, album_id, "swim", HIGH)["_id"]
    approve(ann, album_id, photo)

    assert again(bob, photo, force="1")["steps"]["review"]["attempts"] == 2
    house.recognition.review_version = "stand-in-review/00000002"
    step = again(bob, photo, outdated="1")["steps"]["review"]
    bob.patch("photos", f"/{photo}", {"rotation": 90, "addTags": ["pool"]})
    house.worker.settle()

    assert (step["attempts"], step["version"]) == (3, "stand-in-review/00000002")
    assert held(bob, photo) == []
    assert listed(carl, album_id) == [photo]


def test_what_nobody_has_approved_is_held_once_another_judge_says_so(
    house: House, bob: Person, carl: Person, album_id: str
) -> None:
    photo = add_scored(house, bob, album_id, "walk", LOW)["_id"]
    house.recognition.review_version = "stand-in-review/00000002"
    house.recognition.judge(HIGH)

    again(bob, photo, outdated="1")

    assert held(bob, photo) == [{"albumId": album_id, "reason": "score"}]
    assert listed(carl, album_id) == []


def test_a_photo_whose_review_nobody_asked_for_is_not_judged_by_any_re_run(house: House, bob: Person) -> None:
    photo = add_scored(house, bob, bob.make_album(), "swim", HIGH)["_id"]

    again(bob, photo, force="1")
    step = again(bob, photo, outdated="1")["steps"]["review"]

    assert (step["state"], step["attempts"], house.recognition.reviews) == ("skipped", 0, 0)


def test_what_is_held_is_no_albums_cover(house: House, ann: Person, bob: Person, album_id: str) -> None:
    seen = add_scored(house, bob, album_id, "walk", LOW)["_id"]
    add_scored(house, bob, album_id, "swim", HIGH)

    assert ann.get("albums", f"/{album_id}").get_json()["coverId"] == seen
    [given] = bob.get("albums", shared="1").get_json()
    assert (given["coverId"], given["photoCount"]) == (seen, 2)


def test_it_comes_back_from_the_trash_as_it_was(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    approved, held_one = (add_scored(house, bob, album_id, name, HIGH)["_id"] for name in ("a", "b"))
    approve(ann, album_id, approved)
    ann.delete("albums", f"/{album_id}")
    assert ann.post("albums", f"/{album_id}/restore").get_json()["review"] is True
    bob.delete("photos", f"/{approved}")
    bob.post("photos", f"/{approved}/restore")

    assert listed(carl, album_id) == [approved]
    assert held_ids(ann, album_id) == [held_one]


def test_the_owner_may_end_the_review_and_all_is_seen(
    house: House, ann: Person, bob: Person, carl: Person, album_id: str
) -> None:
    photo = add_scored(house, bob, album_id, "swim", HIGH)["_id"]

    assert ask_for_review(ann, album_id, review=False)["heldCount"] == 0

    assert listed(carl, album_id) == [photo]
    assert held(bob, photo) == []


def test_more_than_one_sweep_begins_is_judged_by_those_that_follow(
    house: House, bob: Person, carl: Person, album_id: str
) -> None:
    house.recognition.review_version = None
    many = OWED_A_SWEEP + 2
    for number in range(many):
        add_scored(house, bob, album_id, f"walk{number}", LOW)
    house.recognition.review_version = "stand-in-review/00000001"

    assert house.sweep_up()["owedPhotos"] == OWED_A_SWEEP
    assert len(listed(carl, album_id)) == OWED_A_SWEEP
    assert house.sweep_up()["owedPhotos"] == 2
    assert len(listed(carl, album_id)) == many
    assert house.sweep_up()["owedPhotos"] == 0
