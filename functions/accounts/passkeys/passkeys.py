"""An account's passkeys: made, used to sign in, named, removed."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from webauthn import base64url_to_bytes
from webauthn.helpers import bytes_to_base64url

from functions.accounts.passkeys import ceremonies
from functions.accounts.passkeys.ceremonies import Credential, Options, Site
from functions.accounts.passkeys.records import PASSKEYS_PER_USER, Passkey, PasskeyRecords
from functions.accounts.proofs.tickets import Purpose, Ticket, Tickets
from functions.accounts.records import Account
from functions.shared.errors import Conflict, NotFound, NotSignedIn
from functions.shared.log import log
from functions.shared.models.wire import new_id

CHALLENGE_BYTES: Final = 32
UNKNOWN: Final = "Nobody here has this passkey. It may have been removed: sign in otherwise."
COUNTED_TWICE: Final = "This passkey was used elsewhere with the same count: there may be a copy of it."


@dataclass(frozen=True)
class Challenge:
    """``options`` are for the browser, ``ticket`` comes back with its answer."""

    ticket: str
    options: Options


@dataclass(frozen=True)
class Assertion:
    """A passkey that has answered rightly; nothing is stored of that before ``Passkeys.accept``."""

    passkey: Passkey
    ticket: Ticket
    sign_count: int
    verified: bool


class Passkeys:
    def __init__(self, records: PasskeyRecords, tickets: Tickets, clock: Callable[[], int]) -> None:
        self._records = records
        self._tickets = tickets
        self._clock = clock

    def of(self, account: Account) -> list[Passkey]:
        """Newest first."""
        return self._records.all_of(account)

    def begin(self, account: Account, site: Site) -> Challenge:
        """Raises Conflict if the account has all that it may have."""
        known = self.of(account)
        if len(known) >= PASSKEYS_PER_USER:
            raise Conflict(f"You have {PASSKEYS_PER_USER} passkeys already. Remove one that is not used.")
        challenge = secrets.token_bytes(CHALLENGE_BYTES)
        ticket = self._tickets.make(
            Purpose.PASSKEY_REGISTRATION,
            challenge=bytes_to_base64url(challenge),
            user=account.user_name,
            uid=account.uid,
        )
        return Challenge(ticket, ceremonies.registration_options(account, site, challenge, known))

    def finish(self, account: Account, site: Site, ticket_text: str, name: str, given: Credential) -> Passkey:
        ticket = self._tickets.read(Purpose.PASSKEY_REGISTRATION, ticket_text)
        if (ticket["user"], ticket["uid"]) != (account.user_name, account.uid):
            raise Conflict("This was begun by somebody else. Begin again.")
        made = ceremonies.verify_registration(given, site, base64url_to_bytes(ticket["challenge"]))
        self._tickets.spend(ticket)
        passkey = Passkey(
            id=new_id(),
            user_name=account.user_name,
            uid=account.uid,
            credential_id=made.credential_id,
            public_key=made.public_key,
            rp_id=site.host,
            sign_count=made.sign_count,
            verifies=made.verifies,
            is_synced=made.is_synced,
            name=name,
            created_at=self._clock(),
        )
        if not self._records.add(passkey):
            raise Conflict("This passkey is registered already.")
        log.audit("add passkey", who=account.user_name, id=passkey.id)
        return passkey

    def challenge(self, site: Site) -> Challenge:
        """To sign in; whose passkey answers is seen then."""
        challenge = secrets.token_bytes(CHALLENGE_BYTES)
        ticket = self._tickets.make(Purpose.PASSKEY_SIGN_IN, challenge=bytes_to_base64url(challenge))
        return Challenge(ticket, ceremonies.sign_in_options(site, challenge))

    def check(self, site: Site, ticket_text: str, given: Credential) -> Assertion:
        """Raises NotSignedIn if the answer is wrong, Conflict if the ticket is."""
        ticket = self._tickets.read(Purpose.PASSKEY_SIGN_IN, ticket_text)
        passkey = self._records.by_credential(str(given.get("id", "")))
        if passkey is None:
            raise NotSignedIn(UNKNOWN)
        challenge = base64url_to_bytes(ticket["challenge"])
        shown = ceremonies.verify_sign_in(given, passkey, site, challenge)
        return Assertion(passkey, ticket, shown.sign_count, shown.verified)

    def is_of(self, assertion: Assertion, account: Account, given: Credential) -> bool:
        """Whether the account still is the one for which the passkey was made."""
        if (assertion.passkey.user_name, assertion.passkey.uid) != (account.user_name, account.uid):
            return False
        response = given.get("response")
        handle = response.get("userHandle") if isinstance(response, dict) else None
        expected = bytes_to_base64url(ceremonies.user_handle(account))
        return handle is None or hmac.compare_digest(str(handle).rstrip("=").encode(), expected.encode())

    def accept(self, assertion: Assertion) -> None:
        """Raises Conflict if the challenge was answered before, NotSignedIn if the passkey is copied."""
        self._tickets.spend(assertion.ticket)
        now, count = self._clock(), assertion.sign_count

        def use(stored: Passkey) -> Passkey | None:
            stands_still = max(count, stored.sign_count) > 0 and count <= stored.sign_count
            used = {"sign_count": count, "last_used_at": now}
            return None if stands_still else stored.model_copy(update=used)

        if self._records.change(assertion.passkey.id, use) is None:
            raise NotSignedIn(COUNTED_TWICE)

    def rename(self, account: Account, id: str, name: str) -> Passkey:
        """Raises NotFound unless it is a passkey of this account."""
        passkey = self._own(account, id)
        renamed = self._records.change(passkey.id, lambda stored: stored.model_copy(update={"name": name}))
        if renamed is None:
            raise NotFound("There is no such passkey, or it is not yours.")
        return renamed

    def remove(self, account: Account, id: str) -> None:
        """Raises NotFound unless it is a passkey of this account."""
        self._records.remove(self._own(account, id).id)
        log.audit("remove passkey", who=account.user_name, id=id)

    def clear(self, user_name: str) -> None:
        self._records.clear(user_name)

    def _own(self, account: Account, id: str) -> Passkey:
        passkey = self._records.one_of(account, id)
        if passkey is None:
            raise NotFound("There is no such passkey, or it is not yours.")
        return passkey
