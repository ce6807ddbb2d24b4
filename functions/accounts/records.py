"""What the metadata store keeps for ``accounts`` alone."""

from collections.abc import Callable, Iterator
from typing import Literal

from pydantic import Field

from functions.accounts.proofs.methods import Method
from functions.shared.access.callers import Scope
from functions.shared.models.wire import Wire
from functions.shared.stores.ports import CollectionSpec, MetadataStore, Query
from functions.shared.stores.records.typed import Records

ACCOUNTS = CollectionSpec("accounts", indexes=(("endingSince",),))


class Account(Wire):
    user_name: str = Field(alias="_id")
    uid: str = ""
    """Tells it from other accounts that had its name before."""
    password_hash: str | None = None
    """None where the person has only other ways to sign in."""
    created_at: int
    epoch: int = 0
    """Counted up to end all sessions of an earlier one at once."""
    ending_since: int | None = None
    """Nothing signs in any more; what is left of it is being removed, by whoever set this time (ms)."""
    operator: bool = False
    """Sees to the album as a whole; it gives nothing of what is others'."""
    max_bytes: int | None = None
    """What may be kept by this one, 0 being no limit; None is what the album sets for all."""
    max_photos: int | None = None
    invitation: str | None = None
    """The id of the one by which it was made."""
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
    program: str | None = None
    """What signed in, such as a browser; None where it did not say, and for those of earlier builds."""
    system: str | None = None
    """What that runs on."""
    methods: tuple[Method, ...] = ()
    """How it was made; none is told of those of earlier builds."""
    confirmed_at: int | None = None
    """When its person has last shown who they are, if not only when it was made (ms)."""
    provider_issuer: str | None = None
    provider_subject: str | None = None
    provider_sid: str | None = None
    """At an OpenID provider: its session, with which this one ends."""
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
        self._accounts = Records(Account, store.collection(ACCOUNTS))

    def add(self, account: Account) -> bool:
        """False if the name is taken."""
        return self._accounts.add(account)

    def get(self, user_name: str) -> Account | None:
        return self._accounts.get(user_name)

    def all(self, after: str = "") -> Iterator[Account]:
        """By name, from the one after this on."""
        return self._accounts.all(after)

    def ending(self, before: int, limit: int) -> list[Account]:
        """Those whose removal was begun before that time, and perhaps never completed."""
        return self._accounts.smallest(Query(at_most={"endingSince": before}), "endingSince", limit)

    def claim(self, account: Account) -> bool:
        """Store it as given, unless it was changed since it was read."""
        return self._accounts.replace(account)

    def change(self, account: Account, transition: Callable[[Account], Account]) -> Account | None:
        """Apply a pure transition to the account as it is stored; None if it has ended."""

        def change(stored: Account) -> Account | None:
            stands = stored.uid == account.uid and not stored.is_ending
            return transition(stored) if stands else None

        return self._accounts.change(account.user_name, change)

    def remove(self, user_name: str) -> None:
        self._accounts.remove(user_name)
