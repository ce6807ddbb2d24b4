"""What an operator is told of photos and of the work on them."""

from pathlib import Path

from tests.house import Answer, House, Person


def figure(house: House, name: str, **labels: str) -> float | None:
    value: float | None = house.figures.registry.get_sample_value(f"smart_album_{name}", labels)
    return value


def test_photos_of_all_people_are_counted_by_state(house: House, ann: Person, bob: Person) -> None:
    ann.add_photo(ann.make_album(), ann.upload("boat"))
    bob.add_photo(bob.make_album(), bob.upload("boat"))
    bob.add_photo(bob.make_album(), bob.upload("text", b"no photo at all"))

    assert figure(house, "photos", state="ready") == 2
    assert figure(house, "photos", state="failed") == 1
    assert figure(house, "photos", state="processing") == 0


def test_last_count_is_told_for_a_minute(house: House, ann: Person) -> None:
    assert figure(house, "photos", state="ready") == 0
    ann.add_photo(ann.make_album(), ann.upload("boat"))

    house.clock.advance(59)
    assert figure(house, "photos", state="ready") == 0
    house.clock.advance(1)
    assert figure(house, "photos", state="ready") == 1


def test_age_of_the_queue_is_that_of_the_photo_due_longest(house: House, ann: Person) -> None:
    assert figure(house, "oldest_due_seconds") == 0
    house.recognition.fail(Answer(500))
    ann.add_photo(ann.make_album(), ann.upload("boat"))

    assert figure(house, "oldest_due_seconds") == 0, "its gap has not passed"
    house.clock.advance(30 + 45)
    assert figure(house, "oldest_due_seconds") == 45


def test_steps_are_told_by_how_they_ended(house: House, ann: Person) -> None:
    album = ann.make_album()
    ann.add_photo(album, ann.upload("boat"))
    house.recognition.fail(Answer(500))
    ann.add_photo(album, ann.upload("pier"))

    assert figure(house, "step_seconds_count", step="thumbnail", outcome="done") == 2
    assert figure(house, "step_seconds_count", step="recognition", outcome="done") == 1
    assert figure(house, "step_seconds_count", step="recognition", outcome="passing") == 1


def test_store_that_is_away_is_told(house: House, tmp_path: Path) -> None:
    assert figure(house, "metadata_up") == 1
    house.clock.advance(60)

    for path in tmp_path.glob("album.sqlite*"):
        path.write_bytes(b"no database at all " * 200)

    assert figure(house, "metadata_up") == 0
    assert figure(house, "photos", state="ready") is None
