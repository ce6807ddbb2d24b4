"""What became of one piece of work."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from transfer.calls.faults import Refused


class Fate(StrEnum):
    DONE = "done"
    UNREADABLE = "unreadable"
    """Taken in, but the album could not make a picture of it."""
    WORKING = "working"
    """Taken in, and the album is not yet done with it."""
    UNTAGGED = "untagged"
    """Taken in, and shown; what is in it could not be told yet."""
    BACK = "back"
    """It was in the trash, and is no more."""
    ALSO = "also"
    """It was there already, and is in one more album now."""
    THERE = "there"
    TWICE = "twice"
    YEAR = "year"
    """A copy in a folder that is no album, of what is in one."""
    FILM = "film"
    MOVING = "moving"
    """A film that belongs to a photo."""
    NO_PICTURE = "no picture"
    LEFT_OUT = "left out"
    FAILED = "failed"


@dataclass(frozen=True)
class Outcome:
    path: Path
    fate: Fate
    reason: str = ""
    photo_id: str = ""
    """Of what it became, where that is of interest yet."""


def failing_alone(path: Path, work: Callable[[], Outcome]) -> Outcome:
    """What becomes of one piece of work, whose failure is no other's."""
    try:
        return work()
    except Refused as error:
        return Outcome(path, Fate.FAILED, str(error))
    except OSError as error:
        return Outcome(path, Fate.FAILED, f"{error.strerror or error}.")
