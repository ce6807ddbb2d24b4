"""All ways into an account together: what there is, and that at least one stays."""

from dataclasses import dataclass
from typing import Final

from functions.accounts.codes.records import SecondFactor
from functions.accounts.codes.second_factors import SecondFactors
from functions.accounts.openid.identities import Identities, Identity
from functions.accounts.passkeys.passkeys import Passkeys
from functions.accounts.passkeys.records import Passkey
from functions.accounts.records import Account
from functions.shared.errors import Conflict

LAST: Final = "It is the only way into this account. Add another one first: a password or a passkey."


@dataclass(frozen=True)
class Held:
    has_password: bool
    passkeys: list[Passkey]
    identities: list[Identity]
    codes: SecondFactor | None

    def ways(self) -> int:
        """Those that are enough alone: a passkey that checks nobody is not."""
        alone = sum(passkey.verifies for passkey in self.passkeys)
        return self.has_password + alone + len(self.identities)


class AllCredentials:
    def __init__(self, passkeys: Passkeys, identities: Identities, codes: SecondFactors) -> None:
        self._passkeys = passkeys
        self._identities = identities
        self._codes = codes

    def of(self, account: Account) -> Held:
        return Held(
            has_password=account.password_hash is not None,
            passkeys=self._passkeys.of(account),
            identities=self._identities.of(account),
            codes=self._codes.of(account),
        )

    def remove_passkey(self, account: Account, id: str) -> None:
        """Raises Conflict if nothing else opens the account, NotFound if it is not its own."""
        held = self.of(account)
        going = [passkey for passkey in held.passkeys if passkey.id == id and passkey.verifies]
        _require_another(held, len(going))
        self._passkeys.remove(account, id)

    def unlink(self, account: Account, id: str) -> None:
        """As ``remove_passkey``."""
        held = self.of(account)
        _require_another(held, len([identity for identity in held.identities if identity.id == id]))
        self._identities.unlink(account, id)


def _require_another(held: Held, going: int) -> None:
    if going and held.ways() == going:
        raise Conflict(LAST)
