"""What was skipped for want of what does it is done by itself, a little at a time, and never in a circle."""

from typing import Any

from functions.photos.owed.skipped import OWED_A_SWEEP
from functions.shared.models.steps import CAME_BEFORE, StepState
from functions.shared.stores.terms.review_terms import MOST_ATTEMPTS
from tests.house import House, Person

SERVED = "stand-in-labels/00000001"


def take_in(person: Person, count: int = 1) -> list[str]:
    album_id = person.make_album()
    return [person.add_photo(album_id, person.upload(f"hike{n}"))["_id"] for n in range(count)]


def labels(person: Person, photo_id: str) -> dict[str, Any]:
    step: dict[str, Any] = person.photo(photo_id)["steps"]["labels"]
    return step


def test_labels_that_were_skipped_come_once_there_are_weights(house: House, ann: Person) -> None:
    house.recognition.labels_version = None
    [photo] = take_in(ann)
    house.recognition.label(("mountain", 0.8))
    house.recognition.labels_version = SERVED

    assert house.sweep_up()["owedPhotos"] == 1

    assert "mountain" in ann.photo(photo)["tags"]
    assert (labels(ann, photo)["state"], labels(ann, photo)["attempts"]) == ("done", 2)
    assert ann.photo(photo)["steps"]["recognition"]["attempts"] == 1
    assert house.sweep_up()["owedPhotos"] == 0


def test_while_weights_stay_missing_no_photo_is_looked_at_again(house: House, ann: Person) -> None:
    house.recognition.labels_version = None
    [photo] = take_in(ann)

    for _ in range(5):
        assert house.sweep_up_later()["owedPhotos"] == 0

    assert len(house.recognition.requests) == 1
    assert labels(ann, photo)["attempts"] == 1


def test_a_sweep_begins_few(house: House, ann: Person) -> None:
    house.recognition.labels_version = None
    take_in(ann, OWED_A_SWEEP + 3)
    house.recognition.labels_version = SERVED

    assert [house.sweep_up()["owedPhotos"] for _ in range(3)] == [OWED_A_SWEEP, 3, 0]


def test_who_says_that_it_can_and_cannot_is_believed_some_times_only(house: House, ann: Person) -> None:
    """As of two replicas, of which one has no weights."""
    house.recognition.labels_version = None
    [photo] = take_in(ann)
    house.recognition.says_that_it_labels = SERVED

    for _ in range(2 * MOST_ATTEMPTS):
        house.sweep_up()

    assert labels(ann, photo)["attempts"] == MOST_ATTEMPTS
    assert house.sweep_up()["owedPhotos"] == 0


def test_recognition_that_is_away_is_asked_by_the_next_sweep(house: House, ann: Person) -> None:
    house.recognition.labels_version = None
    [photo] = take_in(ann)
    house.recognition.labels_version = SERVED
    house.go_away("recognition")
    assert house.sweep_up()["owedPhotos"] == 0

    house.come_back()

    assert house.sweep_up()["owedPhotos"] == 1
    assert labels(ann, photo)["state"] == "done"


def test_what_lies_in_the_trash_is_done_once_it_is_back(house: House, ann: Person) -> None:
    house.recognition.labels_version = None
    [photo] = take_in(ann)
    house.recognition.labels_version = SERVED
    ann.delete("photos", f"/{photo}")
    assert house.sweep_up()["owedPhotos"] == 0

    ann.post("photos", f"/{photo}/restore")

    assert house.sweep_up()["owedPhotos"] == 1


def test_photos_that_the_build_before_has_skipped_are_found_once(house: House, ann: Person) -> None:
    """It kept no account of why; those of before there were labels are left to who runs them again."""
    house.recognition.labels_version = None
    skipped, older = take_in(ann, 2)
    for photo_id in (skipped, older):
        _change_step(house, photo_id, fault=None)
    _change_step(house, older, attempts=0, started_at=None, error=CAME_BEFORE)
    house.recognition.labels_version = SERVED
    # The first sweep of the newer build.
    _forget_walks(house)

    assert house.sweep_up()["owedPhotos"] == 1

    assert labels(ann, skipped)["state"] == "done"
    assert labels(ann, older)["state"] == "skipped"


def _change_step(house: House, photo_id: str, **update: object) -> None:
    def changed(photo: Any) -> Any:
        assert photo.steps.labels.state is StepState.SKIPPED
        step = photo.steps.labels.model_copy(update=update)
        return photo.model_copy(update={"steps": photo.steps.model_copy(update={"labels": step})})

    assert house.photos.change(photo_id, changed) is not None


def _forget_walks(house: House) -> None:
    house.store.connection().execute("DELETE FROM walks")  # type: ignore[attr-defined]
    house.store.connection().commit()  # type: ignore[attr-defined]
