"""What is written of the counts of objects in files, each in a file that one write replaces."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from functions.shared.log import log
from functions.shared.stores.usage import AFTER_ALL, BEFORE_ALL

LENGTH: Final = 512
"""Bytes of each of these files, so that one write replaces all of it."""


class Position(BaseModel):
    """``generation`` tells one count from the next; None before the first. ``before``: the complete one."""

    generation: str | None = None
    upto: str = BEFORE_ALL
    before: str | None = None

    @property
    def is_over(self) -> bool:
        return self.upto == AFTER_ALL


class Pending(BaseModel):
    """An object that is coming or going; its bytes are in no count."""

    name: str
    size: int


class Kept(BaseModel):
    """What one owner has. ``counted_before``: bytes and objects, as the count before had them at its end."""

    generation: str | None = None
    bytes: int = 0
    objects: int = 0
    upto: str = BEFORE_ALL
    pending: Pending | None = None
    counted_before: tuple[int, int] | None = None

    def plus(self, size: int, more: int = 1) -> "Kept":
        """So many more objects of this size, and none pending."""
        update = {"bytes": self.bytes + more * size, "objects": self.objects + more, "pending": None}
        return self.model_copy(update=update)


Found = TypeVar("Found", Position, Kept)


@contextmanager
def locked(path: Path, how: int) -> Iterator[int]:
    """Its descriptor; ``how`` is one of fcntl's."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, how)
        yield file
    finally:
        os.close(file)


def read(file: int, kind: type[Found]) -> Found:
    text = os.pread(file, LENGTH, 0).strip()
    try:
        return kind.model_validate_json(text) if text else kind()
    except ValidationError:
        log.warning("count lost", kind=kind.__name__)
        return kind()


def write(file: int, value: BaseModel) -> None:
    os.pwrite(file, value.model_dump_json().encode().ljust(LENGTH), 0)
