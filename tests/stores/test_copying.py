"""A backup of any stores, put back into any stores."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import mongomock
import pytest
import redis

from functions.backup import COLLECTIONS, PASSING
from functions.shared.access.throttle import Limit, Throttle
from functions.shared.models.wire import Document
from functions.shared.stores.copying import COMPLETE, Copied, NoBackup, back_up, restore
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.ports import BlobStore, CollectionSpec, MetadataStore
from functions.shared.stores.redis.blobs import RedisBlobs
from functions.shared.stores.sqlite.store import SqliteStore
from tests.house import House

PHOTOS, ALBUMS = CollectionSpec("photos", unique=(("key",),)), CollectionSpec("albums")
BYTES = bytes(range(256)) * 4000


@pytest.fixture(params=["sqlite", "mongomock"])
def metadata(request: pytest.FixtureRequest, tmp_path: Path) -> MetadataStore:
    if request.param == "sqlite":
        return SqliteStore(tmp_path / "album.sqlite")
    return MongoStore(mongomock.MongoClient()["album"])


@pytest.fixture(params=["files", "redis"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BlobStore]:
    if request.param == "files":
        yield FileBlobs(tmp_path / "blobs")
        return
    url = request.getfixturevalue("redis_url")
    with redis.Redis.from_url(url) as client:
        client.flushdb()
    yield RedisBlobs.connect(url)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backup"


def put(blobs: BlobStore, key: str, data: bytes = BYTES) -> None:
    with blobs.upload(key, "image/jpeg") as upload:
        upload.write(data)
        upload.commit(hashlib.sha256(data).hexdigest())


def photo(number: int, **fields: object) -> Document:
    key = f"incoming:ann:{number}"
    return {"_id": f"{number:024x}", "rev": number, "createdAt": number, "key": key, **fields}


def put_back(folder: Path, metadata: MetadataStore, blobs: BlobStore) -> Copied:
    return restore(folder, metadata, blobs, [PHOTOS, ALBUMS], PASSING)


def album_of(metadata: MetadataStore, blobs: BlobStore, photos: int = 3) -> None:
    metadata.collection(ALBUMS).insert({"_id": "a" * 24, "rev": 7, "createdAt": 1, "albumName": "Füße\u2028"})
    for number in range(photos):
        put(blobs, f"incoming:ann:{number}", BYTES + bytes([number]))
        put(blobs, f"thumbnail:ann:{number}")
        metadata.collection(PHOTOS).insert(photo(number, thumbnailKey=f"thumbnail:ann:{number}"))


def contents(metadata: MetadataStore) -> dict[str, list[Document]]:
    kept = {name: list(metadata.collection(CollectionSpec(name)).all()) for name in metadata.names()}
    return {name: documents for name, documents in kept.items() if documents}


def objects(blobs: BlobStore) -> dict[str, bytes]:
    page = blobs.page(("",), limit=500)
    assert page.rest is None
    return {found.key: b"".join(blobs.read(found.key, 0, found.size)) for found in page.objects}


def test_what_was_kept_comes_back_whole(
    metadata: MetadataStore, blobs: BlobStore, folder: Path, tmp_path: Path
) -> None:
    album_of(metadata, blobs)
    had, held = contents(metadata), objects(blobs)

    saved = back_up(metadata, blobs, folder)
    elsewhere, other_blobs = SqliteStore(tmp_path / "other.sqlite"), FileBlobs(tmp_path / "other")
    back = put_back(folder, elsewhere, other_blobs)

    assert (saved.records, saved.objects) == (4, 6)
    assert (back.records, back.objects, back.there) == (4, 6, 0)
    assert contents(elsewhere) == had
    assert objects(other_blobs) == held


def test_backup_of_one_machine_comes_back_into_any_stores(
    metadata: MetadataStore, blobs: BlobStore, folder: Path, tmp_path: Path
) -> None:
    here, kept = SqliteStore(tmp_path / "here.sqlite"), FileBlobs(tmp_path / "here")
    album_of(here, kept)
    back_up(here, kept, folder)

    put_back(folder, metadata, blobs)

    assert contents(metadata) == contents(here)
    assert objects(blobs) == objects(kept)


def test_what_is_there_is_not_overwritten(metadata: MetadataStore, blobs: BlobStore, folder: Path) -> None:
    album_of(metadata, blobs)
    back_up(metadata, blobs, folder)
    renamed = {"_id": "a" * 24, "rev": 7, "createdAt": 1, "albumName": "Renamed"}
    assert metadata.collection(ALBUMS).replace(renamed)
    blobs.delete("thumbnail:ann:1")

    back = put_back(folder, metadata, blobs)

    assert (back.records, back.objects, back.there) == (0, 1, 9)
    assert metadata.collection(ALBUMS).get("a" * 24) == {**renamed, "rev": 8}
    assert blobs.info("thumbnail:ann:1") is not None


def test_second_backup_copies_what_is_new(metadata: MetadataStore, blobs: BlobStore, folder: Path) -> None:
    album_of(metadata, blobs)
    back_up(metadata, blobs, folder)
    put(blobs, "incoming:ann:new")
    metadata.collection(PHOTOS).delete(f"{0:024x}")

    again = back_up(metadata, blobs, folder)

    assert (again.records, again.objects) == (3, 1)


def test_photo_that_was_deleted_meanwhile_is_left_out(
    metadata: MetadataStore, blobs: BlobStore, folder: Path, tmp_path: Path
) -> None:
    album_of(metadata, blobs)

    class Deleting:
        """Deletes a photo between the records and the objects."""

        def __getattr__(self, name: str) -> object:
            return getattr(blobs, name)

        def page(self, *which: object, **more: object) -> object:
            blobs.delete("incoming:ann:1")
            metadata.collection(PHOTOS).delete(f"{1:024x}")
            return blobs.page(*which, **more)

    saved = back_up(metadata, Deleting(), folder)

    assert (saved.damaged, saved.left_out) == ((), ())
    elsewhere = SqliteStore(tmp_path / "other.sqlite")
    put_back(folder, elsewhere, FileBlobs(tmp_path / "other"))

    assert [p["key"] for p in elsewhere.collection(PHOTOS).all()] == ["incoming:ann:0", "incoming:ann:2"]


def damage(folder: Path, key: str, *, at: int = -1) -> None:
    """The byte there, counted as in the object's file, is another."""
    for path in (folder / "objects").rglob("*/*"):
        content = bytearray(path.read_bytes())
        if f'"{key}"'.encode() in content[:1024]:
            content[at] ^= 1
            path.write_bytes(content)


