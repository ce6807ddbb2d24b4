"""Blobs as files: one file an object, named by its key's hash."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from functions.shared.durable import sync_folder
from functions.shared.errors import Damaged, NotFound
from functions.shared.log import log
from functions.shared.models.blobs import StoredObject, WholeObject
from functions.shared.models.wire import now_ms
from functions.shared.stores.files.objects import (
    HEADER,
    disk_errors,
    file_name,
    make_all_folders,
    place,
    read_description,
    write_all,
)
from functions.shared.stores.files.partials import PartialFiles, announced
from functions.shared.stores.files.together import TogetherFiles
from functions.shared.stores.files.usage import FileUsage
from functions.shared.stores.ports import ObjectPage, Stored
from functions.shared.stores.usage import owner_of

PIECE: Final = 256 * 1024
"""Read at once: what a client that takes nothing keeps in memory."""
ABANDONED_AFTER: Final = 3600
"""Seconds after which a temporary file can belong to no upload that is still under way."""
MOST_LOOKED_AT: Final = 1000
"""Objects whose description is read for one page."""


class FileBlobs:
    def __init__(self, folder: Path) -> None:
        self._objects = folder / "objects"
        self._incoming = folder / "incoming"
        with disk_errors():
            self._objects.mkdir(parents=True, exist_ok=True)
            self._incoming.mkdir(exist_ok=True)
            self._clear_abandoned()
            make_all_folders(self._objects)
        partial = folder / "partial"
        self.usage = FileUsage(
            folder / "usage",
            self._names,
            self._counted,
            lambda name: _size(self._place(name)),
            lambda owner: announced(partial / owner),
        )
        self.partials = PartialFiles(partial, self._incoming, self._path, self.usage)
        with disk_errors():
            self._together = TogetherFiles(folder / "together", self._incoming, self._path, self.usage)
            self._together.bring_out_all()

    def upload(self, key: str, content_type: str) -> "_FileUpload":
        return _FileUpload(key, content_type, self._incoming, self._path(key), self.usage)

    def store_together(self, objects: Sequence[WholeObject]) -> None:
        with disk_errors():
            self._require_folder()
            self._together.store(objects)

    def info(self, key: str) -> StoredObject | None:
        with disk_errors():
            try:
                return read_description(self._path(key))
            except FileNotFoundError:
                self._require_folder()
                return None

    def read(self, key: str, start: int, stop: int) -> Iterator[bytes]:
        with disk_errors():
            try:
                file = self._path(key).open("rb", buffering=0)
            except FileNotFoundError:
                self._require_folder()
                raise NotFound(f"There is no object {key}.") from None
        with file, disk_errors():
            if os.fstat(file.fileno()).st_size < HEADER + stop:
                raise Damaged(f"The stored bytes of {key} are damaged: some are missing.")
            file.seek(HEADER + start)
            left = stop - start
            while left > 0 and (piece := file.read(min(PIECE, left))):
                left -= len(piece)
                yield piece

    def delete(self, key: str) -> None:
        path = self._path(key)
        with disk_errors():
            self._require_folder()
            self._together.forget(key)
            with self.usage.changing(key, 0):
                path.unlink(missing_ok=True)
            if path.parent.is_dir():
                sync_folder(path.parent)

    def page(self, prefixes: Sequence[str], *, limit: int, after: str | None = None) -> ObjectPage:
        """In the order of the files' names: hashes, which say nothing of the keys."""
        found: list[StoredObject] = []
        with disk_errors():
            for name in islice(self._names(after or ""), MOST_LOOKED_AT):
                described = self._described(name)
                if described is not None and described.key.startswith(tuple(prefixes)):
                    found.append(described)
                after = name
                if len(found) == limit:
                    return ObjectPage(found, after)
            is_end = after is None or next(self._names(after), None) is None
        return ObjectPage(found, None if is_end else after)

    def ping(self) -> None:
        with disk_errors():
            self._require_folder()

    def _names(self, after: str) -> Iterator[str]:
        for start in sorted(os.listdir(self._objects)):  # noqa: PTH208 -- only the names
            if start >= after[:2]:
                for rest in sorted(os.listdir(self._objects / start)):  # noqa: PTH208
                    if start + rest > after:
                        yield start + rest

    def _counted(self, name: str) -> tuple[str, int] | None:
        """Whose the object is, and how large."""
        described = self._described(name)
        return (owner_of(described.key), described.size) if described else None

    def _described(self, name: str) -> StoredObject | None:
        try:
            return read_description(self._place(name))
        except FileNotFoundError:
            return None
        except Damaged:
            log.warning("damaged object", file=f"{name[:2]}/{name[2:]}")
            return None

    def _path(self, key: str) -> Path:
        return self._place(file_name(key))

    def _place(self, name: str) -> Path:
        return self._objects / name[:2] / name[2:]

    def _require_folder(self) -> None:
        """Without it nothing is known: that a file is not there does not mean that it never was."""
        os.stat(self._objects)  # noqa: PTH116 -- Path.exists() would swallow the error

    def _clear_abandoned(self) -> None:
        for path in self._incoming.iterdir():
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < time.time() - ABANDONED_AFTER:
                    path.unlink()


def _size(path: Path) -> int | None:
    """None where there is no such object."""
    try:
        return read_description(path).size
    except Damaged:
        return max(0, path.stat().st_size - HEADER)
    except FileNotFoundError:
        return None


class _FileUpload:
    def __init__(self, key: str, content_type: str, incoming: Path, target: Path, usage: FileUsage) -> None:
        self._key = key
        self._content_type = content_type
        self._target = target
        self._usage = usage
        self._temporary = incoming / os.urandom(16).hex()
        self._size = 0
        with disk_errors():
            # Not buffered: what a full disk refused would be written again when the file is closed.
            self._file = self._temporary.open("xb", buffering=0)
            self._file.seek(HEADER)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Where the folder fails, the error under way tells so; what stays is cleared at a later start.
        with suppress(OSError):
            self._file.close()
            self._temporary.unlink(missing_ok=True)

    def write(self, chunk: bytes) -> None:
        with disk_errors():
            write_all(self._file, chunk)
        self._size += len(chunk)

    def commit(self, sha256: str, *, most_bytes: int = 0) -> Stored:
        info = StoredObject(
            key=self._key,
            size=self._size,
            content_type=self._content_type,
            sha256=sha256,
            stored_at=now_ms(),
        )
        counted = self._usage.changing(info.key, info.size, most_bytes=most_bytes)
        with disk_errors():
            return place(self._file, self._temporary, self._target, info, counted)
