"""What an album is found by: the words of its names, its place, and in the trash whose photos are in it."""

from collections.abc import Sequence
from typing import Final

from functions.shared.models.wire import Document
from functions.shared.stores.search import Entry, IndexSpec
from functions.shared.stores.terms.photo_terms import MOST_WORDS
from functions.shared.stores.terms.trash import hides, trash_of, trashed_in_hour
from functions.shared.stores.terms.words import words

REVIEWS: Final = "reviews"
"""Of an album whose owner asks for a review of what others add."""
SEPARATOR: Final = "\x1f"
"""No name holds it."""


def album_entry(album: Document) -> Entry | None:
    owner, name = album.get("userName"), album.get("albumName")
    if album.get("deleting") or not isinstance(owner, str) or not owner or not isinstance(name, str):
        return None
    trashed_at = album.get("trashedAt")
    if isinstance(trashed_at, int):
        hidden = {hides(user, str(album["_id"])) for user in album.get("hiddenFrom") or ()}
        shared = frozenset({trashed_in_hour(trashed_at), *hidden})
        return Entry(trash_of(owner), frozenset(), shared, trashed_at)
    path = tuple(each for each in album.get("path") or () if isinstance(each, str))
    found = [word for each in (*path, name) for word in words(each)[:MOST_WORDS]]
    above = {below(path[:depth]) for depth in range(1, len(path) + 1)}
    terms = frozenset({*(f"word:{word}" for word in found), at((*path, name)), *above})
    shared = frozenset({REVIEWS} if album.get("review") is True else ())
    return Entry(owner, terms, shared, int(album.get("createdAt") or 0))


def at(names: Sequence[str]) -> str:
    """Of the album that has this place in the tree."""
    return "at:" + SEPARATOR.join(names)


def below(names: Sequence[str]) -> str:
    """Of all that is below this place."""
    return "below:" + SEPARATOR.join(names)


ALBUM_SEARCH: Final = IndexSpec(version=2, entry=album_entry)
