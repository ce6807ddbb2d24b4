"""Another model's labels in place of those of before, and back."""

import pytest

from functions.photos.relabelling.replacing import LabelsFate
from functions.shared.errors import AlbumError
from tests.house import House, Person
from tests.relabelling.relabelled import CAR, Other, add_photos, documents, without_rev


def tags(person: Person, photo: dict[str, object]) -> object:
    return person.photo(str(photo["_id"]))["tags"]


def test_labels_are_replaced_and_found(house: House, ann: Person, other: Other) -> None:
    [photo] = add_photos(ann, "a")

    applied = other.apply()

    assert applied.fates[LabelsFate.REPLACED] == 1
    found = ann.photo(photo["_id"])
    assert (found["tags"], found["model"]) == (["cat"], other.network.model.name)
    assert [box["class"] for box in found["detections"]] == ["cat"]
    assert found["steps"]["recognition"]["version"] == other.network.version
    assert "formerLabels" not in found
    assert [p["_id"] for p in ann.get("photos", "/", q="cat").get_json()] == [photo["_id"]]
    assert ann.get("photos", "/", q="person").get_json() == []


def test_rolled_back_records_are_as_they_were(house: House, ann: Person, bob: Person, other: Other) -> None:
    add_photos(ann, "a", "b")
    add_photos(bob, "c")
    before = without_rev(documents(house))

    other.apply()
    assert without_rev(documents(house)) != before
    done = other.roll_back()

    assert (done.count, done.left, done.models) == (3, 0, ("stand-in",))
    assert without_rev(documents(house)) == before
    assert [p["_id"] for p in ann.get("photos", "/", q="cat").get_json()] == []
    assert other.roll_back().count == 0


def test_corrections_of_people_stay_there_and_back(ann: Person, other: Other) -> None:
    [photo] = add_photos(ann, "a")
    ann.patch("photos", f"/{photo['_id']}", {"addTags": ["Rex"], "removeTags": ["person", "cat"]})

    other.apply()
    assert tags(ann, photo) == ["Rex"]
    ann.patch("photos", f"/{photo['_id']}", {"addTags": ["cat"]})
    assert tags(ann, photo) == ["cat", "Rex"] or tags(ann, photo) == ["Rex", "cat"]

    other.roll_back()
    assert set(tags(ann, photo)) == {"dog", "Rex", "cat"}  # type: ignore[call-overload]


def test_apply_takes_what_the_dry_run_found(ann: Person, other: Other) -> None:
    add_photos(ann, "a", "b")
    other.look()
    other.apply()

    assert other.weights.engine.runs == 2


def test_second_apply_has_nothing_to_do(house: House, ann: Person, other: Other) -> None:
    add_photos(ann, "a", "b")
    other.apply()
    before = documents(house)

    again = other.apply()

    assert again.fates == {LabelsFate.ALREADY: 2}
    assert documents(house) == before


@pytest.mark.parametrize("calls", [2, 3, 4])
def test_apply_that_broke_off_goes_on(house: House, ann: Person, other: Other, calls: int) -> None:
    add_photos(ann, *"abcd")
    other.look()
    house.network.fail_after("photos", calls)
    with pytest.raises(AlbumError):
        other.apply(batch=1)
    house.come_back()
    assert 0 < sum(d["model"] == other.network.model.name for d in documents(house)) < 4

    other.apply()

    assert {(d["model"], *d["tags"]) for d in documents(house)} == {(other.network.model.name, "cat")}


def test_apply_that_broke_off_is_rolled_back(house: House, ann: Person, other: Other) -> None:
    add_photos(ann, *"abcd")
    before = without_rev(documents(house))
    house.network.fail_after("photos", 3)
    with pytest.raises(AlbumError):
        other.apply(batch=1)
    house.come_back()

    assert other.roll_back().count == 2
    assert without_rev(documents(house)) == before


def test_photo_that_is_turned_meanwhile_is_looked_at_anew(house: House, ann: Person, other: Other) -> None:
    [photo] = add_photos(ann, "a")
    other.look()

    def turn() -> None:
        ann.patch("photos", f"/{photo['_id']}", {"rotation": 90})
        house.worker.settle()

    # The first step comes between the list and what is put in place.
    other.step = turn
    applied = other.apply()

    assert applied.fates[LabelsFate.REPLACED] == 1
    assert not applied.fates[LabelsFate.CHANGED]
    assert other.weights.engine.runs == 2
    assert tags(ann, photo) == ["cat"]


