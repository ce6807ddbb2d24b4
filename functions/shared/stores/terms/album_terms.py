"""What an album is found by: the words of its name, and in the trash whose photos are in it."""

from typing import Final

from functions.shared.models.wire import Document
from functions.shared.stores.search import Entry, IndexSpec
from functions.shared.stores.terms.photo_terms import MOST_WORDS
from functions.shared.stores.terms.trash import hides, trash_of, trashed_in_hour
from functions.shared.stores.terms.words import words


def album_entry(album: Document) -> Entry | None:
    owner, name = album.get("userName"), album.get("albumName")
    if album.get("deleting") or not isinstance(owner, str) or not owner or not isinstance(name, str):
        return None
    trashed_at = album.get("trashedAt")
    if isinstance(trashed_at, int):
        hidden = {hides(user, str(album["_id"])) for user in album.get("hiddenFrom") or ()}
        shared = frozenset({trashed_in_hour(trashed_at), *hidden})
        return Entry(trash_of(owner), frozenset(), shared, trashed_at)
    terms = frozenset(f"word:{word}" for word in words(name)[:MOST_WORDS])
    return Entry(owner, terms, frozenset(), int(album.get("createdAt") or 0))


ALBUM_SEARCH: Final = IndexSpec(version=1, entry=album_entry)
