"""Accounts that have ended."""

from typing import Final

from functions.shared.models.album import EndedAccount
from functions.shared.stores.ports import CollectionSpec, MetadataStore, Query
from functions.shared.stores.records.typed import Records

ENDED_ACCOUNTS: Final = CollectionSpec("endedAccounts", indexes=(("createdAt", "_id"),))


class EndedAccounts:
    """Users whose albums, photos and objects are still to be deleted; until then the name stays taken."""

    def __init__(self, store: MetadataStore) -> None:
        self._ended = Records(EndedAccount, store.collection(ENDED_ACCOUNTS))

    def add(self, ended: EndedAccount) -> None:
        """May be repeated."""
        self._ended.add(ended)

    def has(self, user_name: str) -> bool:
        return self._ended.get(user_name) is not None

    def some(self, limit: int) -> list[EndedAccount]:
        return self._ended.find(Query(), limit)

    def remove(self, user_name: str) -> None:
        self._ended.remove(user_name)