@pytest.mark.parametrize("at", [-1, 0])
def test_damaged_objects_are_named_and_all_else_is_kept(
    metadata: MetadataStore, tmp_path: Path, folder: Path, at: int
) -> None:
    blobs = FileBlobs(tmp_path / "blobs")
    album_of(metadata, blobs)
    damage(tmp_path / "blobs", "incoming:ann:0", at=at)
    damage(tmp_path / "blobs", "thumbnail:ann:2")

    saved = back_up(metadata, blobs, folder)
    elsewhere = SqliteStore(tmp_path / "other.sqlite")
    back = put_back(folder, elsewhere, FileBlobs(tmp_path / "other"))

    assert set(saved.damaged) == {"thumbnail:ann:2"} | ({"incoming:ann:0"} if at else set())
    assert saved.left_out == ("incoming:ann:0",)
    assert (back.records, back.objects, back.there, back.damaged) == (3, 4, 0, ())
    assert [p["key"] for p in elsewhere.collection(PHOTOS).all()] == ["incoming:ann:1", "incoming:ann:2"]


def test_damaged_backup_is_restored_as_far_as_it_goes(
    metadata: MetadataStore, blobs: BlobStore, tmp_path: Path, folder: Path
) -> None:
    album_of(metadata, blobs)
    back_up(metadata, blobs, folder)
    damage(folder / "blobs", "incoming:ann:0")

    back = put_back(folder, SqliteStore(tmp_path / "other.sqlite"), FileBlobs(tmp_path / "other"))

    assert (back.records, back.objects, back.there, back.damaged) == (4, 5, 0, ("incoming:ann:0",))


def test_backup_that_was_not_finished_is_none(
    metadata: MetadataStore, blobs: BlobStore, folder: Path
) -> None:
    album_of(metadata, blobs)
    back_up(metadata, blobs, folder)
    (folder / COMPLETE).unlink()

    with pytest.raises(NoBackup):
        put_back(folder, metadata, blobs)


def test_more_documents_than_are_read_at_once(folder: Path, tmp_path: Path) -> None:
    metadata = SqliteStore(tmp_path / "many.sqlite")
    for number in range(1201):
        metadata.collection(ALBUMS).insert({"_id": f"{number:024x}", "rev": 0, "createdAt": 1})

    assert back_up(metadata, FileBlobs(tmp_path / "none"), folder).records == 1201


def test_counters_of_attempts_are_in_no_backup(
    metadata: MetadataStore, blobs: BlobStore, folder: Path
) -> None:
    Throttle(metadata, Limit(5)).count("ann", 1_000)
    metadata.collection(ALBUMS).insert({"_id": "a" * 24, "rev": 0, "createdAt": 1})

    back_up(metadata, blobs, folder, PASSING)

    assert [path.name for path in (folder / "records").iterdir()] == ["albums.jsonl"]


def test_counters_of_attempts_in_an_older_backup_stay_there(
    metadata: MetadataStore, blobs: BlobStore, folder: Path
) -> None:
    back_up(metadata, blobs, folder)
    (folder / "records" / "budgets.jsonl").write_text('{"_id": "x", "rev": 0, "forgetAt": 1}\n')

    assert put_back(folder, metadata, blobs).records == 0


def test_only_its_owner_may_look_into_a_backup(
    metadata: MetadataStore, blobs: BlobStore, folder: Path
) -> None:
    folder.mkdir(mode=0o755)
    album_of(metadata, blobs)

    back_up(metadata, blobs, folder)

    assert folder.stat().st_mode & 0o777 == 0o700
    written = [*(folder / "records").iterdir(), folder / COMPLETE]
    assert {path.stat().st_mode & 0o777 for path in written} == {0o600}


def test_indexes_come_before_the_records(blobs: BlobStore, folder: Path, tmp_path: Path) -> None:
    metadata = SqliteStore(tmp_path / "album.sqlite")
    album_of(metadata, blobs)
    back_up(metadata, blobs, folder)
    path = folder / "records" / "photos.jsonl"
    path.write_text(path.read_text() + json.dumps({**photo(1), "_id": "f" * 24}) + "\n")
    emptied = MongoStore(mongomock.MongoClient()["album"])

    back = put_back(folder, emptied, blobs)

    assert back.records == 4
    assert emptied.collection(PHOTOS).get("f" * 24) is None


def test_every_collection_of_the_functions_is_one_that_the_restore_knows(house: House) -> None:
    assert {spec.name for spec in COLLECTIONS} == set(house.store.names())
