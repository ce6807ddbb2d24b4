"""Photos in the trash: each by itself, or with its album."""

from collections.abc import Sequence
from typing import Final

from functions.shared.models.photo import Photo
from functions.shared.stores.ports import Cursor, MetadataStore, Query
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.photos import MOST_WITH_SAME_BYTES, PHOTOS, PhotoRecords
from functions.shared.stores.records.typed import Records
from functions.shared.stores.search import EVERYONE, Mark, Order, Wanted, beginning
from functions.shared.stores.terms.trash import trash_of, trashed_before

SIZE: Final = "size:"


class TrashRecords:
    """Those first that came there last."""

    def __init__(self, store: MetadataStore) -> None:
        self._photos = Records(Photo, store.collection(PHOTOS))
        self._index = store.search(PHOTOS)
        self._albums = AlbumRecords(store)
        self._records = PhotoRecords(store)

    def photos(self, user_name: str, limit: int, after: Mark | None = None) -> list[Photo]:
        """The user's, each by itself."""
        return self._found(self._of(user_name), limit, after)

    def of_album(self, album_id: str, limit: int, after: Cursor | None) -> list[Photo]:
        """Those that are there with this album, and with all others that they are in, newest first."""
        return self._records.hidden_page(album_id, limit, after)

    def photos_before(self, time: int, limit: int) -> list[Photo]:
        """Everyone's, each by itself."""
        return self._found(Wanted((EVERYONE,), trashed_before(time)), limit)

    def count(self, user_name: str) -> int:
        """Of the user's, each by itself."""
        return self._index.count(self._of(user_name))

    def bytes(self, user_name: str, album_ids: Sequence[str]) -> int:
        """Of originals, there by themselves or with one of these albums."""
        sizes = self._index.counts(Wanted((trash_of(user_name),)), beginning(SIZE))
        alone = sum(int(term.removeprefix(SIZE)) * count for term, count in sizes.items())
        return alone + (self._records.hidden_bytes(album_ids) if album_ids else 0)

    def with_bytes(self, user_name: str, sha256: str) -> Photo | None:
        """One of the user's with these bytes, be it there by itself or with its album."""
        query = Query(equal={"userName": user_name, "sha256": sha256, "deleting": False})
        same = self._photos.find(query, MOST_WITH_SAME_BYTES)
        return next((photo for photo in same if self._is_in(photo)), None)

    def _is_in(self, photo: Photo) -> bool:
        kept = self._records.kept(photo.id)
        return kept is not None and kept.trashed_at is not None

    def _of(self, user_name: str) -> Wanted:
        scopes = (trash_of(user_name),)
        return Wanted(scopes, self._records.outside(scopes, self._albums.deleting_ids()))

    def _found(self, wanted: Wanted, limit: int, after: Mark | None = None) -> list[Photo]:
        found = self._index.page(wanted, Order.CREATED, limit=limit, after=after)
        return [Photo.from_document(document) for document in found]
