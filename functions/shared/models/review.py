"""Whether a photo waits for an album's owner before others see it, and why."""

from enum import StrEnum

from pydantic import Field

from functions.shared.models.wire import Id, Wire


class Judgement(Wire):
    """``score``: how likely a picture is not fit to be shown to everybody; ``held`` if that is too much."""

    score: float = Field(ge=0, le=1)
    held: bool


class HeldFor(StrEnum):
    JUDGEMENT = "judgement"
    """It has not been looked at yet, and will be."""
    SCORE = "score"
    """It was looked at, and others are not to see it unless the album's owner says so."""
    UNJUDGED = "unjudged"
    """Nothing could look at it."""


class Held(Wire):
    """A photo in an album whose owner asks for a review: but for its own and the album's owner, nobody sees
    it there."""

    album_id: Id
    reason: HeldFor
