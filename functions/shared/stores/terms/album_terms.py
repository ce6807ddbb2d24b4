"""What an album is found by: the words of its name."""

from typing import Final

from functions.shared.models.wire import Document
from functions.shared.stores.search import Entry, IndexSpec
from functions.shared.stores.terms.photo_terms import MOST_WORDS
from functions.shared.stores.terms.words import words


def album_entry(album: Document) -> Entry | None:
    owner, name = album.get("userName"), album.get("albumName")
    if album.get("deleting") or not isinstance(owner, str) or not owner or not isinstance(name, str):
        return None
    terms = frozenset(f"word:{word}" for word in words(name)[:MOST_WORDS])
    return Entry(owner, terms, frozenset(), int(album.get("createdAt") or 0))


ALBUM_SEARCH: Final = IndexSpec(version=1, entry=album_entry)
