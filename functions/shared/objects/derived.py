"""The keys under which what is made of a photo is stored: they follow from its key and content alone."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from functions.shared.models.keys import ORIGINALS, ObjectKey
from functions.shared.models.photo import ROTATIONS

LONGEST_NAME: Final = 120
HASHED_NAME: Final = re.compile(r"[0-9a-f]{40}")
"""What stands in the keys for a name that is longer."""
DRAWING_VERSION: Final = 3
"""To be counted up with whatever changes what is made: stored objects never change, so it gets new keys."""
SIDE: Final = 200
"""Pixels, of a thumbnail whose size nobody has asked for."""
FORM: Final = re.compile(
    r"""
    (?P<stem>
        (?P<name>.+)                            # of the original
        \.[0-9a-f]{12}                          # the beginning of its content's SHA-256
        (?:\.v\d+)?                             # the drawing's version, from the second on
        (?:\.r(?:90|180|270))?                  # how far a person has turned it
    )
    (?:\.(?P<kind>
        medium
        | \d{1,4}x\d{1,4}(?:-[0-9a-f]{12})?     # a thumbnail's size, and which framing if not the usual one
        | place\d{1,2}
    ))?
    """,
    re.VERBOSE,
)
PLACES: Final = 16
"""How many thumbnails of one original there may be besides the usual one: more sizes than pages offer."""


@dataclass(frozen=True)
class DerivedKey:
    """What a key tells of that which is stored under it, here made of ``incoming:ann:cat.jpg``.

    thumbnail:ann:cat.jpg.0f3a2b4c6d8e.200x200   kind 200x200: the thumbnail of the usual size
    thumbnail:ann:cat.jpg.0f3a2b4c6d8e.place3    kind place3: tells of a thumbnail of another size
    preview:ann:cat.jpg.0f3a2b4c6d8e             no kind: the preview
    preview:ann:cat.jpg.0f3a2b4c6d8e.medium      kind medium: the small preview

    The ``stem`` of all four is ``cat.jpg.0f3a2b4c6d8e``.
    """

    original: ObjectKey
    """Not the one that there is if ``is_hashed``."""
    stem: str
    kind: str | None

    @classmethod
    def parse(cls, key: ObjectKey) -> "DerivedKey | None":
        """None for a key that nothing made of a photo has."""
        match = FORM.fullmatch(key.name)
        if match is None:
            return None
        return cls(ObjectKey(ORIGINALS, key.owner, match["name"]), match["stem"], match["kind"])

    @property
    def is_hashed(self) -> bool:
        """Whether the original's name was too long to be part of this key, as far as one can see."""
        return HASHED_NAME.fullmatch(self.original.name) is not None

    @property
    def preview(self) -> str:
        """The key of the preview that was made along with this."""
        return f"preview:{self.original.owner}:{self.stem}"

    def is_of(self, original: ObjectKey, sha256: str) -> bool:
        """Whether this is a preview or a thumbnail, however large and turned, of those bytes of that key."""
        stems = (_stem(original, sha256, rotation) for rotation in ROTATIONS)
        return self.original.owner == original.owner and self.stem in stems


def thumbnail_key(
    original: ObjectKey, sha256: str, rotation: int = 0, *, width: int = SIDE, height: int = SIDE
) -> str:
    """``rotation``: how far a person has turned it, in degrees; so in all of these."""
    return f"thumbnail:{original.owner}:{_stem(original, sha256, rotation)}.{width}x{height}"


def preview_key(original: ObjectKey, sha256: str, rotation: int = 0) -> str:
    return f"preview:{original.owner}:{_stem(original, sha256, rotation)}"


def medium_key(original: ObjectKey, sha256: str, rotation: int = 0) -> str:
    return f"{preview_key(original, sha256, rotation)}.medium"


def place_keys(original: ObjectKey, sha256: str) -> Iterator[str]:
    """Each tells of one thumbnail of another size than the usual one, so that there are only so many."""
    stem = _stem(original, sha256)
    return (f"thumbnail:{original.owner}:{stem}.place{number}" for number in range(PLACES))


def derived_keys(original: ObjectKey, sha256: str, rotation: int = 0) -> tuple[str, ...]:
    """All that a photo's way makes now."""
    makers: tuple[Callable[[ObjectKey, str, int], str], ...] = (thumbnail_key, medium_key, preview_key)
    return tuple(make(original, sha256, rotation) for make in makers)


def _stem(original: ObjectKey, sha256: str, rotation: int = 0) -> str:
    """With the content's digest: another photo that gets the same key later meets no old thumbnail."""
    name = original.name
    if len(name) > LONGEST_NAME:
        name = hashlib.sha256(name.encode()).hexdigest()[:40]
    version = f".v{DRAWING_VERSION}" if DRAWING_VERSION > 1 else ""
    return f"{name}.{sha256[:12]}{version}" + (f".r{rotation}" if rotation else "")
