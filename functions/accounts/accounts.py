"""Accounts: signing up, knowing a person by the password, changing it, ending."""

from collections.abc import Callable

from functions.accounts.guesses import Guesses, Visitor
from functions.accounts.records import Account, AccountRecords
from functions.accounts.sessions import next_epoch
from functions.shared.access.passwords import Passwords
from functions.shared.errors import (
    Conflict,
    Forbidden,
    NotFound,
    NotSignedIn,
    TooManyRequests,
)
from functions.shared.log import log
from functions.shared.models.wire import new_id
from functions.shared.stores.records import EndedAccounts

WRONG = "The name or the password is wrong."


class Accounts:
    def __init__(
        self,
        records: AccountRecords,
        ended: EndedAccounts,
        passwords: Passwords,
        guesses: Guesses,
        clock: Callable[[], int],
    ) -> None:
        self._records = records
        self._ended = ended
        self._passwords = passwords
        self._guesses = guesses
        self._clock = clock

    def sign_up(self, user_name: str, password: str, visitor: Visitor) -> Account:
        """Conflict if the name is taken, or its data of an ended account is not deleted yet."""
        self._guesses.count_sign_up(visitor, self._clock())
        account = Account(
            user_name=user_name,
            uid=new_id(),
            password_hash=self._passwords.hash(password),
            created_at=self._clock(),
        )
        if self._ended.has(user_name) or not self._records.add(account):
            raise Conflict(f"The name {user_name} is taken.")
        if self._ended.has(user_name):
            # It ended between the look and the making: the new one would lose its data with the old one's.
            self._records.remove(user_name)
            raise Conflict(f"The name {user_name} is taken.")
        log.audit("sign-up", who=user_name)
        return account

    def sign_in(self, user_name: str, password: str, visitor: Visitor) -> Account:
        """NotSignedIn, in the same words and time, for a wrong name and a wrong password."""
        account = self._living(user_name)
        visitor = visitor.of_account(account.uid if account else None)
        # A name that is not one may be a password in the wrong field: it is not logged.
        who = account.user_name if account else None
        try:
            self._guesses.count(user_name, visitor, self._clock())
        except TooManyRequests:
            log.audit("sign-in", "throttled", who=who)
            raise
        if not self._passwords.matches(password, account.password_hash if account else None) or not account:
            log.audit("sign-in", "failed", who=who)
            raise NotSignedIn(WRONG)
        self._guesses.forget(user_name, visitor)
        self._guesses.sweep(self._clock())
        log.audit("sign-in", who=who)
        return self._rehashed(account, password)

    def of(self, user_name: str) -> Account:
        """NotFound where an operator made a token for a name that never signed up."""
        account = self._living(user_name)
        if account is None:
            raise NotFound(f"There is no account of the name {user_name}.")
        return account

    def confirm(self, account: Account, password: str, visitor: Visitor, what: str) -> None:
        """Forbidden if this is not the password; counted as signing in is."""
        visitor = visitor.of_account(account.uid)
        try:
            self._guesses.count(account.user_name, visitor, self._clock())
        except TooManyRequests:
            log.audit(what, "throttled", who=account.user_name)
            raise
        if not self._passwords.matches(password, account.password_hash):
            log.audit(what, "failed", who=account.user_name)
            raise Forbidden("The password is wrong.")
        self._guesses.forget(account.user_name, visitor)

    def change_password(self, account: Account, password: str) -> Account:
        """Ends all sessions with it, at once; for an account whose password was confirmed."""
        renewed = self._passwords.hash(password)

        def change(stored: Account) -> Account:
            if stored.password_hash != account.password_hash:
                raise Conflict("The password was changed at the same time. Sign in again.")
            return next_epoch(stored.model_copy(update={"password_hash": renewed}))

        changed = self._records.change(account, change)
        if changed is None:
            raise NotSignedIn("The account has ended.")
        log.audit("change password", who=account.user_name)
        return changed

    def _living(self, user_name: str) -> Account | None:
        account, has_ended = self._records.get(user_name), self._ended.has(user_name)
        return None if account is None or account.is_ending or has_ended else account

    def _rehashed(self, account: Account, password: str) -> Account:
        if not self._passwords.is_outdated(account.password_hash):
            return account
        renewed = self._passwords.hash(password)

        def rehash(stored: Account) -> Account:
            is_same = stored.password_hash == account.password_hash
            return stored.model_copy(update={"password_hash": renewed}) if is_same else stored

        self._records.change(account, rehash)
        return account
