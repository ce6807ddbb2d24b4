"""Objects that arrive in several requests, as files: what has come of one has an object's form already.

``OWNER/ID.json`` describes one, ``OWNER/ID.part`` has its bytes until they are all there.
"""

import fcntl
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from itertools import islice
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from functions.shared.durable import sync_folder
from functions.shared.errors import Unavailable
from functions.shared.models.blobs import PartialObject
from functions.shared.models.wire import now_ms
from functions.shared.stores.files.objects import HEADER, disk_errors, place, write_all
from functions.shared.stores.files.usage import FileUsage
from functions.shared.stores.ports import Progress

PIECE: Final = 1024 * 1024
MOST_CLEARED: Final = 20


class PartialFiles:
    def __init__(self, folder: Path, incoming: Path, target: Callable[[str], Path], usage: FileUsage) -> None:
        """``incoming`` takes temporary files, ``target`` tells a key's place."""
        self._folder = folder
        self._usage = usage
        self._incoming = incoming
        self._target = target
        with disk_errors():
            folder.mkdir(exist_ok=True)
            for owner in list(folder.iterdir()):
                _clear_expired(owner, now_ms(), None)

    def begin(self, partial: PartialObject, *, now: int, most_open: int, most_bytes: int = 0) -> bool:
        with disk_errors():
            owner = self._owner(partial.owner)
            _clear_expired(owner, now, MOST_CLEARED)
            # Someone else's by the way, who may never come again.
            _clear_expired(random.choice(list(self._folder.iterdir())), now, MOST_CLEARED)
            with self._usage.beginning(partial.owner, partial.length, most_bytes=most_bytes):
                if sum(1 for _ in owner.glob("*.part")) >= most_open:
                    return False
                self._make(partial)
            sync_folder(owner)
        return True

    def find(self, owner: str, id: str) -> Progress | None:
        with disk_errors():
            os.stat(self._folder)  # noqa: PTH116 -- raises where the whole folder is gone
            partial = _known(self._description(owner, id))
            if partial is None or partial.finished:
                return Progress(partial, partial.length) if partial else None
            try:
                with self._bytes(owner, id).open("rb", buffering=0) as file:
                    size = os.fstat(file.fileno()).st_size
                    os.fsync(file.fileno())
            except FileNotFoundError:
                # Finished or removed since.
                partial = _known(self._description(owner, id))
                return Progress(partial, partial.length) if partial and partial.finished else None
            return Progress(partial, size - HEADER)

    def append(self, partial: PartialObject, offset: int, chunk: bytes) -> bool:
        with disk_errors(), self._held(partial.owner, partial.id) as file:
            if file is None or os.fstat(file.fileno()).st_size != HEADER + offset:
                return False
            file.seek(HEADER + offset)
            write_all(file, chunk)
        return True

    def read(self, partial: PartialObject) -> Iterator[bytes]:
        with disk_errors():
            try:
                file = self._bytes(partial.owner, partial.id).open("rb", buffering=0)
            except FileNotFoundError:
                raise Unavailable("blob store", "The upload was finished or ended meanwhile.", 1) from None
        with file, disk_errors():
            file.seek(HEADER)
            while piece := file.read(PIECE):
                yield piece

    def finish(self, partial: PartialObject, sha256: str) -> bool:
        with disk_errors(), self._held(partial.owner, partial.id) as file:
            known = _known(self._description(partial.owner, partial.id))
            if known is None or known.finished or file is None:
                return known is not None and known.finished
            path = self._bytes(partial.owner, partial.id)
            stored = partial.as_stored(sha256, now_ms())
            counted = self._usage.changing(stored.key, stored.size)
            place(file, path, self._target(partial.key), stored, counted)
            self._describe(partial.model_copy(update={"finished": True, "sha256": sha256}))
            path.unlink()
        return True

    def remove(self, owner: str, id: str) -> None:
        with disk_errors(), self._held(owner, id):
            _drop(self._description(owner, id))

    def remove_all(self, owner: str) -> None:
        with disk_errors():
            ids = [description.stem for description in (self._folder / owner).glob("*.json")]
        for id in ids:
            self.remove(owner, id)

    def _owner(self, owner: str) -> Path:
        path = self._folder / owner
        if not path.is_dir():
            path.mkdir(exist_ok=True)
            sync_folder(self._folder)
        return path

    def _make(self, partial: PartialObject) -> None:
        try:
            self._describe(partial)
            with self._bytes(partial.owner, partial.id).open("xb", buffering=0) as file:
                file.truncate(HEADER)
                os.fsync(file.fileno())
        except OSError:
            _drop(self._description(partial.owner, partial.id))
            raise

    def _describe(self, partial: PartialObject) -> None:
        temporary = self._incoming / os.urandom(16).hex()
        try:
            with temporary.open("xb", buffering=0) as file:
                write_all(file, partial.model_dump_json().encode())
                os.fsync(file.fileno())
            temporary.replace(self._description(partial.owner, partial.id))
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(self._folder / partial.owner)

    @contextmanager
    def _held(self, owner: str, id: str) -> Iterator[FileIO | None]:
        """Its bytes, which nobody else holds meanwhile; None if it has none, for it is finished or gone."""
        try:
            file = self._bytes(owner, id).open("r+b", buffering=0)
        except FileNotFoundError:
            yield None
            return
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file

    def _description(self, owner: str, id: str) -> Path:
        return self._folder / owner / f"{id}.json"

    def _bytes(self, owner: str, id: str) -> Path:
        return self._folder / owner / f"{id}.part"


def _known(description: Path) -> PartialObject | None:
    try:
        return PartialObject.model_validate_json(description.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def announced(owner: Path) -> int:
    """The bytes that the unfinished uploads in this folder were begun with, be they there yet or not."""
    begun = (_known(path.with_suffix(".json")) for path in owner.glob("*.part"))
    return sum(partial.length for partial in begun if partial and partial.expires_at > now_ms())


def _clear_expired(owner: Path, now: int, most: int | None) -> None:
    """Oldest first: that is the order of the names."""
    for description in islice(sorted(owner.glob("*.json")), most):
        partial = _known(description)
        if partial is None or partial.expires_at <= now:
            _drop(description)


def _drop(description: Path) -> None:
    # In this order: bytes without a description would never be cleared.
    with suppress(FileNotFoundError):
        description.with_suffix(".part").unlink()
    with suppress(FileNotFoundError):
        description.unlink()
