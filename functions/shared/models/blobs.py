"""What storage knows of objects."""

import hashlib
from dataclasses import dataclass
from typing import Final

from functions.shared.errors import Invalid
from functions.shared.models.wire import Id, Key, UserName, Wire, now_ms

LONGEST_DESCRIPTION: Final = 1024
"""Bytes that a description may have: files keep it in front of the object's own."""


class ObjectInfo(Wire):
    """What storage knows of a blob besides its bytes."""

    key: Key
    size: int
    content_type: str
    sha256: str


class StoredObject(ObjectInfo):
    stored_at: int = 0
    """0 where it is not known: some were stored before it was kept."""

    def described(self) -> bytes:
        """As stores keep it. Invalid if it is longer than any of them has room for."""
        description = self.model_dump_json().encode()
        if len(description) > LONGEST_DESCRIPTION:
            raise Invalid("contentType", "What is told of the object is too long to be kept with it.")
        return description


@dataclass(frozen=True)
class WholeObject:
    """All of an object that is to be stored."""

    key: str
    content_type: str
    data: bytes

    def described(self) -> StoredObject:
        return StoredObject(
            key=self.key,
            size=len(self.data),
            content_type=self.content_type,
            sha256=hashlib.sha256(self.data).hexdigest(),
            stored_at=now_ms(),
        )


class PartialObject(Wire):
    """An object that arrives in several requests; ``sha256`` is promised, or once it is finished, its own."""

    id: Id
    owner: UserName
    key: Key
    content_type: str
    length: int
    sha256: str | None = None
    metadata: str = ""
    """What the client told of it, in its own words."""
    expires_at: int
    finished: bool = False

    def as_stored(self, sha256: str, stored_at: int) -> StoredObject:
        return StoredObject(
            key=self.key,
            size=self.length,
            content_type=self.content_type,
            sha256=sha256,
            stored_at=stored_at,
        )
