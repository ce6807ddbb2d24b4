"""Accounts: signing up, knowing a person by the password, changing it, ending."""

from collections.abc import Callable

from functions.accounts.codes.second_factors import SecondFactors
from functions.accounts.guesses import Guesses, GuessSource
from functions.accounts.proofs.methods import Method, Proof
from functions.accounts.records import Account, AccountRecords
from functions.accounts.sessions import next_epoch
from functions.accounts.sign_ups import SignUpDoor
from functions.shared.access.guessing import PasswordCheck, Tried
from functions.shared.access.passwords import Passwords
from functions.shared.deeds import DeedName
from functions.shared.errors import Conflict, Forbidden, NotFound, NotSignedIn
from functions.shared.log import log
from functions.shared.models.wire import new_id
from functions.shared.stores.records.ended_accounts import EndedAccounts

WRONG = "The name or the password is wrong."


class Accounts:
    def __init__(
        self,
        records: AccountRecords,
        ended: EndedAccounts,
        passwords: Passwords,
        guesses: Guesses,
        *,
        codes: SecondFactors,
        clock: Callable[[], int],
        door: SignUpDoor,
    ) -> None:
        self._door = door
        self._records = records
        self._ended = ended
        self._passwords = passwords
        self._check = PasswordCheck(passwords, clock)
        self._guesses = guesses
        self._codes = codes
        self._clock = clock

    def sign_up(
        self, user_name: str, password: str, source: GuessSource, invitation: str | None = None
    ) -> Account:
        """Raises Conflict if the name is taken, or its data of an ended account is not deleted yet.

        Raises Forbidden, and tells nothing of names, where the album lets nobody in, or not without another
        ``invitation``.
        """
        self._guesses.count_sign_up(source, self._clock())
        uid = new_id()
        used = self._door.admit(invitation, user_name, uid)
        return self._made(user_name, self._passwords.hash(password), uid, used)

    def sign_up_without_password(self, user_name: str) -> Account:
        """For whom the sign-in provider's rule lets in. Raises Conflict as ``sign_up`` does.

        Raises Forbidden where the album lets nobody in.
        """
        self._door.admit_by_provider()
        return self._made(user_name, None, new_id(), None)

    @property
    def lets_provider_sign_up(self) -> bool:
        return self._door.lets_provider

    def take_back(self, account: Account) -> None:
        """One that was just made, and that nobody has signed in to."""
        self._records.remove(account.user_name)

    def _made(self, user_name: str, password_hash: str | None, uid: str, used: str | None) -> Account:
        account = Account(
            user_name=user_name,
            uid=uid,
            password_hash=password_hash,
            created_at=self._clock(),
            invitation=used,
        )
        try:
            self._add(account)
        except Conflict:
            self._door.turn_away(used, uid)
            raise
        self._door.close_behind(used, uid)
        log.audit("sign-up", who=user_name, id=used)
        return account

    def _add(self, account: Account) -> None:
        user_name = account.user_name
        if self._ended.has(user_name) or not self._records.add(account):
            raise Conflict(f"The name {user_name} is taken.")
        if self._ended.has(user_name):
            # It ended between the look and the making: the new one would lose its data with the old one's.
            self._records.remove(user_name)
            raise Conflict(f"The name {user_name} is taken.")

    def sign_in(
        self, user_name: str, password: str, source: GuessSource, code: str | None = None
    ) -> tuple[Account, Proof]:
        """Raises NotSignedIn, in the same words and time, for a wrong name and a wrong password.

        CodeNeeded where both are right, and the account asks for a code besides.
        """
        account = self._living(user_name)
        guess = self._guesses.at(user_name, source.of_account(account.uid if account else None))
        # A name that is not one may be a password in the wrong field: it is not logged.
        tried = Tried("sign-in", account.user_name if account else None)
        password_hash = account.password_hash if account else None
        if not self._check.is_right(guess, tried, password, password_hash) or account is None:
            raise NotSignedIn(WRONG)
        self._guesses.sweep(self._clock())
        methods = (Method.PASSWORD, *self._codes.require(account, code, source, "sign-in"))
        log.audit("sign-in", who=account.user_name)
        return self._rehashed(account, password), Proof(methods)

    def of(self, user_name: str) -> Account:
        """Raises NotFound where an operator made a token for a name that never signed up."""
        account = self._living(user_name)
        if account is None:
            raise NotFound(f"There is no account of the name {user_name}.")
        return account

    def is_operator(self, user_name: str) -> bool:
        account = self._living(user_name)
        return account is not None and account.operator

    def confirm(self, account: Account, password: str, source: GuessSource, what: DeedName) -> None:
        """Raises Forbidden if this is not the password; counted as signing in is."""
        guess = self._guesses.at(account.user_name, source.of_account(account.uid))
        tried = Tried(what, account.user_name)
        if not self._check.is_right(guess, tried, password, account.password_hash):
            raise Forbidden("The password is wrong.")

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
        if account.password_hash is None or not self._passwords.is_outdated(account.password_hash):
            return account
        renewed = self._passwords.hash(password)

        def rehash(stored: Account) -> Account:
            is_same = stored.password_hash == account.password_hash
            return stored.model_copy(update={"password_hash": renewed}) if is_same else stored

        self._records.change(account, rehash)
        return account
