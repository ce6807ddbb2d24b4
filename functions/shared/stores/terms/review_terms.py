"""What tells whether a photo may be seen where an album's owner asks for a review, and what is still owed."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

FINE: Final = "review:fine"
ASKED: Final = "review:asked"
_APPROVED: Final = "approved:"
_OWED: Final = "owed:"
OWED_STEPS: Final = ("labels", "review")
"""Which are skipped where there is nothing to do them with, and done once there is."""
MOST_ATTEMPTS: Final = 20
"""A step that was begun so often is owed no longer, however often what does it seems to be there."""


def review_terms(photo: Mapping[str, Any]) -> Iterator[str]:
    """None of a photo for whose review nobody has asked, and of which no step is owed."""
    steps = _mapping(photo.get("steps"))
    reviewed = photo.get("reviewed")
    if isinstance(reviewed, dict) and reviewed.get("held") is False:
        yield FINE
    approved = photo.get("approvedIn")
    if isinstance(approved, list | tuple):
        yield from (approved_in(album) for album in approved if isinstance(album, str) and album)
    review = steps.get("review")
    if isinstance(review, dict) and (review.get("state") != "skipped" or review.get("fault")):
        yield ASKED
    yield from (owed(name) for name in OWED_STEPS if _is_owed(_mapping(steps.get(name))))


def approved_in(album_id: str) -> str:
    """Of photos that this album's owner has let others see."""
    return _APPROVED + album_id


def owed(step: str) -> str:
    """Of photos whose step was skipped for want of what does it."""
    return _OWED + step


def _is_owed(step: Mapping[str, Any]) -> bool:
    attempts = step.get("attempts")
    few = not isinstance(attempts, int) or attempts < MOST_ATTEMPTS
    return step.get("state") == "skipped" and step.get("fault") == "away" and few


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
