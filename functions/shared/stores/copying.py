"""A backup of both stores in a folder, and the way back, whichever stores they are.

    records/NAME.jsonl   the documents of a collection, one a line
    blobs/               the objects, as the blob store for one machine keeps them
    complete             written last; without it there is no backup
    records.new/         while a backup is made: the one before stays whole until this one is

Among the records are the hashes of people's passwords and API keys, so nobody else may look into the folder.
Records are copied first, photos before the albums that they are in. Objects never change, so what a record
names is there when its turn comes, unless the photo was deleted meanwhile: that record is then left out. One
damaged object stops nothing: it is named, and what can be made again of an original may be missing.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from functions.shared.durable import sync_folder, write_whole
from functions.shared.errors import Damaged, Invalid, NotFound
from functions.shared.models.wire import Document
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.ports import BlobStore, Collection, CollectionSpec, MetadataStore, Taken

COMPLETE: Final = "complete"
RECORDS: Final = "records"
EVERYTHING: Final = ("",)
LISTED_AT_ONCE: Final = 500
FIRST: Final = "photos"


class NoBackup(Exception):
    """The folder holds none, or one that was not finished."""


@dataclass(frozen=True)
class Copied:
    """``there`` counts what was at its place already, and was left as it was.

    ``damaged`` are keys, ``left_out`` those of photos in the album whose originals could not be copied.
    """

    records: int
    objects: int
    there: int = 0
    damaged: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def back_up(metadata: MetadataStore, blobs: BlobStore, folder: Path, passing: Container[str] = ()) -> Copied:
    """Into a new folder, or one with an earlier backup, whose objects are not copied again.

    ``passing`` names collections that mean nothing later. Raises OSError, also while another is made there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    with _alone_in(folder):
        return _back_up(metadata, blobs, folder, passing)


def _back_up(metadata: MetadataStore, blobs: BlobStore, folder: Path, passing: Container[str]) -> Copied:
    records = folder / f"{RECORDS}.new"
    shutil.rmtree(records, ignore_errors=True)
    records.mkdir()
    names = [name for name in metadata.names() if name not in passing]
    for name in sorted(names, key=lambda name: name != FIRST):
        documents = metadata.collection(CollectionSpec(name)).all()
        write_whole(records / f"{name}.jsonl", _lines(documents))
    kept = FileBlobs(folder / "blobs")
    objects, damaged = _copy_all(blobs, kept)
    without = _leave_out(records / f"{FIRST}.jsonl", kept)
    count = sum(len(path.read_text().splitlines()) for path in records.iterdir())
    _put_in_place(folder, records, count)
    left_out = (photo["key"] for photo in without if _is_there(metadata, photo))
    return Copied(count, objects, damaged=damaged, left_out=tuple(left_out))


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _lock(descriptor, folder)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BlockingIOError(error.errno, "Another backup is being made there", str(folder)) from None
    except OSError:
        pass  # there are no locks there


def restore(
    folder: Path,
    metadata: MetadataStore,
    blobs: BlobStore,
    specs: Sequence[CollectionSpec],
    passing: Container[str] = (),
) -> Copied:
    """Adds what is not there, and overwrites nothing; may be repeated. Raises NoBackup.

    ``specs`` are all collections that the functions open: their indexes come before what they keep apart.
    """
    if not (folder / COMPLETE).is_file():
        raise NoBackup(f"{folder} holds no backup that was finished.")
    collections = {spec.name: metadata.collection(spec) for spec in specs}
    metadata.ping()
    kept = FileBlobs(folder / "blobs")
    keys = list(_keys(kept))
    objects, damaged = _copy_all(kept, blobs)
    records = []
    for path in sorted((folder / RECORDS).iterdir(), key=lambda path: path.stem == FIRST):
        if path.stem not in passing:
            collection = collections.get(path.stem) or metadata.collection(CollectionSpec(path.stem))
            records += [_insert(collection, document) for document in _documents(path)]
    there = len(keys) - objects - len(damaged) + len(records) - sum(records)
    return Copied(sum(records), objects, there, damaged)


def _put_in_place(folder: Path, records: Path, count: int) -> None:
    """Instead of those before, all of whose objects are still there."""
    (folder / COMPLETE).unlink(missing_ok=True)
    former = folder / RECORDS
    if former.exists():
        shutil.rmtree(former)
    records.rename(former)
    sync_folder(folder)
    write_whole(folder / COMPLETE, _lines([{"records": count}]))


def _insert(collection: Collection, document: Document) -> bool:
    try:
        collection.insert(document)
    except Taken:
        return False
    return True


def _lines(documents: Iterable[Document]) -> Iterator[str]:
    return (f"{json.dumps(document)}\n" for document in documents)


def _documents(path: Path) -> Iterator[Document]:
    return map(json.loads, path.read_text().splitlines())


def _keys(blobs: BlobStore) -> Iterator[str]:
    page = blobs.page(EVERYTHING, limit=LISTED_AT_ONCE)
    yield from (found.key for found in page.objects)
    while page.rest is not None:
        page = blobs.page(EVERYTHING, limit=LISTED_AT_ONCE, after=page.rest)
        yield from (found.key for found in page.objects)


def _copy_all(source: BlobStore, target: BlobStore) -> tuple[int, tuple[str, ...]]:
    """How many were copied, and the keys of those whose bytes are damaged, or that cannot be described."""
    copied, damaged = 0, []
    for key in _keys(source):
        try:
            copied += _copy(key, source, target)
        except (Damaged, Invalid):
            damaged.append(key)
    return copied, tuple(damaged)


def _copy(key: str, source: BlobStore, target: BlobStore) -> bool:
    """Whether it was copied: not if the target has it, or if it went away."""
    info = source.info(key)
    if info is None or target.info(key) is not None:
        return False
    digest = hashlib.sha256()
    with target.upload(key, info.content_type) as upload:
        try:
            for piece in source.read(key, 0, info.size):
                digest.update(piece)
                upload.write(piece)
        except NotFound:
            return False
        if digest.hexdigest() != info.sha256:
            raise Damaged(f"The stored bytes of {key} are damaged.")
        return upload.commit(info.sha256).created


def _leave_out(path: Path, kept: BlobStore) -> list[Document]:
    """The photos without originals, which are in the file no more."""
    if not path.exists():
        return []
    photos = list(_documents(path))
    whole = [photo for photo in photos if kept.info(photo["key"]) is not None]
    write_whole(path, _lines(whole))
    keys = {photo["key"] for photo in whole}
    return [photo for photo in photos if photo["key"] not in keys]


def _is_there(metadata: MetadataStore, photo: Document) -> bool:
    """Still, and not because its deletion is owed."""
    stored = metadata.collection(CollectionSpec(FIRST)).get(photo["_id"])
    return stored is not None and not stored.get("deleting")
