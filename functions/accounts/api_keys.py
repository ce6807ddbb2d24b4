"""API keys for scripts: ``sak_ID_SECRET``, shown once, kept as a hash."""

import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from functions.accounts.records import Account, AccountRecords, ApiKey
from functions.shared.access.callers import Scope
from functions.shared.access.standing import KEY_PREFIX
from functions.shared.errors import Conflict, NotFound
from functions.shared.models.wire import new_id
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.typed import Records

API_KEYS = CollectionSpec("apiKeys", indexes=(("userName", "createdAt", "_id"),))
KEYS_PER_USER = 50
SECRET_BYTES = 32
PATTERN = re.compile(rf"{KEY_PREFIX}([0-9a-f]{{24}})_([A-Za-z0-9_-]{{43}})")
USE_NOTED_MS = 3_600_000
"""How old ``lastUsedAt`` may grow: not every use is a write."""


@dataclass(frozen=True)
class NewApiKey:
    key: ApiKey
    secret: str
    """What its owner is shown, once."""


class ApiKeys:
    def __init__(self, store: MetadataStore, accounts: AccountRecords, clock: Callable[[], int]) -> None:
        self._keys = Records(ApiKey, store.collection(API_KEYS))
        self._accounts = accounts
        self._clock = clock

    def make(self, account: Account, name: str, scope: Literal[Scope.READ, Scope.WRITE]) -> NewApiKey:
        """Raises Conflict if the account has all that it may have; those that are being made count."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        key = ApiKey(
            id=new_id(),
            user_name=account.user_name,
            uid=account.uid,
            name=name,
            scope=scope,
            secret_hash=_hash(secret),
            created_at=self._clock(),
        )
        self._keys.add(key)
        if len(self.page(account, KEYS_PER_USER + 1, None)) > KEYS_PER_USER:
            self._keys.remove(key.id)
            raise Conflict(f"You have {KEYS_PER_USER} API keys already. Delete one that is not used.")
        return NewApiKey(key, f"{KEY_PREFIX}{key.id}_{secret}")

    def page(self, account: Account, limit: int, after: Cursor | None) -> list[ApiKey]:
        query = Query(equal={"userName": account.user_name, "uid": account.uid})
        return self._keys.find(query, limit, after)

    def known(self, text: str) -> ApiKey | None:
        """The key that this is, if it stands."""
        match = PATTERN.fullmatch(text)
        key = self._keys.get(match[1]) if match else None
        if match is None or key is None or not hmac.compare_digest(key.secret_hash, _hash(match[2])):
            return None
        account = self._accounts.get(key.user_name)
        if account is None or account.uid != key.uid or account.is_ending:
            return None
        self._note_use(key)
        return key

    def delete(self, account: Account, key_id: str) -> None:
        """Raises NotFound unless it is a key of this account."""
        key = self._keys.get(key_id)
        if key is None or (key.user_name, key.uid) != (account.user_name, account.uid):
            raise NotFound("There is no such API key, or it is not yours.")
        self._keys.remove(key_id)

    def clear(self, user_name: str) -> None:
        """Drop all keys that the name ever had."""
        while found := self._keys.find(Query(equal={"userName": user_name}), KEYS_PER_USER):
            for key in found:
                self._keys.remove(key.id)

    def _note_use(self, key: ApiKey) -> None:
        now = self._clock()
        if key.last_used_at is None or key.last_used_at + USE_NOTED_MS <= now:
            # Whether another replica was first does not matter.
            self._keys.replace(key.model_copy(update={"last_used_at": now}))


def _hash(secret: str) -> str:
    """Fast on purpose: nobody guesses 256 random bits, so a slow hash would slow down us alone."""
    return sha256(secret.encode()).hexdigest()