def test_boxes_kept_turn_with_the_photo(house: House, ann: Person, other: Other) -> None:
    [photo] = add_photos(ann, "a")
    ann.patch("photos", f"/{photo['_id']}", {"rotation": 90})
    house.worker.settle()
    turned = ann.photo(photo["_id"])["detections"]
    ann.patch("photos", f"/{photo['_id']}", {"rotation": 0})
    house.worker.settle()

    other.apply()
    ann.patch("photos", f"/{photo['_id']}", {"rotation": 90})
    house.worker.settle()
    other.roll_back()

    assert ann.photo(photo["_id"])["detections"] == turned


def test_what_is_in_the_trash_comes_back_with_the_new_labels(ann: Person, other: Other) -> None:
    kept, gone = add_photos(ann, "a", "b")
    ann.delete("photos", f"/{kept['_id']}")
    ann.delete("photos", f"/{gone['_id']}?forever=1")

    assert other.apply().fates == {LabelsFate.REPLACED: 1}
    ann.post("photos", f"/{kept['_id']}/restore")

    assert tags(ann, kept) == ["cat"]


def test_photo_deleted_meanwhile_is_left_alone(house: House, ann: Person, other: Other) -> None:
    [photo] = add_photos(ann, "a")
    other.look()
    other.step = lambda: ann.delete("photos", f"/{photo['_id']}?forever=1") and None

    assert other.apply().fates == {LabelsFate.GONE: 1}
    assert documents(house) == []


def test_photos_in_an_album_that_goes_are_left_alone(house: House, ann: Person, other: Other) -> None:
    album = ann.make_album()
    ann.add_photo(album, ann.upload("a"))
    house.later.hold()
    ann.delete("albums", f"/{album}?forever=1")
    before = documents(house)

    assert not other.apply().fates[LabelsFate.REPLACED]
    assert documents(house) == before


def test_what_was_recognised_anew_since_is_not_rolled_back(house: House, ann: Person, other: Other) -> None:
    first, second = add_photos(ann, "a", "b")
    other.apply()
    house.recognition.see(("horse", 0.8))
    house.recognition.version = "stand-in/00000002"
    ann.post("photos", f"/{first['_id']}/process?force=1")
    house.worker.settle()

    done = other.roll_back()

    assert (done.count, done.left) == (1, 1)
    assert (tags(ann, first), tags(ann, second)) == (["horse"], ["person", "dog"])
    assert all(document["formerLabels"] is None for document in documents(house))


def test_nothing_is_outdated_once_the_album_runs_with_that_model(
    house: House, ann: Person, other: Other
) -> None:
    add_photos(ann, "a", "b")
    of_before = house.recognition.version
    other.apply()

    house.recognition.version = other.network.version
    assert ann.post("photos", "/process?outdated=1").get_json()["restarted"] == 0

    other.roll_back()
    house.recognition.version = of_before
    assert ann.post("photos", "/process?outdated=1").get_json()["restarted"] == 0


def test_only_what_was_found_last_is_kept(ann: Person, other: Other) -> None:
    [photo] = add_photos(ann, "a")
    other.apply()
    third = Other(other.house, other.folder)
    third.network = third.weights.open_network_of("third")
    third.weights.engine.label = CAR
    third.apply()
    assert tags(ann, photo) == ["car"]

    assert third.roll_back().count == 1
    assert tags(ann, photo) == ["cat"]
    assert third.roll_back().count == 0


def test_person_may_not(ann: Person) -> None:
    [photo] = add_photos(ann, "a")
    for path in ("/relabel/list", "/relabel/undo"):
        refused = ann.post("photos", path, {})
        assert refused.status_code == 403
        assert "operator" in refused.get_json()["detail"]
    assert tags(ann, photo) == ["person", "dog"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"model": "m", "version": "m/1", "findings": []}, "findings"),
        ({"model": "", "version": "m/1", "findings": [{}]}, "model"),
        ({"model": "m", "version": "m/1", "findings": [{"id": "x"}]}, "findings"),
    ],
)
def test_what_cannot_be_put_in_place_is_told(house: House, body: object, field: str) -> None:
    refused = house.operator().post("photos", "/relabel", body)

    assert refused.status_code == 422
    assert refused.get_json()["field"].startswith(field)
