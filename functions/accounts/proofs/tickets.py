"""Signed notes that a browser brings back within minutes, each good for one use.

They carry what is needed between two requests, a challenge or a nonce, so that any replica can go on. Only
that one was used is stored.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from pydantic import Field

from functions.shared.access.tokens import TokenSigner
from functions.shared.errors import Conflict, NotSignedIn
from functions.shared.models.wire import Wire, new_id
from functions.shared.stores.ports import CollectionSpec, MetadataStore, Query
from functions.shared.stores.records.typed import Records

SPENT: Final = CollectionSpec("spentTickets", indexes=(("forgetAt",),))
LASTS_MS: Final = 10 * 60_000
SWEPT_AT_ONCE: Final = 20
BEGIN_AGAIN: Final = "This was begun elsewhere, took too long, or was used already. Begin again."


class Purpose(StrEnum):
    PASSKEY_REGISTRATION = "passkey registration"
    PASSKEY_SIGN_IN = "passkey sign-in"
    CODES = "codes"
    OPENID = "openid"


@dataclass(frozen=True)
class Ticket:
    id: str
    told: Mapping[str, Any]
    expires_at: int

    def __getitem__(self, name: str) -> str:
        return str(self.told.get(name, ""))


class SpentTicket(Wire):
    id: str = Field(alias="_id")
    forget_at: int
    rev: int = 0


class Tickets:
    def __init__(self, signer: TokenSigner, store: MetadataStore, clock: Callable[[], int]) -> None:
        self._signer = signer
        self._spent = Records(SpentTicket, store.collection(SPENT))
        self._clock = clock

    def make(self, purpose: Purpose, **told: str) -> str:
        claims = {"jti": new_id(), "told": told}
        return self._signer.for_ticket(purpose, claims, self._clock() + LASTS_MS)

    def read(self, purpose: Purpose, text: str) -> Ticket:
        """Raises Conflict unless it is one of ours for this purpose, and not too old."""
        try:
            claims = self._signer.ticket(purpose, text)
        except NotSignedIn:
            raise Conflict(BEGIN_AGAIN) from None
        ticket = Ticket(claims["jti"], claims["told"], int(claims["exp"]) * 1000)
        if ticket.expires_at <= self._clock():
            raise Conflict(BEGIN_AGAIN)
        return ticket

    def spend(self, ticket: Ticket) -> None:
        """Raises Conflict if it was used before; of two at once only one is first."""
        self.spend_once(ticket.id, ticket.expires_at)

    def spend_once(self, id: str, expires_at: int) -> None:
        """The same for others' notes, which have ids too."""
        self._sweep()
        if not self._spent.add(SpentTicket(id=id, forget_at=expires_at)):
            raise Conflict(BEGIN_AGAIN)

    def _sweep(self) -> None:
        old = Query(at_most={"forgetAt": self._clock()})
        for spent in self._spent.smallest(old, "forgetAt", SWEPT_AT_ONCE):
            self._spent.remove(spent.id)
