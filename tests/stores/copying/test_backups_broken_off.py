"""A backup that ends in the middle leaves the one before, and operators are told of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from functions import backup
from functions.photos.operating.task import Kind, State
from functions.photos.operating.tasks import Tasks
from functions.shared.errors import Unavailable
from functions.shared.models.wire import now_ms
from functions.shared.stores.copying import back_up
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.ports import BlobStore, MetadataStore
from functions.shared.stores.sqlite.store import SqliteStore
from tests.stores.copying.albums import PHOTOS, album_of, contents, objects, photo, put, put_back


class GoingAway:
    """A blob store that goes away once its objects are to be read."""

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs

    def __getattr__(self, name: str) -> object:
        return getattr(self._blobs, name)

    def read(self, *which: object) -> object:
        raise Unavailable("blob store", "It is away.", 1)


def test_backup_before_stays_whole_until_the_next_is(
    metadata: MetadataStore, blobs: BlobStore, folder: Path, tmp_path: Path
) -> None:
    album_of(metadata, blobs)
    had, held = contents(metadata), objects(blobs)
    back_up(metadata, blobs, folder)
    put(blobs, "incoming:ann:9")
    metadata.collection(PHOTOS).insert(photo(9))

    with pytest.raises(Unavailable):
        back_up(metadata, GoingAway(blobs), folder)  # type: ignore[arg-type]

    elsewhere, other_blobs = SqliteStore(tmp_path / "other.sqlite"), FileBlobs(tmp_path / "other")
    put_back(folder, elsewhere, other_blobs)
    assert (contents(elsewhere), objects(other_blobs)) == (had, held)


def test_next_backup_takes_the_place_of_one_that_was_broken_off(
    metadata: MetadataStore, blobs: BlobStore, folder: Path, tmp_path: Path
) -> None:
    album_of(metadata, blobs)
    with pytest.raises(Unavailable):
        back_up(metadata, GoingAway(blobs), folder)  # type: ignore[arg-type]

    back_up(metadata, blobs, folder)

    assert sorted(path.name for path in folder.iterdir()) == ["blobs", "complete", "records"]
    elsewhere = SqliteStore(tmp_path / "other.sqlite")
    put_back(folder, elsewhere, FileBlobs(tmp_path / "other"))
    assert contents(elsewhere) == contents(metadata)


class Meanwhile:
    """A blob store while whose objects are read another backup is begun."""

    def __init__(self, blobs: BlobStore, begin: Callable[[], object]) -> None:
        self._blobs, self._begin = blobs, begin

    def __getattr__(self, name: str) -> object:
        return getattr(self._blobs, name)

    def read(self, *which: Any) -> object:
        self._begin()
        return self._blobs.read(*which)


def test_another_backup_into_the_folder_is_refused_meanwhile(
    metadata: MetadataStore, blobs: BlobStore, folder: Path
) -> None:
    album_of(metadata, blobs)

    def refused() -> None:
        with pytest.raises(OSError, match="Another backup is being made there"):
            back_up(metadata, blobs, folder)

    back_up(metadata, Meanwhile(blobs, refused), folder)  # type: ignore[arg-type]

    assert back_up(metadata, blobs, folder).damaged == ()


def test_command_that_failed_is_told_to_operators(tmp_path: Path) -> None:
    data, taken = tmp_path / "data", tmp_path / "taken"
    store = SqliteStore(data / "album.sqlite")
    album_of(store, FileBlobs(data / "blobs"))
    taken.write_text("A file is where the folder is to be.")

    with pytest.raises(SystemExit):
        backup.main(["backup", str(taken / "backup"), "--data", str(data)])

    last = Tasks(store, now_ms).last(Kind.BACKUP)
    assert last is not None
    assert last.state is State.FAILED
    assert last.reason is not None
    assert "Not a directory" in last.reason
