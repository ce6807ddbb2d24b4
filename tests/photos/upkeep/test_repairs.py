"""What the check repairs, and what it never does."""

import pytest

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.photos.upkeep.checking import DAY, lose, nothing_wrong, take_in, verify


@pytest.mark.parametrize("lost", ["thumbnailKey", "mediumKey", "previewKey"])
def test_missing_derived_object_is_made_again(house: House, ann: Person, lost: str) -> None:
    photo = take_in(ann)
    before = ann.get("storage", f"/{photo[lost]}").data
    lose(house, photo[lost])

    report = verify(ann, repair=True)
    house.worker.settle()

    assert report["repaired"]["missing"] == [photo[lost]]
    assert ann.get("storage", f"/{photo[lost]}").data == before
    assert ann.photo(photo["_id"])["status"] == "ready"
    assert len(house.recognition.requests) == 1
    assert nothing_wrong(verify(ann, checksums=True))


def test_damaged_derived_object_is_made_again(house: House, ann: Person) -> None:
    photo = take_in(ann)
    before = ann.get("storage", f"/{photo['thumbnailKey']}").data
    house.damage(photo["thumbnailKey"])

    report = verify(ann, repair=True, checksums=True)
    house.worker.settle()

    assert report["damaged"] == report["repaired"]["damaged"] == [photo["thumbnailKey"]]
    assert ann.get("storage", f"/{photo['thumbnailKey']}").data == before
    assert nothing_wrong(verify(ann, checksums=True))


def test_photo_without_its_original_says_so_and_stays(house: House, ann: Person) -> None:
    photo = take_in(ann)
    lose(house, photo["key"])

    report = verify(ann, repair=True)

    after = ann.photo(photo["_id"])
    assert [missing["key"] for missing in report["missing"]] == [photo["key"]]
    assert report["repaired"]["missing"] == []
    assert after["status"] == "failed"
    assert after["steps"]["metadata"]["error"]["detail"] == "The original is missing from storage."
    assert (after["tags"], after["thumbnailKey"]) == (photo["tags"], photo["thumbnailKey"])
    house.sweep_up_later()
    assert verify(ann, repair=True)["missing"] == report["missing"]
    assert ann.photo(photo["_id"]) == after


def test_photo_whose_original_is_back_can_be_run_again(house: House, ann: Person) -> None:
    photo = take_in(ann)
    lose(house, photo["key"])
    verify(ann, repair=True)

    ann.upload("boat", jpeg())
    reply = ann.post("photos", f"/{photo['_id']}/process")

    assert reply.get_json()["status"] == "ready"
    assert nothing_wrong(verify(ann, checksums=True))


def test_damaged_original_is_reported_and_kept(house: House, ann: Person) -> None:
    photo = take_in(ann)
    house.damage(photo["key"])

    report = verify(ann, repair=True, checksums=True)

    assert report["damaged"] == [photo["key"]]
    assert report["repaired"]["damaged"] == []
    assert "damaged" in ann.photo(photo["_id"])["steps"]["metadata"]["error"]["detail"]
    assert photo["key"] in house.stored_keys()


def test_orphans_beyond_their_grace_are_deleted_and_no_others(house: House, ann: Person) -> None:
    photo, fresh, old = take_in(ann), ann.upload("fresh"), ann.upload("old")
    house.storage.age_all(DAY - 60)
    house.storage.ages[old] = DAY + 60

    report = verify(ann, repair=True)

    assert report["orphans"] == report["repaired"]["orphans"] == [old]
    assert house.stored_keys() == {
        *(photo[name] for name in ("key", "thumbnailKey", "mediumKey", "previewKey")),
        fresh,
    }


def test_original_that_becomes_a_photo_while_it_is_looked_at_is_kept(house: House, ann: Person) -> None:
    album_id, keys = ann.make_album(), [ann.upload("one"), ann.upload("other")]
    house.storage.age_all(2 * DAY)
    # When the first of them goes, it is too late for that one alone.
    house.network.before("storage", "DELETE", lambda: [ann.add_photo(album_id, key) for key in keys])

    report = verify(ann, repair=True)

    [deleted] = report["orphans"]
    [kept] = set(keys) - {deleted}
    assert deleted not in house.stored_keys()
    assert kept in house.stored_keys()


def test_nothing_is_repaired_of_a_photo_at_work(house: House, ann: Person) -> None:
    photo = take_in(ann)
    lose(house, photo["thumbnailKey"])
    house.recognition.hang()
    ann.call(
        "POST",
        "photos",
        f"/{photo['_id']}/process",
        query={"force": "1"},
        headers={"Prefer": "respond-async"},
    )
    assert house.recognition.reached.wait(20)
    lose(house, photo["key"])

    report = verify(ann, repair=True)

    assert report["repaired"]["missing"] == []
    assert ann.photo(photo["_id"])["status"] == "processing"


def test_operator_repairs_everyones(house: House, ann: Person, bob: Person) -> None:
    for person in (ann, bob):
        lose(house, take_in(person)["thumbnailKey"])

    report = verify(house.operator(), repair=True)
    house.worker.settle()

    assert len(report["repaired"]["missing"]) == 2
    assert nothing_wrong(verify(house.operator(), checksums=True))


def test_repair_that_has_taken_long_goes_on_in_another_call(house: House, ann: Person) -> None:
    keys = [ann.upload(name) for name in ("a", "b", "c")]
    house.storage.age_all(2 * DAY)
    house.network.before("storage", "DELETE", lambda: house.clock.advance(60))

    first = verify(ann, repair=True)
    rest = verify(ann, repair=True, cursor=first["cursor"])

    assert (len(first["orphans"]), len(rest["orphans"])) == (1, 2)
    assert sorted([*first["orphans"], *rest["orphans"]]) == keys
    assert first["checkedObjects"] + rest["checkedObjects"] == 2
    assert (first["more"], rest["more"]) == (True, False)
    assert house.stored_keys() == set()
