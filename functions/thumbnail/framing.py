"""How a thumbnail is wanted, and the key that tells such ones apart."""

import hashlib
from dataclasses import dataclass, replace

from functions.shared.models.keys import ObjectKey
from functions.shared.models.photo import Rotation
from functions.shared.objects.derived import thumbnail_key
from functions.thumbnail.crop import Boost


@dataclass(frozen=True)
class Framing:
    """``boosts``: what the crop is to keep in frame, besides what it finds itself.

    ``rotation``: how far the upright picture is to be turned clockwise, in degrees.
    """

    width: int = 200
    height: int = 200
    boosts: tuple[Boost, ...] = ()
    rotation: Rotation = 0

    @property
    def is_usual(self) -> bool:
        """However it is turned."""
        return replace(self, rotation=0) == Framing()


def framed_key(original: ObjectKey, sha256: str, framing: Framing) -> str:
    plain = thumbnail_key(original, sha256, framing.rotation, width=framing.width, height=framing.height)
    return f"{plain}-{_digest(framing.boosts)}" if framing.boosts else plain


def _digest(boosts: tuple[Boost, ...]) -> str:
    """Of what is to be kept in frame, in whatever order it was named."""
    return hashlib.sha256(repr(sorted(map(repr, boosts))).encode()).hexdigest()[:12]
