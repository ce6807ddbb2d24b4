"""What the metadata store keeps of passkeys: public keys alone."""

from collections.abc import Callable

from pydantic import Field

from functions.accounts.records import Account
from functions.shared.models.wire import Wire
from functions.shared.stores.ports import CollectionSpec, MetadataStore, Query
from functions.shared.stores.records.typed import Records

PASSKEYS = CollectionSpec(
    "passkeys", unique=(("credentialId",),), indexes=(("userName", "createdAt", "_id"),)
)
PASSKEYS_PER_USER = 25


class Passkey(Wire):
    """``credential_id`` and ``public_key`` in base64url; ``rp_id`` is the host for which it was made."""

    id: str = Field(alias="_id")
    user_name: str
    uid: str
    credential_id: str
    public_key: str
    rp_id: str
    sign_count: int
    """The authenticator's own count of its uses, 0 for those that keep none."""
    verifies: bool
    """Whether it checked, when it was made, that it is its person's hand: by a PIN, a finger, a face."""
    is_synced: bool
    """Whether its maker copies it between the person's devices."""
    name: str
    created_at: int
    last_used_at: int | None = None
    rev: int = 0


class PasskeyRecords:
    def __init__(self, store: MetadataStore) -> None:
        self._passkeys = Records(Passkey, store.collection(PASSKEYS))

    def add(self, passkey: Passkey) -> bool:
        """False if the credential is registered already, here or with another account."""
        return self._passkeys.add(passkey)

    def all_of(self, account: Account) -> list[Passkey]:
        query = Query(equal={"userName": account.user_name, "uid": account.uid})
        return self._passkeys.find(query, PASSKEYS_PER_USER + 1)

    def one_of(self, account: Account, id: str) -> Passkey | None:
        found = self._passkeys.get(id)
        is_own = found is not None and (found.user_name, found.uid) == (account.user_name, account.uid)
        return found if is_own else None

    def by_credential(self, credential_id: str) -> Passkey | None:
        return next(iter(self._passkeys.find(Query(equal={"credentialId": credential_id}), 1)), None)

    def change(self, id: str, transition: Callable[[Passkey], Passkey | None]) -> Passkey | None:
        return self._passkeys.change(id, transition)

    def remove(self, id: str) -> None:
        self._passkeys.remove(id)

    def clear(self, user_name: str) -> None:
        """Drop all that the name ever had."""
        query = Query(equal={"userName": user_name})
        while found := self._passkeys.find(query, PASSKEYS_PER_USER):
            for passkey in found:
                self._passkeys.remove(passkey.id)
