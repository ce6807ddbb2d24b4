"""The keys under which what is made of a photo is stored."""

import hashlib

from functions.shared.auth import ObjectKey

LONGEST_NAME = 120


def thumbnail_key(original: ObjectKey, sha256: str, width: int, height: int) -> str:
    return f"thumbnail:{original.owner}:{_stem(original, sha256)}.{width}x{height}"


def preview_key(original: ObjectKey, sha256: str) -> str:
    return f"preview:{original.owner}:{_stem(original, sha256)}"


def medium_key(original: ObjectKey, sha256: str) -> str:
    return f"{preview_key(original, sha256)}.480x480"


def _stem(original: ObjectKey, sha256: str) -> str:
    """With the content's digest: another photo that gets the same key later meets no old thumbnail."""
    name = original.name
    if len(name) > LONGEST_NAME:
        name = hashlib.sha256(name.encode()).hexdigest()[:40]
    return f"{name}.{sha256[:12]}"
