"""The keys under which what is made of a photo is stored: they follow from its key and content alone."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from functions.shared.models.keys import ObjectKey

LONGEST_NAME: Final = 120
HASHED_NAME: Final = re.compile(r"[0-9a-f]{40}")
"""What stands in the keys for a name that is longer."""
DRAWING_VERSION: Final = 1
"""To be counted up with whatever changes what is made: stored objects never change, so it gets new keys."""
SIDE: Final = 200
"""Pixels, of a thumbnail whose size nobody has asked for."""
STEM: Final = re.compile(
    r"(?P<stem>(?P<name>.+)\.[0-9a-f]{12}(?:\.v\d+)?)"
    r"(?:\.medium|\.\d{1,4}x\d{1,4}(?:-[0-9a-f]{12})?|\.place\d{1,2})?"
)
PLACES: Final = 16
"""How many thumbnails of one original there may be besides the usual one: more sizes than pages offer."""


def thumbnail_key(original: ObjectKey, sha256: str, width: int = SIDE, height: int = SIDE) -> str:
    return f"thumbnail:{original.owner}:{_stem(original, sha256)}.{width}x{height}"


def preview_key(original: ObjectKey, sha256: str) -> str:
    return f"preview:{original.owner}:{_stem(original, sha256)}"


def medium_key(original: ObjectKey, sha256: str) -> str:
    return f"{preview_key(original, sha256)}.medium"


def place_keys(original: ObjectKey, sha256: str) -> Iterator[str]:
    """Each tells of one thumbnail of another size than the usual one, so that there are only so many."""
    stem = _stem(original, sha256)
    return (f"thumbnail:{original.owner}:{stem}.place{number}" for number in range(PLACES))


def derived_keys(original: ObjectKey, sha256: str) -> tuple[str, ...]:
    """All that a photo's way makes now."""
    return tuple(make(original, sha256) for make in (thumbnail_key, medium_key, preview_key))


def is_derived_from(derived: ObjectKey, original: ObjectKey, sha256: str) -> bool:
    """Whether this is a preview or a thumbnail, of whatever size, of these bytes under that key."""
    match = STEM.fullmatch(derived.name)
    return derived.owner == original.owner and match is not None and match["stem"] == _stem(original, sha256)


def original_key(derived: ObjectKey) -> str | None:
    """The key that the original has unless its name was too long to be part of others."""
    match = STEM.fullmatch(derived.name)
    return f"incoming:{derived.owner}:{match['name']}" if match else None


def sibling_preview_key(derived: ObjectKey) -> str | None:
    """The key of the preview that was made along with this object."""
    match = STEM.fullmatch(derived.name)
    return f"preview:{derived.owner}:{match['stem']}" if match else None


def _stem(original: ObjectKey, sha256: str) -> str:
    """With the content's digest: another photo that gets the same key later meets no old thumbnail."""
    name = original.name
    if len(name) > LONGEST_NAME:
        name = hashlib.sha256(name.encode()).hexdigest()[:40]
    return f"{name}.{sha256[:12]}" + (f".v{DRAWING_VERSION}" if DRAWING_VERSION > 1 else "")
