"""How what lies in the trash is found: in a scope of its own, so that no search of its owner's meets it."""

from typing import Final

from functions.shared.stores.search import Span

HOUR_MS: Final = 3_600_000
_TRASHED: Final = "trashed:"
_HIDES: Final = "hides:"


def trash_of(user_name: str) -> str:
    """The scope of what this person has in the trash, by itself; no user has such a name."""
    return f"{user_name}/trash"


def trashed_in_hour(trashed_at: int) -> str:
    return f"{_TRASHED}{trashed_at // HOUR_MS:09d}"


def trashed_before(time: int) -> Span:
    """What was put into the trash in hours that had passed by then."""
    return Span(_TRASHED, trashed_in_hour(time))


def hides(user_name: str, album_id: str = "") -> str:
    """Of an album in the trash in which there are photos of this person."""
    return f"{_HIDES}{user_name}:{album_id}"
