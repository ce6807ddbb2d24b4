"""Objects that are stored together: kept in one file first, which makes them durable, all or none.

    together/ID       objects that are coming: their descriptions in the first line, then their bytes
    together/ID.out   each of them is in a file of its own, which may not be durable yet

So few writes wait for the disk, however many objects there are. Whoever opens the folder brings out what is
kept there. An object that is deleted must not come back that way: its file here goes before.
"""

import ctypes
import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from functions.shared.durable import sync_folder
from functions.shared.errors import AlbumError, Damaged
from functions.shared.log import log
from functions.shared.models.blobs import StoredObject, WholeObject
from functions.shared.stores.files.objects import HEADER, link, make_folder, read_description, write_all
from functions.shared.stores.files.usage import FileUsage

KEPT: Final = 64
"""Files that wait for all that is out of them to be durable."""
OUT: Final = ".out"
DESCRIPTIONS: Final = TypeAdapter(tuple[StoredObject, ...])


class TogetherFiles:
    def __init__(self, folder: Path, incoming: Path, target: Callable[[str], Path], usage: FileUsage) -> None:
        """``incoming`` takes temporary files, ``target`` tells a key's place."""
        self._folder = folder
        self._incoming = incoming
        self._target = target
        self._usage = usage
        self._settling = threading.Lock()
        folder.mkdir(exist_ok=True)

    def store(self, objects: Sequence[WholeObject]) -> None:
        free = [each for each in objects if not self._target(each.key).exists()]
        if not free:
            return
        described = [each.described() for each in free]
        kept = self._keep(described, [each.data for each in free])
        try:
            for info, each in zip(described, free, strict=True):
                self._bring_out(info, each.data)
        except (OSError, AlbumError):
            self._take_back(kept, described)
            raise
        with suppress(FileNotFoundError):
            # Somebody may have opened the folder meanwhile, or deleted one of them.
            kept.rename(kept.with_suffix(OUT))
        self._settle_many()

    def bring_out_all(self) -> None:
        """What was kept when a process ended; and what the disk may have lost of what was out, if it did.

        Where there is no room for it, it stays kept: who is to make room needs the store.
        """
        found = list(self._files())
        try:
            for path in found:
                for info, data in _contents(path):
                    self._bring_out(info, data, again=True)
            self._drop(found)
        except OSError as error:
            log.warning("stored objects not brought out", reason=error.strerror)

    def forget(self, key: str) -> None:
        """Before the object is deleted."""
        named = [path for path in self._files() if key in _keys_in(path)]
        for path in named:
            if path.suffix != OUT:
                for info, data in _contents(path):
                    self._bring_out(info, data)
        self._drop(named)

    def _keep(self, described: Sequence[StoredObject], contents: Sequence[bytes]) -> Path:
        """Durable from here on."""
        name = os.urandom(16).hex()
        temporary, kept = self._incoming / name, self._folder / name
        try:
            with temporary.open("xb", buffering=0) as file:
                write_all(file, DESCRIPTIONS.dump_json(tuple(described)) + b"\n")
                for data in contents:
                    write_all(file, data)
                os.fsync(file.fileno())
            temporary.rename(kept)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(self._folder)
        return kept

    def _bring_out(self, info: StoredObject, data: bytes, *, again: bool = False) -> None:
        """``again``: where the power failed, a file that was out may have lost what it had."""
        target = self._target(info.key)
        if again and _is_broken(target, info, data):
            with self._usage.changing(info.key, 0):
                target.unlink()
        if target.exists():
            return
        temporary = self._incoming / os.urandom(16).hex()
        try:
            with temporary.open("xb", buffering=0) as file:
                write_all(file, info.described().ljust(HEADER))
                write_all(file, data)
            make_folder(target.parent)
            with suppress(FileExistsError):
                link(temporary, target, self._usage.changing(info.key, info.size))
        finally:
            temporary.unlink(missing_ok=True)

    def _take_back(self, kept: Path, described: Sequence[StoredObject]) -> None:
        """None of them, then; those that are not ours were not brought out by us."""
        with suppress(OSError):
            kept.unlink(missing_ok=True)
            sync_folder(self._folder)
            for info in described:
                if _description(self._target(info.key)) == info:
                    with self._usage.changing(info.key, 0):
                        self._target(info.key).unlink(missing_ok=True)

    def _settle_many(self) -> None:
        """Now and then, and beside the work: nobody waits for it."""
        if sum(1 for _ in self._files()) >= KEPT and self._settling.acquire(blocking=False):
            threading.Thread(target=self._settle, name="settling", daemon=True).start()

    def _settle(self) -> None:
        try:
            self._drop([path for path in self._files() if path.suffix == OUT])
        except OSError as error:
            log.warning("stored objects not settled", reason=error.strerror)
        finally:
            self._settling.release()

    def _drop(self, files: Sequence[Path]) -> None:
        """Once all that is out of them is durable."""
        if not files:
            return
        _sync_file_system(self._folder)
        for path in files:
            path.unlink(missing_ok=True)
            path.with_suffix(OUT).unlink(missing_ok=True)
        sync_folder(self._folder)

    def _files(self) -> Iterator[Path]:
        return self._folder.iterdir()


def _contents(path: Path) -> Iterator[tuple[StoredObject, bytes]]:
    """Nothing of a file that is gone: what it had is durable. What is damaged is left out."""
    try:
        head, _, rest = path.read_bytes().partition(b"\n")
        described = DESCRIPTIONS.validate_json(head)
    except FileNotFoundError:
        return
    except ValidationError:
        log.warning("damaged objects", file=path.name)
        return
    for info in described:
        data, rest = rest[: info.size], rest[info.size :]
        if hashlib.sha256(data).hexdigest() == info.sha256:
            yield info, data
        else:
            log.warning("damaged object", file=path.name)


@lru_cache(maxsize=4 * KEPT)
def _read_keys(path: Path) -> frozenset[str]:
    with path.open("rb") as file:
        return frozenset(info.key for info in DESCRIPTIONS.validate_json(file.readline()))


def _keys_in(path: Path) -> frozenset[str]:
    try:
        return _read_keys(path)
    except (FileNotFoundError, ValidationError):
        return frozenset()


def _description(path: Path) -> StoredObject | None:
    try:
        return read_description(path)
    except (FileNotFoundError, Damaged):
        return None


def _is_broken(path: Path, info: StoredObject, data: bytes) -> bool:
    """Whether it was ours, or may have been, and is not whole."""
    if not path.exists():
        return False
    there = _description(path)
    return there is None or (there == info and path.read_bytes()[HEADER:] != data)


def _sync_file_system(folder: Path) -> None:
    """All that was written to it, by one wait."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
        if syncfs is None:
            os.sync()
        elif syncfs(descriptor):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))
    finally:
        os.close(descriptor)
