"""Shares as typed values over the collection that keeps them."""

from typing import Final

from functions.shared.models.share import Share
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query, Taken

SHARES: Final = CollectionSpec(
    "shares",
    indexes=(("albumId", "createdAt", "_id"), ("userName", "createdAt", "_id"), ("owner", "createdAt")),
)
REMOVED_AT_ONCE: Final = 50


class ShareRecords:
    def __init__(self, store: MetadataStore) -> None:
        self._shares = store.collection(SHARES)

    def add(self, share: Share) -> bool:
        """False if there is one of this id."""
        try:
            self._shares.insert(share.to_document())
        except Taken:
            return False
        return True

    def get(self, share_id: str) -> Share | None:
        found = self._shares.get(share_id)
        return Share.from_document(found) if found else None

    def of_album(self, album_id: str, limit: int, after: Cursor | None) -> list[Share]:
        return self._find({"albumId": album_id}, limit, after)

    def count_of_album(self, album_id: str) -> int:
        return self._shares.count_by("albumId", Query(equal={"albumId": album_id})).get(album_id, 0)

    def with_user(self, user_name: str, limit: int, after: Cursor | None) -> list[Share]:
        return self._find({"userName": user_name}, limit, after)

    def remove(self, share_id: str) -> None:
        self._shares.delete(share_id)

    def remove_of_album(self, album_id: str) -> None:
        self._remove_all({"albumId": album_id})

    def remove_of_account(self, user_name: str) -> None:
        """What it shared, and what was shared with it."""
        self._remove_all({"owner": user_name})
        self._remove_all({"userName": user_name})

    def _remove_all(self, equal: dict[str, str]) -> None:
        while shares := self._find(equal, REMOVED_AT_ONCE, None):
            for share in shares:
                self.remove(share.id)

    def _find(self, equal: dict[str, str], limit: int, after: Cursor | None) -> list[Share]:
        return [
            Share.from_document(d) for d in self._shares.find(Query(equal=equal), limit=limit, after=after)
        ]
