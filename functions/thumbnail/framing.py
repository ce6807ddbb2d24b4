"""How a thumbnail is wanted."""

from dataclasses import dataclass

from functions.thumbnail.crop import Boost


@dataclass(frozen=True)
class Framing:
    """``boosts``: what the crop is to keep in frame, besides what it finds itself."""

    width: int = 200
    height: int = 200
    boosts: tuple[Boost, ...] = ()
