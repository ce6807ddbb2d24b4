"""Pictures judged over HTTP, where that is asked for."""

from typing import Any

import pytest

from tests.house import Person
from tests.recognition.weights import Weights


def find(person: Person, *parts: str) -> dict[str, Any]:
    wanted = {"parts": list(parts)} if parts else {}
    reply = person.post("recognition", "/found", json={"images": [person.upload("swim")], **wanted})
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.get_json()
    return found


@pytest.mark.parametrize(("score", "held"), [(0.4999, False), (0.5, True), (0.97, True)])
def test_a_picture_is_held_from_the_score_on(ann: Person, weights: Weights, score: float, held: bool) -> None:
    weights.reviewer.score = score

    found = find(ann, "review")

    assert found["images"] == [{"detections": None, "labels": None, "review": {"score": score, "held": held}}]
    assert found["madeBy"] == {"review": {"model": "open-nsfw", "version": "open-nsfw/864bb37b/0.5"}}


def test_nothing_is_judged_where_nobody_asks_for_it(ann: Person, weights: Weights) -> None:
    weights.reviewer.score = 0.9

    found = find(ann)

    assert found["images"][0]["review"] is None
    assert found["madeBy"].keys() == {"detections", "labels"}
    assert found["missing"] == {}


def test_without_its_weights_there_is_the_reason_and_all_else(ann: Person, weights: Weights) -> None:
    weights.of_review_are_there = False

    found = find(ann, "detections", "review")

    assert found["images"][0]["detections"]
    assert found["images"][0]["review"] is None
    reason = "The weights of the review are missing: run scripts/fetch-weights."
    assert found["missing"] == {"review": {"detail": reason, "retryAfter": None}}
    assert ann.get("recognition").get_json()["review"] is None


def test_what_judges_is_described(ann: Person) -> None:
    described = ann.get("recognition").get_json()["review"]

    assert (described["model"], described["score"]) == ("open-nsfw", 0.5)
    assert described["version"] == "open-nsfw/864bb37b/0.5"
    assert described["weightsSha256"].startswith("864bb37b")
