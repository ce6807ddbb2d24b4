"""Albums."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from functions.shared.models.album import Album
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query, Taken
from functions.shared.stores.records.typed import Records
from functions.shared.stores.search import EVERYONE, Mark, Order, Term, Wanted, all_of, beginning
from functions.shared.stores.terms.album_terms import ALBUM_SEARCH, REVIEWS, at, below
from functions.shared.stores.terms.trash import hides, trash_of, trashed_before

ALBUMS: Final = CollectionSpec(
    "albums",
    indexes=(("userName", "createdAt", "_id"), ("deleting",), ("keepsPhotos",)),
    search=ALBUM_SEARCH,
)
NO_TIME: Final = 2**53
"""Later than any."""


class AlbumRecords:
    def __init__(self, store: MetadataStore) -> None:
        self._albums = Records(Album, store.collection(ALBUMS))
        self.index = store.search(ALBUMS)

    def add(self, album: Album) -> None:
        if not self._albums.add(album):
            raise Taken(album.id)

    def own(self, user_name: str, album_id: str) -> Album | None:
        """The album, unless it is someone else's, in the trash or being deleted."""
        album = self.kept(user_name, album_id)
        return album if album and album.is_there else None

    def kept(self, user_name: str, album_id: str) -> Album | None:
        """Also from the trash."""
        album = self.get(album_id)
        return album if album and album.user_name == user_name and not album.deleting else None

    def get(self, album_id: str) -> Album | None:
        return self._albums.get(album_id)

    def page(self, user_name: str, limit: int, after: Cursor | None) -> list[Album]:
        query = Query(equal={"userName": user_name, "deleting": False}, absent=["trashedAt"])
        return self._albums.find(query, limit, after)

    def trashed(self, user_name: str, limit: int, after: Mark | None) -> list[Album]:
        """The user's in the trash, those first that came there last."""
        return self._found(Wanted((trash_of(user_name),)), limit, after)

    def trashed_before(self, time: int, limit: int) -> list[Album]:
        """Everyone's, those first that came there last."""
        return self._found(Wanted((EVERYONE,), trashed_before(time)), limit)

    def hidden_from(self, user_name: str) -> list[str]:
        """The ids of the albums in the trash, whosever, in which this user has photos."""
        if not self.index.is_whole():
            # More than that while the index is being built; each is in the trash in any case.
            return list(self._albums.count_by("_id", Query(at_most={"trashedAt": NO_TIME})))
        kind = hides(user_name)
        found = self.index.counts(Wanted((EVERYONE,)), beginning(kind))
        return [term.removeprefix(kind) for term in found]

    def named(self, user_name: str, beginnings: Sequence[str], limit: int) -> list[Album]:
        """The user's, newest first, in whose names there is for each of these a word that begins so.

        The beginnings are folded words.
        """
        where = all_of(*(beginning(f"word:{begin}") for begin in beginnings))
        return self._found(Wanted((user_name,), where), limit)

    def at(self, user_name: str, names: Sequence[str], limit: int) -> list[Album]:
        """The user's that have this place in the tree, newest first; mostly there is one, or none."""
        return self._found(Wanted((user_name,), Term(at(names))), limit)

    def below(self, album: Album, limit: int) -> list[Album]:
        """Its owner's that are below it, newest first."""
        return self._found(Wanted((album.user_name,), Term(below(album.names))), limit)

    def all_of_user(self, user_name: str, limit: int) -> list[Album]:
        """Also those in the trash, and those that are being deleted."""
        return self._albums.find(Query(equal={"userName": user_name}), limit)

    def count_of_user(self, user_name: str) -> int:
        """With those in the trash."""
        query = Query(equal={"userName": user_name, "deleting": False})
        return self._albums.count_by("userName", query).get(user_name, 0)

    def open_among(self, album_ids: Collection[str]) -> set[str]:
        """Those of these that are neither in the trash nor being deleted."""
        found = self._albums.find(Query(among={"_id": list(album_ids)}), len(album_ids)) if album_ids else []
        return {album.id for album in found if album.is_there}

    def reviewing(self, limit: int, after: Mark | None = None) -> list[Album]:
        """Everyone's that ask for a review and are not in the trash, newest first."""
        return self._found(Wanted((EVERYONE,), Term(REVIEWS)), limit, after)

    def reviewing_among(self, album_ids: Collection[str]) -> list[Album]:
        """Those of these that ask for a review; where no album does, for one look at the index."""
        if not album_ids or (self.index.is_whole() and not self.index.kept(EVERYONE, [REVIEWS])):
            return []
        found = self._albums.find(Query(among={"_id": list(album_ids)}), len(album_ids))
        return [album for album in found if album.review]

    def deleting_ids(self) -> list[str]:
        """Everyone's, for anybody may have added photos to them; without those that keep their photos."""
        return list(self._albums.count_by("_id", Query(equal={"deleting": True}, absent=["keepsPhotos"])))

    def closed_without_photos(self) -> set[str]:
        """The ids of everyone's that are in the trash, or being deleted, but keep their photos."""
        return set(self._albums.count_by("_id", Query(equal={"keepsPhotos": True})))

    def deleting_users(self) -> list[str]:
        """Those who have albums that are being deleted."""
        return list(self._albums.count_by("userName", Query(equal={"deleting": True})))

    def deleting_of(self, user_name: str, limit: int) -> list[Album]:
        return self._albums.find(Query(equal={"deleting": True, "userName": user_name}), limit)

    def change(self, album_id: str, transition: Callable[[Album], Album | None]) -> Album | None:
        """As ``Records.change``."""
        return self._albums.change(album_id, transition)

    def remove(self, album_id: str) -> None:
        self._albums.remove(album_id)

    def _found(self, wanted: Wanted, limit: int, after: Mark | None = None) -> list[Album]:
        found = self.index.page(wanted, Order.CREATED, limit=limit, after=after)
        return [Album.from_document(document) for document in found]
