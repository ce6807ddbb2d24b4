"""Which identity of a provider is linked with which account: by issuer and subject, and by nothing else."""

from collections.abc import Callable

from pydantic import Field

from functions.accounts.proofs.methods import ProviderSession
from functions.accounts.records import Account
from functions.shared.errors import Conflict, NotFound
from functions.shared.log import log
from functions.shared.models.wire import Wire, new_id
from functions.shared.stores.ports import CollectionSpec, MetadataStore, Query
from functions.shared.stores.records.typed import Records

IDENTITIES = CollectionSpec(
    "identities", unique=(("issuer", "subject"),), indexes=(("userName", "createdAt", "_id"),)
)
IDENTITIES_PER_USER = 10


class Identity(Wire):
    id: str = Field(alias="_id")
    user_name: str
    uid: str
    issuer: str
    subject: str
    label: str
    """By which its person knows it, as the provider said when it was linked; nothing hangs on it."""
    created_at: int
    last_used_at: int | None = None
    rev: int = 0


class Identities:
    def __init__(self, store: MetadataStore, clock: Callable[[], int]) -> None:
        self._identities = Records(Identity, store.collection(IDENTITIES))
        self._clock = clock

    def of(self, account: Account) -> list[Identity]:
        """Newest first."""
        query = Query(equal={"userName": account.user_name, "uid": account.uid})
        return self._identities.find(query, IDENTITIES_PER_USER + 1)

    def known(self, at: ProviderSession) -> Identity | None:
        query = Query(equal={"issuer": at.issuer, "subject": at.subject})
        return next(iter(self._identities.find(query, 1)), None)

    def link(self, account: Account, at: ProviderSession, label: str) -> Identity:
        """Raises Conflict if it is linked already, be it with somebody else."""
        identity = Identity(
            id=new_id(),
            user_name=account.user_name,
            uid=account.uid,
            issuer=at.issuer,
            subject=at.subject,
            label=label,
            created_at=self._clock(),
        )
        if len(self.of(account)) >= IDENTITIES_PER_USER:
            raise Conflict(f"{IDENTITIES_PER_USER} identities are linked already.")
        if not self._identities.add(identity):
            raise Conflict("This identity is linked with an account already. Unlink it there first.")
        log.audit("link identity", who=account.user_name, id=identity.id)
        return identity

    def note_use(self, identity: Identity) -> None:
        # Whether another replica was first does not matter.
        self._identities.replace(identity.model_copy(update={"last_used_at": self._clock()}))

    def unlink(self, account: Account, id: str) -> None:
        """Raises NotFound unless it is linked with this account."""
        found = self._identities.get(id)
        if found is None or (found.user_name, found.uid) != (account.user_name, account.uid):
            raise NotFound("There is no such identity, or it is not yours.")
        self._identities.remove(id)
        log.audit("unlink identity", who=account.user_name, id=id)

    def clear(self, user_name: str) -> None:
        """Drop all that the name ever had."""
        while found := self._identities.find(Query(equal={"userName": user_name}), IDENTITIES_PER_USER):
            for identity in found:
                self._identities.remove(identity.id)
