"""What was exported comes back as it was."""

import json
from pathlib import Path
from typing import Any

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.transfer.bulk import counts, export_folder, import_folder
from tests.transfer.filled import contents, fill, named_photo
from transfer.bulk.outcomes import Fate
from transfer.sidecars.sidecar import sidecar_of


def test_export_into_an_empty_account_gives_the_same(
    house: House, ann: Person, bob: Person, folder: Path
) -> None:
    fill(house, ann)

    exported = export_folder(house, ann, folder)
    imported = import_folder(house, bob, folder)

    assert counts(exported) == {Fate.DONE: 9}
    assert counts(imported) == {Fate.DONE: 8, Fate.UNREADABLE: 1}
    assert contents(bob) == contents(ann)
    for photo in bob.get("photos").get_json():
        original = bob.get("photos", f"/{photo['_id']}/original").data
        assert original == ann.get("photos", f"/{twin_of(ann, photo)}/original").data


def twin_of(person: Person, photo: dict[str, Any]) -> str:
    found = person.get("photos", sha256=photo["sha256"]).get_json()
    return str(next(other["_id"] for other in found if other["addedTags"] == photo["addedTags"]))


def test_restored_twice_it_is_there_once(house: House, ann: Person, bob: Person, folder: Path) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    import_folder(house, bob, folder)

    assert counts(import_folder(house, bob, folder)) == {Fate.THERE: 9}
    assert counts(import_folder(house, ann, folder)) == {Fate.THERE: 9}
    assert contents(bob) == contents(ann)


def test_photo_that_was_deleted_comes_back_alone(house: House, ann: Person, folder: Path) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    before = contents(ann)
    lost = ann.get("photos").get_json()[2]
    assert ann.delete("photos", f"/{lost['_id']}?forever=1").status_code == 204

    assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 1, Fate.THERE: 8}
    assert contents(ann) == before


def test_photos_that_came_by_other_ways_are_not_doubled(
    house: House, ann: Person, bob: Person, folder: Path
) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    album_id = bob.make_album("Böö / 2023")
    named_photo(bob, album_id, "mine", "mine.jpg", jpeg(82))

    assert counts(import_folder(house, bob, folder))[Fate.THERE] == 1
    assert len(bob.get("photos").get_json()) == 9


def test_what_is_in_another_album_comes_into_the_restored_one_too(
    house: House, ann: Person, bob: Person, folder: Path
) -> None:
    named_photo(ann, ann.make_album("Trips"), "1", "a.jpg", jpeg(80))
    export_folder(house, ann, folder)
    named_photo(bob, bob.make_album("Other"), "mine", "mine.jpg", jpeg(80))

    assert counts(import_folder(house, bob, folder)) == {Fate.THERE: 1}
    [photo] = bob.get("photos").get_json()
    assert len(photo["albumIds"]) == 2


def test_what_a_person_said_since_counts_more(house: House, ann: Person, bob: Person, folder: Path) -> None:
    photo = named_photo(ann, ann.make_album(), "1", "a.jpg", jpeg(80))
    ann.patch("photos", f"/{photo['_id']}", {"addTags": ["sea", "sun"], "removeTags": ["dog"]})
    export_folder(house, ann, folder)
    import_folder(house, bob, folder)
    [restored] = bob.get("photos").get_json()
    bob.patch("photos", f"/{restored['_id']}", {"removeTags": ["sea"], "addTags": ["dog"]})

    import_folder(house, bob, folder)

    [after] = bob.get("photos").get_json()
    assert (after["addedTags"], after["removedTags"]) == (["sun", "dog"], ["sea"])


def test_corrections_that_an_end_prevented_are_made_up_for(
    house: House, ann: Person, bob: Person, folder: Path
) -> None:
    photo = named_photo(ann, ann.make_album(), "1", "a.jpg", jpeg(80))
    ann.patch("photos", f"/{photo['_id']}", {"addTags": [f"tag {n}" for n in range(50)]})
    ann.patch("photos", f"/{photo['_id']}", {"addTags": [f"more {n}" for n in range(50)]})
    export_folder(house, ann, folder)
    import_folder(house, bob, folder)
    [restored] = bob.get("photos").get_json()
    album_id, sha256 = restored["albumId"], restored["sha256"]
    bob.delete("photos", f"/{restored['_id']}?forever=1")
    key = f"import.{sha256}.{photo['_id']}"
    named_photo(bob, album_id, key, "a.jpg", jpeg(80))

    import_folder(house, bob, folder)

    [after] = bob.get("photos").get_json()
    assert set(after["addedTags"]) == {f"{word} {n}" for word in ("tag", "more") for n in range(50)}


def test_file_that_differs_from_its_sidecar_fails_alone(
    house: House, ann: Person, bob: Person, folder: Path
) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    changed = folder / "Böö _ 2023" / "a.jpg"
    changed.write_bytes(jpeg(99))
    (folder / "Böö _ 2023 (2)" / "a.jpg").unlink()
    sidecar = sidecar_of(folder / "Böö _ 2023 (2)" / "notes.json")
    sidecar.write_text(json.dumps(json.loads(sidecar.read_text()) | {"version": 2}))

    worked = import_folder(house, bob, folder)

    failed = {o.path.relative_to(folder).as_posix(): o.reason for o in worked.outcomes if o.reason}
    assert failed == {
        "Böö _ 2023/a.jpg": "It is not what was exported. To import it as it is, delete its sidecar.",
        "Böö _ 2023 (2)/a.jpg": "The sidecar is there, but not the photo: the export was cut off.",
        "Böö _ 2023 (2)/notes.json": ("notes.json.json has version 2 of its format; this reads version 1."),
    }
    assert len(bob.get("photos").get_json()) == 6


def test_marks_and_what_was_put_right_come_back(house: House, ann: Person, bob: Person, folder: Path) -> None:
    photo = named_photo(ann, ann.make_album(), "1", "a.jpg", jpeg(80))
    said: dict[str, object] = {"favourite": True, "takenAt": 1_556_960_400_000, "takenAtOffset": 60}
    said |= {"title": "Ferry", "caption": "Last boats.", "people": ["Ben"], "rating": 3, "rotation": 90}
    ann.patch("photos", f"/{photo['_id']}", said | {"gps": {"lat": 38.72, "lon": -9.14}})
    export_folder(house, ann, folder)

    import_folder(house, bob, folder)

    [restored] = bob.get("photos").get_json()
    assert said.items() <= restored.items()
    assert restored["place"]["town"] == "Lisbon"
    bob.patch("photos", f"/{restored['_id']}", {"takenAt": 0, "takenAtOffset": 0})
    import_folder(house, bob, folder)
    assert bob.photo(restored["_id"])["takenAt"] == 0
