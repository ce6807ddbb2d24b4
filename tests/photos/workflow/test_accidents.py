"""What nobody has foreseen is a failure like others: shown, logged, tried again, and not for ever."""

import pytest

from functions.photos.workflow import transitions
from functions.photos.workflow.choices import everything
from tests.house import House, Person


class Accident(Exception):
    pass


@pytest.mark.parametrize(("function", "step"), [("thumbnail", "thumbnail"), ("recognition", "recognition")])
def test_accident_in_a_step_fails_it_with_a_plain_reason(
    house: House, ann: Person, capsys: pytest.CaptureFixture[str], function: str, step: str
) -> None:
    house.network.faults[function] = Accident("a bug")

    photo = ann.add_photo(ann.make_album(), ann.upload("boat"))

    assert photo["status"] == "failed"
    assert photo["steps"][step]["error"] == {
        "title": "Unexpected",
        "detail": f"Something unexpected went wrong in {step}; it is logged.",
    }
    assert "a bug" in capsys.readouterr().err
    house.come_back()
    house.clock.advance(transitions.FIRST_GAP_MS / 1000)
    house.sweep_up()
    assert ann.photo(photo["_id"])["status"] == "ready"


def test_accident_in_one_step_does_not_cost_the_other(house: House, ann: Person) -> None:
    house.network.faults["thumbnail"] = Accident("a bug")

    photo = ann.add_photo(ann.make_album(), ann.upload("boat"))

    assert photo["steps"]["recognition"]["state"] == "done"
    assert photo["tags"] == ["person", "dog"]


def test_accident_that_stays_is_given_up_in_the_end(house: House, ann: Person) -> None:
    house.network.faults["recognition"] = Accident("a bug")
    photo_id = ann.add_photo(ann.make_album(), ann.upload("boat"))["_id"]

    rounds = 1
    while house.sweep_up_later()["resumed"]:
        rounds += 1

    assert rounds == transitions.MOST_ROUNDS
    assert ann.photo(photo_id)["status"] == "failed"
    house.come_back()
    assert ann.post("photos", f"/{photo_id}/process").get_json()["status"] == "ready"


def test_wish_between_the_last_record_and_the_end_is_not_lost(house: House, ann: Person) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")

    def wish() -> None:
        [photo] = ann.get("photos").get_json()
        assert photo["status"] == "ready"
        house.photos.change(photo["_id"], lambda p: transitions.restart(p, everything, house.clock()))
        house.worker.submit(photo["_id"])

    house.life.after_write(4, wish)
    photo = ann.add_photo(album_id, key)
    house.worker.settle()

    assert ann.photo(photo["_id"])["status"] == "ready"
    assert len(house.recognition.requests) == 2
