"""The keys under which a photo's thumbnails and preview are stored."""

import hashlib

from functions.shared.auth import ObjectKey
from functions.thumbnail.framing import Framing

LONGEST_NAME = 120


def thumbnail_key(original: ObjectKey, sha256: str, framing: Framing) -> str:
    name = f"{_stem(original, sha256)}.{framing.width}x{framing.height}"
    return f"thumbnail:{original.owner}:{name}" + (f".{_digest(framing)}" if framing.boosts else "")


def preview_key(original: ObjectKey, sha256: str) -> str:
    return f"preview:{original.owner}:{_stem(original, sha256)}"


def _stem(original: ObjectKey, sha256: str) -> str:
    """With the content's digest: another photo that gets the same key later meets no old thumbnail."""
    name = original.name
    if len(name) > LONGEST_NAME:
        name = hashlib.sha256(name.encode()).hexdigest()[:40]
    return f"{name}.{sha256[:12]}"


def _digest(framing: Framing) -> str:
    """Of what is to be kept in frame, in whatever order it was named."""
    return hashlib.sha256(repr(sorted(map(repr, framing.boosts))).encode()).hexdigest()[:12]
