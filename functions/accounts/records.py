"""What the metadata store keeps for ``accounts`` alone."""

from collections.abc import Callable
from typing import Literal

from pydantic import Field

from functions.shared.access.auth import Scope
from functions.shared.errors import Unavailable
from functions.shared.models.wire import Wire
from functions.shared.stores.ports import CollectionSpec, MetadataStore, Query, Taken

ACCOUNTS = CollectionSpec("accounts", indexes=(("endingSince",),))
MAX_CONFLICTS = 20


class Account(Wire):
    user_name: str = Field(alias="_id")
    uid: str = ""
    """Tells it from other accounts that had its name before."""
    password_hash: str
    created_at: int
    epoch: int = 0
    """Counted up to end all sessions of an earlier one at once."""
    ending_since: int | None = None
    """Nothing signs in any more; what is left of it is being removed, by whoever set this time (ms)."""
    rev: int = 0

    @property
    def is_ending(self) -> bool:
        return self.ending_since is not None


class Session(Wire):
    """A sign-in that stands until ``expires_at`` (ms), its account's next epoch, or until it is deleted."""

    id: str = Field(alias="_id")
    user_name: str
    uid: str = ""
    epoch: int = 0
    created_at: int
    expires_at: int
    rev: int = 0


class ApiKey(Wire):
    """A key for scripts, of which only the hash is kept."""

    id: str = Field(alias="_id")
    user_name: str
    uid: str
    name: str
    scope: Literal[Scope.READ, Scope.WRITE]
    secret_hash: str
    created_at: int
    last_used_at: int | None = None
    rev: int = 0


class AccountRecords:
    def __init__(self, store: MetadataStore) -> None:
        self._accounts = store.collection(ACCOUNTS)

    def add(self, account: Account) -> bool:
        """False if the name is taken."""
        try:
            self._accounts.insert(account.to_document())
        except Taken:
            return False
        return True

    def get(self, user_name: str) -> Account | None:
        found = self._accounts.get(user_name)
        return Account.from_document(found) if found else None

    def ending(self, before: int, limit: int) -> list[Account]:
        """Those whose removal was begun before that time, and perhaps never completed."""
        query = Query(at_most={"endingSince": before})
        found = self._accounts.due(query, "endingSince", limit=limit)
        return [Account.from_document(document) for document in found]

    def claim(self, account: Account) -> bool:
        """Store it as given, unless it was changed since it was read."""
        return self._accounts.replace(account.to_document())

    def change(self, account: Account, transition: Callable[[Account], Account]) -> Account | None:
        """Apply a pure transition to the account as it is stored; None if it has ended."""
        for _ in range(MAX_CONFLICTS):
            stored = self.get(account.user_name)
            if stored is None or stored.uid != account.uid or stored.is_ending:
                return None
            changed = transition(stored)
            if self._accounts.replace(changed.to_document()):
                return changed.model_copy(update={"rev": stored.rev + 1})
        raise Unavailable("metadata store", "The account is being changed by many at once.", 1)

    def remove(self, user_name: str) -> None:
        self._accounts.delete(user_name)
