"""What is damaged costs nothing else its place in a backup, and a backup that was not finished is none."""

from pathlib import Path

import pytest

from functions.shared.stores.copying import COMPLETE, NoBackup, back_up
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.ports import BlobStore, MetadataStore
from functions.shared.stores.sqlite.store import SqliteStore
from tests.stores.copying.albums import PHOTOS, album_of, put_back


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
