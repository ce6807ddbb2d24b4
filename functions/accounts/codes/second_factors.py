"""An account's second factor: set up, asked for, used, taken away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.accounts.codes import recovery, time_codes
from functions.accounts.codes.records import SECOND_FACTORS, SecondFactor
from functions.accounts.guesses import Guesses, GuessSource
from functions.accounts.proofs.demands import CodeNeeded
from functions.accounts.proofs.methods import Method
from functions.accounts.proofs.tickets import Purpose, Tickets
from functions.accounts.records import Account
from functions.shared.deeds import DeedName
from functions.shared.errors import Conflict, Invalid, NotFound, NotSignedIn, TooManyRequests
from functions.shared.log import log
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.typed import Records

WRONG: Final = "The code is wrong, or was used already. Wait for the next one."


@dataclass(frozen=True)
class Setup:
    """``ticket`` comes back with a first code; until then nothing has changed."""

    ticket: str
    secret: str
    address: str


class SecondFactors:
    def __init__(
        self, store: MetadataStore, tickets: Tickets, guesses: Guesses, clock: Callable[[], int]
    ) -> None:
        self._factors = Records(SecondFactor, store.collection(SECOND_FACTORS))
        self._tickets = tickets
        self._guesses = guesses
        self._clock = clock

    def of(self, account: Account) -> SecondFactor | None:
        found = self._factors.get(account.user_name)
        return found if found is not None and found.uid == account.uid else None

    def begin(self, account: Account) -> Setup:
        secret = time_codes.new_secret()
        ticket = self._tickets.make(Purpose.CODES, user=account.user_name, uid=account.uid, secret=secret)
        return Setup(ticket, secret, time_codes.setup_address(secret, account.user_name))

    def finish(self, account: Account, ticket_text: str, code: str) -> list[str]:
        """The recovery codes, to be shown this once. Raises Conflict if it is set up already."""
        ticket = self._tickets.read(Purpose.CODES, ticket_text)
        if (ticket["user"], ticket["uid"]) != (account.user_name, account.uid):
            raise Conflict("This was begun by somebody else. Begin again.")
        step = time_codes.step_of(ticket["secret"], code, self._clock())
        if step is None:
            raise Invalid("code", "The code is wrong. Is the clock of the device with the app right?")
        self._tickets.spend(ticket)
        codes = recovery.new_codes()
        factor = SecondFactor(
            user_name=account.user_name,
            uid=account.uid,
            secret=ticket["secret"],
            last_step=step,
            recovery_hashes=_hashes(account, codes),
            created_at=self._clock(),
        )
        self._drop_if_former(account)
        if not self._factors.add(factor):
            raise Conflict("Codes are asked for already. Turn that off first.")
        log.audit("turn codes on", who=account.user_name)
        return codes

    def renew_recovery(self, account: Account) -> list[str]:
        """New ones, instead of all before."""
        codes = recovery.new_codes()
        hashes = _hashes(account, codes)

        def renew(stored: SecondFactor) -> SecondFactor | None:
            return stored.model_copy(update={"recovery_hashes": hashes}) if _is_of(stored, account) else None

        if self._factors.change(account.user_name, renew) is None:
            raise NotFound("This account asks for no codes.")
        log.audit("renew recovery codes", who=account.user_name)
        return codes

    def turn_off(self, account: Account) -> None:
        if self.of(account) is not None:
            self._factors.remove(account.user_name)
            log.audit("turn codes off", who=account.user_name)

    def clear(self, user_name: str) -> None:
        self._factors.remove(user_name)

    def require(
        self, account: Account, code: str | None, source: GuessSource, what: DeedName
    ) -> tuple[Method, ...]:
        """By which kind of code it was passed, none if the account asks for none.

        Raises CodeNeeded without a code, NotSignedIn if it is wrong; tries are counted as those of passwords.
        """
        factor = self.of(account)
        if factor is None:
            return ()
        if not code:
            raise CodeNeeded()
        guess = self._guesses.at_code(account.user_name, source.of_account(account.uid))
        try:
            guess.count(self._clock())
        except TooManyRequests:
            log.audit(what, "throttled", who=account.user_name)
            raise
        method = Method.CODE if time_codes.is_code(code) else Method.RECOVERY_CODE
        if self._factors.change(account.user_name, lambda stored: self._used(stored, factor, code)) is None:
            log.audit(what, "failed", who=account.user_name)
            raise NotSignedIn(WRONG)
        guess.forget()
        return (method,)

    def _used(self, stored: SecondFactor, read: SecondFactor, code: str) -> SecondFactor | None:
        """A transition: what is left once this code was used; None if it is good for nothing."""
        if (stored.uid, stored.secret) != (read.uid, read.secret):
            return None
        if time_codes.is_code(code):
            step = time_codes.step_of(stored.secret, code, self._clock())
            fresh = step is not None and step > stored.last_step
            return stored.model_copy(update={"last_step": step}) if fresh else None
        used = recovery.hash_of(stored.uid, code)
        if used not in stored.recovery_hashes:
            return None
        left = tuple(kept for kept in stored.recovery_hashes if kept != used)
        return stored.model_copy(update={"recovery_hashes": left})

    def _drop_if_former(self, account: Account) -> None:
        """What an ended account of this name has left."""
        stored = self._factors.get(account.user_name)
        if stored is not None and not _is_of(stored, account):
            self._factors.remove(account.user_name)


def _is_of(factor: SecondFactor, account: Account) -> bool:
    return factor.uid == account.uid


def _hashes(account: Account, codes: list[str]) -> tuple[str, ...]:
    return tuple(recovery.hash_of(account.uid, code) for code in codes)
