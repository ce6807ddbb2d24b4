"""Shares."""

from typing import Final

from functions.shared.models.share import Share
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.typed import Records

SHARES: Final = CollectionSpec(
    "shares",
    indexes=(("albumId", "createdAt", "_id"), ("userName", "createdAt", "_id"), ("owner", "createdAt")),
)
REMOVED_AT_ONCE: Final = 50


class ShareRecords:
    def __init__(self, store: MetadataStore) -> None:
        self._shares = Records(Share, store.collection(SHARES))

    def add(self, share: Share) -> bool:
        """False if there is one of this id."""
        return self._shares.add(share)

    def get(self, share_id: str) -> Share | None:
        return self._shares.get(share_id)

    def of_album(self, album_id: str, limit: int, after: Cursor | None) -> list[Share]:
        return self._find({"albumId": album_id}, limit, after)

    def count_of_album(self, album_id: str) -> int:
        return self._shares.count_by("albumId", Query(equal={"albumId": album_id})).get(album_id, 0)

    def with_user(self, user_name: str, limit: int, after: Cursor | None) -> list[Share]:
        return self._find({"userName": user_name}, limit, after)

    def remove(self, share_id: str) -> None:
        self._shares.remove(share_id)

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
        return self._shares.find(Query(equal=equal), limit, after)
