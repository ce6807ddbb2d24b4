"""Photos recorded more than once, as a store without its unique index may hold them, and the way out."""

from typing import Any

import pytest

from functions.shared.models.wire import new_id
from functions.shared.stores.ports import Collection, CollectionSpec
from functions.shared.stores.records.photos import PHOTOS
from functions.shared.stores.sqlite.store import SqliteStore
from tests.house import House, Person
from tests.photos.upkeep.checking import nothing_wrong, verify


@pytest.fixture
def documents(house: House) -> Collection:
    """Of photos, as a store has them that knows of no index."""
    assert isinstance(house.store, SqliteStore)
    house.store.execute("DROP INDEX photos_key")
    return house.store.collection(CollectionSpec(PHOTOS.name))


@pytest.fixture
def photo(ann: Person) -> dict[str, Any]:
    return ann.add_photo(ann.make_album(), ann.upload("boat"))


def record_again(documents: Collection, photo: dict[str, Any], **fields: object) -> str:
    """The id of another record of the photo."""
    document = documents.get(photo["_id"])
    assert document is not None
    other = new_id()
    documents.insert({**document, "_id": other, "rev": 0, **fields})
    return other


def take_in(ann: Person, name: str) -> int:
    body = {"albumId": ann.make_album(), "key": ann.upload(name)}
    return ann.post("photos", json=body).status_code


def test_new_photos_wait_and_all_else_goes_on(
    house: House, ann: Person, photo: dict[str, Any], documents: Collection
) -> None:
    record_again(documents, photo)
    house.start_photos()

    refused = ann.post("photos", json={"albumId": photo["albumId"], "key": ann.upload("other")})

    assert refused.status_code == 503
    assert "scripts/verify --repair" in refused.get_json()["detail"]
    assert ann.get("photos", "/healthz").status_code == 503
    assert ann.get("photos", f"/{photo['_id']}").status_code == 200
    assert ann.patch("photos", f"/{photo['_id']}", {"addTags": ["mine"]}).status_code == 200
    assert ann.get("albums", f"/{photo['albumId']}").status_code == 200
    assert ann.delete("photos", f"/{photo['_id']}?forever=1").status_code == 204


def test_check_names_them_once_and_changes_nothing(
    ann: Person, photo: dict[str, Any], documents: Collection
) -> None:
    others = {record_again(documents, photo) for _ in range(3)}

    report = verify(ann)

    assert (report["duplicates"], report["repaired"]["duplicates"]) == ([photo["key"]], [])
    assert not report["orphans"]
    assert {document["_id"] for document in documents.all()} == {photo["_id"], *others}


def test_repair_makes_one_of_them_with_the_tags_of_all(
    house: House, ann: Person, photo: dict[str, Any], documents: Collection
) -> None:
    record_again(documents, photo, status="processing", createdAt=1, addedTags=["unfinished"])
    record_again(documents, photo, createdAt=photo["createdAt"] + 1, addedTags=["younger"], removedTags=["a"])
    ann.patch("photos", f"/{photo['_id']}", {"addTags": ["a"]})
    stored = house.stored_keys()

    report = verify(ann, repair=True)

    assert report["repaired"]["duplicates"] == [photo["key"]]
    [kept] = documents.all()
    assert kept["_id"] == photo["_id"]
    assert set(kept["addedTags"]) == {"a", "unfinished", "younger"}
    assert kept["removedTags"] == []
    assert {"a", "unfinished", "younger"} <= set(kept["tags"])
    assert house.stored_keys() == stored
    assert nothing_wrong(verify(ann, checksums=True))


def test_after_the_repair_new_photos_are_taken_in_again(
    ann: Person, photo: dict[str, Any], documents: Collection
) -> None:
    record_again(documents, photo)
    assert take_in(ann, "other") == 503

    verify(ann, repair=True)

    assert take_in(ann, "other") == 201
    assert ann.get("photos", "/healthz").status_code == 200


def test_record_that_is_being_deleted_takes_no_object_with_it(
    house: House, ann: Person, photo: dict[str, Any], documents: Collection
) -> None:
    record_again(documents, photo, deleting=True, createdAt=1)

    verify(ann, repair=True)
    house.sweep_up_later()

    assert [document["_id"] for document in documents.all()] == [photo["_id"]]
    assert photo["key"] in house.stored_keys()


def test_originals_beside_a_photo_with_many_records_are_no_orphans(
    house: House, ann: Person, photo: dict[str, Any], documents: Collection
) -> None:
    for _ in range(5):
        record_again(documents, photo, createdAt=photo["createdAt"] + 1)
    second = {**photo, "key": ann.upload("second")}
    record_again(documents, second, key=second["key"], createdAt=1)
    house.storage.age_all(10 * 86_400)

    assert verify(ann)["orphans"] == []
