"""The form of an object's file: its description in the first bytes, then its own."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from io import FileIO
from pathlib import Path

from pydantic import ValidationError

from functions.shared.durable import sync_folder
from functions.shared.errors import Damaged, StorageFull, Unavailable
from functions.shared.models.blobs import LONGEST_DESCRIPTION, StoredObject
from functions.shared.stores.ports import Stored, Taken

HEADER = LONGEST_DESCRIPTION
"""Bytes in front of an object's own: its description as JSON, padded, so that it can be written last."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def file_name(key: str) -> str:
    # Hashed, for a key may be "..", and some file systems fold upper and lower case.
    return hashlib.sha256(key.encode()).hexdigest()


def place(
    file: FileIO,
    temporary: Path,
    target: Path,
    info: StoredObject,
    counted: AbstractContextManager[None],
) -> Stored:
    """Make the file, which has the bytes, the object, by one atomic link, inside ``counted``.

    Raises Taken if there is another, Invalid if its description has no room in front of the bytes.
    """
    file.seek(0)
    write_all(file, info.described().ljust(HEADER))
    os.fsync(file.fileno())
    make_folder(target.parent)
    try:
        link(temporary, target, counted)
    except FileExistsError:
        there = read_description(target)
        if there.sha256 != info.sha256:
            raise Taken(info.key) from None
        return Stored(there, created=False)
    sync_folder(target.parent)
    return Stored(info, created=True)


def link(temporary: Path, target: Path, counted: AbstractContextManager[None]) -> None:
    """Raises FileExistsError if there is an object already."""
    with counted:
        os.link(temporary, target)


def make_all_folders(objects: Path) -> None:
    """Those that objects are in, by one wait for the disk: else the first object in each waits for it."""
    names = [f"{number:02x}" for number in range(256)]
    missing = set(names).difference(os.listdir(objects))  # noqa: PTH208 -- only the names
    for name in sorted(missing):
        (objects / name).mkdir(exist_ok=True)
    if missing:
        sync_folder(objects)


def make_folder(folder: Path) -> None:
    """Durably."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def read_description(path: Path) -> StoredObject:
    """Raises Damaged if it cannot be understood."""
    with path.open("rb", buffering=0) as file:
        header, status = file.read(HEADER), os.fstat(file.fileno())
    try:
        described = StoredObject.model_validate_json(header or b"")
    except ValidationError:
        raise Damaged("The stored object is damaged: what it is cannot be read any more.") from None
    if described.stored_at:
        return described
    return described.model_copy(update={"stored_at": status.st_mtime_ns // 1_000_000})


def write_all(file: FileIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]


@contextmanager
def disk_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise StorageFull("The disk that holds the photos is full; nothing was stored.") from error
        raise Unavailable("blob store", f"The folder of the blob store failed: {error.strerror}.") from error
