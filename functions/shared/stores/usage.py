"""What each user has in a blob store, counted as it comes and goes."""

from dataclasses import dataclass
from typing import Final, Protocol

from functions.shared.errors import Unavailable

COUNTING_SECONDS: Final = 2.0
"""How long one call counts what was there before anything was counted; the next one goes on."""
BEFORE_ALL: Final = ""
AFTER_ALL: Final = "~"
"""Places in a count that no object has: the characters of keys and of hashes lie between them."""


class NoRoom(Exception):
    """Its owner would have more than is allowed."""

    def __init__(self, kept: int, size: int) -> None:
        """Bytes that the owner has, unfinished uploads at full length, and those of what was to come."""
        super().__init__(kept, size)
        self.kept = kept
        self.size = size


@dataclass(frozen=True)
class Usage:
    """Bytes and number of stored objects, and the bytes of unfinished uploads, those to come included."""

    bytes: int
    objects: int
    unfinished: int = 0

    @property
    def kept(self) -> int:
        return self.bytes + self.unfinished


@dataclass(frozen=True)
class Recount:
    """``miscounted``: whose count was wrong, and is right now; known once there is no ``more`` to count."""

    more: bool
    miscounted: tuple[str, ...] = ()


class UsageCounts(Protocol):
    """Nobody's objects are counted before somebody asks; from then on the count goes with every change."""

    def of(self, owner: str) -> Usage:
        """Raises Unavailable while what was stored earlier is still being counted; each call does a part."""

    def recount(self, *, anew: bool) -> Recount:
        """Count again what was counted, for some seconds; a count that is under way goes on unless ``anew``.

        Meanwhile nobody's usage is known.
        """


def owner_of(key: str) -> str:
    return key.split(":", 2)[1]


def require_room(usage: Usage, size: int, most_bytes: int) -> None:
    """Raises NoRoom if so many more bytes would be too many; 0 is no limit."""
    if most_bytes and usage.kept + size > most_bytes:
        raise NoRoom(usage.kept, size)


def still_counting() -> Unavailable:
    return Unavailable("usage", "What you have stored is being counted. Try again in a moment.", 1)
