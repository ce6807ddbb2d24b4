"""The check of records against storage: what it finds, and what it leaves alone."""

import pytest

from functions.shared.objects import derived
from tests.house import House, Person
from tests.photos.upkeep.checking import DAY, lose, nothing_wrong, take_in, verify


@pytest.mark.parametrize("checksums", [False, True])
def test_sound_album_is_found_so(house: House, ann: Person, checksums: bool) -> None:
    for name in ("boat", "n" * 150):
        take_in(ann, name)
    house.storage.age_all(10 * DAY)

    assert verify(ann, checksums=checksums) == {
        "checkedPhotos": 2,
        "checkedObjects": 8,
        "orphans": [],
        "missing": [],
        "damaged": [],
        "duplicates": [],
        "miscounted": [],
        "misfound": [],
        "repaired": {"orphans": [], "missing": [], "damaged": [], "duplicates": [], "misfound": []},
        "more": False,
        "cursor": None,
    }


def test_pictures_that_an_older_version_drew_belong_to_their_photos(
    house: House, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("boat", "n" * 150):
        take_in(ann, name)
    house.storage.age_all(10 * DAY)
    monkeypatch.setattr(derived, "DRAWING_VERSION", 9)

    assert nothing_wrong(verify(ann))


@pytest.mark.parametrize("area", ["incoming", "thumbnail", "preview"])
def test_missing_object_is_named_with_its_photo(house: House, ann: Person, area: str) -> None:
    photo = take_in(ann)
    key = {"incoming": photo["key"], "thumbnail": photo["thumbnailKey"], "preview": photo["previewKey"]}[area]
    lose(house, key)

    report = verify(ann)

    assert report["missing"] == [{"photoId": photo["_id"], "key": key, "area": area}]
    assert report["repaired"]["missing"] == []
    assert ann.photo(photo["_id"]) == photo


def test_damage_is_found_by_checksums_alone(house: House, ann: Person) -> None:
    photo = take_in(ann)
    house.damage(photo["previewKey"])

    assert nothing_wrong(verify(ann))
    assert verify(ann, checksums=True)["damaged"] == [photo["previewKey"]]


def test_original_that_is_another_than_was_taken_in_is_damaged(house: House, ann: Person) -> None:
    photo = take_in(ann)
    lose(house, photo["key"])
    ann.upload("boat", b"another file under the same key")

    assert verify(ann)["damaged"] == [photo["key"]]


def test_original_without_a_photo_is_an_orphan_once_its_grace_is_over(house: House, ann: Person) -> None:
    key = ann.upload("forgotten")

    house.storage.ages[key] = DAY - 1
    assert verify(ann)["orphans"] == []
    house.storage.ages[key] = DAY + 1
    assert verify(ann)["orphans"] == [key]
    assert house.stored_keys() == {key}


@pytest.mark.parametrize("name", ["boat", "n" * 150])
def test_derived_objects_without_a_photo_are_orphans_after_minutes(
    house: House, ann: Person, name: str
) -> None:
    photo = take_in(ann, name)
    house.photos.remove(photo["_id"])

    assert verify(ann)["orphans"] == []
    house.storage.age_all(3600)
    assert sorted(verify(ann)["orphans"]) == sorted(
        photo[name] for name in ("thumbnailKey", "mediumKey", "previewKey")
    )


def test_thumbnail_of_another_size_belongs_to_its_photo(house: House, ann: Person) -> None:
    photo = take_in(ann)
    made = ann.call(
        "POST",
        "thumbnail",
        data=photo["key"],
        query={"width": "64", "height": "64"},
        headers={"Content-Type": "text/plain"},
    )
    assert made.text.endswith(".64x64")
    house.storage.age_all(10 * DAY)

    assert nothing_wrong(verify(ann))


def test_thumbnail_of_earlier_bytes_under_the_same_key_is_an_orphan(house: House, ann: Person) -> None:
    old = f"thumbnail:ann:boat.{'0' * 12}.200x200"
    house.store_blob(old, b"x", "0" * 64)
    take_in(ann)
    house.storage.age_all(3600)

    assert verify(ann)["orphans"] == [old]


def test_photo_at_work_or_being_deleted_is_no_fault(house: House, ann: Person) -> None:
    house.recognition.hang()
    at_work = ann.add_photo(ann.make_album(), ann.upload("at-work"), prefer="respond-async")
    assert house.recognition.reached.wait(20)
    ann.delete("photos", f"/{at_work['_id']}?forever=1")
    house.storage.age_all(10 * DAY)

    assert nothing_wrong(verify(ann))


def test_photo_that_is_deleted_while_it_is_looked_at_is_no_fault(house: House, ann: Person) -> None:
    photo = take_in(ann)
    house.network.before("storage", "HEAD", lambda: ann.delete("photos", f"/{photo['_id']}?forever=1"))

    report = verify(ann)

    assert report["checkedPhotos"] == 1
    assert nothing_wrong(report)


@pytest.mark.parametrize("checksums", [False, True])
def test_object_that_cannot_even_be_described_is_damaged(house: House, ann: Person, checksums: bool) -> None:
    photo = take_in(ann)
    house.ruin(photo["thumbnailKey"])

    assert verify(ann, checksums=checksums)["damaged"] == [photo["thumbnailKey"]]
    assert verify(ann, repair=True)["repaired"]["damaged"] == [photo["thumbnailKey"]]
    house.worker.settle()
    assert nothing_wrong(verify(ann, checksums=True))
