"""A whole album over the wire to the least of the servers: all that its functions ask is understood."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from functions.shared.models.wire import Document
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.records.photos import PhotoRecords
from tests.house import House, Person
from tests.photos.duplicates.asking import add, all_groups, ids_of
from tests.photos.duplicates.pictures import jpeg, scene
from tests.photos.upkeep.checking import nothing_wrong, verify
from tests.stores.ferretdb import FerretDB
from tests.stores.ferretdb_commands import CommandError

SIZES = {"large": 1.0, "small": 0.5}


@pytest.fixture
def house(tmp_path: Path, ferretdb_store: MongoStore) -> Iterator[House]:
    house = House(tmp_path, store=ferretdb_store)
    yield house
    house.recognition.release()
    house.worker.settle()


@pytest.fixture
def ferretdb(ferretdb_and_client: tuple[FerretDB, Any]) -> Iterator[FerretDB]:
    ferretdb, _ = ferretdb_and_client
    yield ferretdb
    ferretdb.refusals.clear()


def sign_up(house: House, name: str) -> Person:
    reply = house.nobody().post("accounts", json={"userName": name, "password": "correct horse"})
    assert reply.status_code == 201, reply.text
    return house.bearer(reply.get_json()["token"])


def test_photo_goes_its_way(house: House) -> None:
    sign_up(house, "ann")
    ann = house.person("ann")
    album = ann.make_album()
    photo = ann.add_photo(album, ann.upload("boat"))
    assert photo["status"] == "ready"

    ann.patch("photos", f"/{photo['_id']}", {"addTags": ["mine"]})
    assert [found["_id"] for found in ann.get("photos", tag="mine").get_json()] == [photo["_id"]]
    [summary] = ann.get("albums").get_json()
    assert (summary["photoCount"], summary["coverId"]) == (1, photo["_id"])
    assert nothing_wrong(verify(ann, checksums=True))

    assert ann.delete("photos", f"/{photo['_id']}?forever=1").status_code == 204
    assert ann.delete("albums", f"/{album}?forever=1").status_code == 204
    house.sweep_up_later()
    assert house.stored_keys() == set()
    assert ann.get("albums").get_json() == []


def test_copies_are_found(house: House, ann: Person) -> None:
    album = ann.make_album()
    pairs = [
        [add(ann, album, f"{size}{seed}", jpeg(scene(seed), scale=scale)) for size, scale in SIZES.items()]
        for seed in range(3)
    ]

    assert ids_of(all_groups(ann, limit=2)) == sorted(pairs)


def test_deleted_album_is_gone_at_once_and_removed_later(house: House, ann: Person) -> None:
    album, kept = ann.make_album(), ann.make_album()
    for number in range(3):
        ann.add_photo(album, ann.upload(f"boat-{number}"))
    photo = ann.add_photo(kept, ann.upload("pier"))
    house.later.hold()

    assert ann.delete("albums", f"/{album}?forever=1").status_code == 204

    assert ann.get("photos").get_json() == [photo]
    assert [each["_id"] for each in ann.get("albums").get_json()] == [kept]
    assert (house.photos.kept_by("ann"), house.photos.count_by_status()) == (1, {"ready": 1})
    assert house.sweep_up()["deletedAlbums"] == 1
    assert len(house.stored_keys()) == 4


def test_index_of_an_earlier_version_is_taken_away(ferretdb_store: MongoStore, ferretdb: FerretDB) -> None:
    photos = ferretdb.client["album"]["photos"]
    photos.create_index([("userName", 1), ("createdAt", 1), ("_id", 1)])

    PhotoRecords(ferretdb_store).get("0" * 24)

    fields = [[name for name, _ in index["key"]] for index in photos.index_information().values()]
    assert ["userName", "createdAt", "_id"] not in fields
    assert ["userName", "createdAt", "_id", "albumId", "deleting", "trashedAt"] in fields


def test_cover_is_the_newest_of_ones_own_photos(house: House, ann: Person) -> None:
    album, other = ann.make_album(), ann.make_album()
    for name in ("first", "second"):
        newest = ann.add_photo(album, ann.upload(name))
        house.clock.advance(1)

    covers: dict[str, Document | None] = {
        each["_id"]: each["coverId"] for each in ann.get("albums").get_json()
    }
    assert covers == {album: newest["_id"], other: None}


def test_refusal_is_told_in_plain_words(house: House, ann: Person, ferretdb: FerretDB) -> None:
    ferretdb.refusals["find"] = CommandError(238, "NotImplemented", "find: it is not implemented yet")

    reply = ann.get("albums")

    assert reply.status_code == 500
    assert "operator" in reply.get_json()["detail"]
    assert "implemented" not in reply.text


def test_many_who_add_one_key_after_all_was_lost_make_one_photo(
    house: House, ann: Person, ferretdb: FerretDB
) -> None:
    ann.add_photo(ann.make_album(), key := ann.upload("boat"))
    ferretdb.drop()
    album = ann.make_album()

    with ThreadPoolExecutor(6) as pool:
        photos = list(pool.map(lambda _: ann.add_photo(album, key), range(6)))

    assert len({photo["_id"] for photo in photos}) == 1
    assert len(house.photos.by_keys([key])) == 1
