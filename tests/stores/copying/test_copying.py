"""A backup of any stores, put back into any stores."""

import json
from pathlib import Path

import mongomock

from functions.backup import COLLECTIONS, PASSING
from functions.shared.access.throttle import AttemptLimit, Throttle
from functions.shared.stores.copying import COMPLETE, back_up
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.ports import BlobStore, MetadataStore
from functions.shared.stores.sqlite.store import SqliteStore
from tests.house import House
from tests.stores.copying.albums import ALBUMS, PHOTOS, album_of, contents, objects, photo, put, put_back


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


def test_more_documents_than_are_read_at_once(folder: Path, tmp_path: Path) -> None:
    metadata = SqliteStore(tmp_path / "many.sqlite")
    for number in range(1201):
        metadata.collection(ALBUMS).insert({"_id": f"{number:024x}", "rev": 0, "createdAt": 1})

    assert back_up(metadata, FileBlobs(tmp_path / "none"), folder).records == 1201


def test_counters_of_attempts_are_in_no_backup(
    metadata: MetadataStore, blobs: BlobStore, folder: Path
) -> None:
    Throttle(metadata, AttemptLimit(5)).count("ann", 1_000)
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
