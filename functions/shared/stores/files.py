"""Blobs as files: one file an object, its description in the first line, placed by one atomic link."""

import errno
import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from functions.shared.errors import StorageFull, Unavailable
from functions.shared.models import ObjectInfo
from functions.shared.stores.ports import Stored, Taken

PIECE = 1024 * 1024
HEADER = 1024
"""Bytes in front of an object's own: its description as JSON, padded, so that it can be written last."""
ABANDONED_AFTER = 3600
"""Seconds after which a temporary file can belong to no upload that is still under way."""


class FileBlobs:
    def __init__(self, folder: Path) -> None:
        self._objects = folder / "objects"
        self._incoming = folder / "incoming"
        with _disk_errors():
            self._objects.mkdir(parents=True, exist_ok=True)
            self._incoming.mkdir(exist_ok=True)
            self._clear_abandoned()

    def upload(self, key: str, content_type: str) -> "_FileUpload":
        return _FileUpload(key, content_type, self._incoming, self._path(key))

    def info(self, key: str) -> ObjectInfo | None:
        with _disk_errors():
            try:
                with self._path(key).open("rb") as file:
                    return _read_header(file)
            except FileNotFoundError:
                return None

    def read(self, key: str, start: int, stop: int) -> Iterator[bytes]:
        with _disk_errors():
            try:
                file = self._path(key).open("rb")
            except FileNotFoundError:
                return
        with file, _disk_errors():
            file.seek(HEADER + start)
            left = stop - start
            while left > 0 and (piece := file.read(min(PIECE, left))):
                left -= len(piece)
                yield piece

    def delete(self, key: str) -> None:
        path = self._path(key)
        with _disk_errors():
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                _sync_folder(path.parent)

    def keys(self, prefix: str) -> Iterator[str]:
        with _disk_errors():
            for path in self._objects.glob("*/*"):
                with suppress(FileNotFoundError), path.open("rb") as file:
                    key = _read_header(file).key
                    if key.startswith(prefix):
                        yield key

    def ping(self) -> None:
        with _disk_errors():
            os.stat(self._objects)  # noqa: PTH116 -- Path.exists() would swallow the error

    def _path(self, key: str) -> Path:
        # Hashed, for a key may be "..", and some file systems fold upper and lower case.
        name = hashlib.sha256(key.encode()).hexdigest()
        return self._objects / name[:2] / name[2:]

    def _clear_abandoned(self) -> None:
        for path in self._incoming.iterdir():
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < time.time() - ABANDONED_AFTER:
                    path.unlink()


class _FileUpload:
    def __init__(self, key: str, content_type: str, incoming: Path, target: Path) -> None:
        self._key = key
        self._content_type = content_type
        self._target = target
        self._temporary = incoming / os.urandom(16).hex()
        self._size = 0
        with _disk_errors():
            self._file = self._temporary.open("xb")
            self._file.seek(HEADER)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._temporary.unlink(missing_ok=True)

    def write(self, chunk: bytes) -> None:
        with _disk_errors():
            self._file.write(chunk)
        self._size += len(chunk)

    def commit(self, sha256: str) -> Stored:
        info = ObjectInfo(key=self._key, size=self._size, content_type=self._content_type, sha256=sha256)
        with _disk_errors():
            self._finish(info)
            try:
                os.link(self._temporary, self._target)
            except FileExistsError:
                return self._compare(info)
            _sync_folder(self._target.parent)
        return Stored(info, created=True)

    def _finish(self, info: ObjectInfo) -> None:
        self._file.seek(0)
        self._file.write(json.dumps(info.to_document()).encode().ljust(HEADER))
        self._file.flush()
        os.fsync(self._file.fileno())
        if not self._target.parent.is_dir():
            self._target.parent.mkdir(exist_ok=True)
            _sync_folder(self._target.parent.parent)

    def _compare(self, info: ObjectInfo) -> Stored:
        with self._target.open("rb") as file:
            there = _read_header(file)
        if there.sha256 != info.sha256:
            raise Taken(info.key)
        return Stored(there, created=False)


def _read_header(file: BinaryIO) -> ObjectInfo:
    return ObjectInfo.model_validate_json(file.read(HEADER))


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull("The disk that holds the photos is full; nothing was stored.") from error
        raise Unavailable("blob store", f"The folder of the blob store failed: {error.strerror}.") from error
