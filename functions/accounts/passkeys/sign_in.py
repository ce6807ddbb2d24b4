"""A passkey alone signs in where it checks whose hand it is in; else the account's code is needed besides."""

from dataclasses import dataclass
from typing import Final

from functions.accounts.accounts import Accounts
from functions.accounts.codes.second_factors import SecondFactors
from functions.accounts.guesses import GuessSource
from functions.accounts.passkeys.ceremonies import Credential, Site
from functions.accounts.passkeys.passkeys import UNKNOWN, Assertion, Passkeys
from functions.accounts.proofs.methods import Method, Proof
from functions.accounts.records import Account
from functions.shared.deeds import DeedName
from functions.shared.errors import Forbidden, NotFound, NotSignedIn
from functions.shared.log import log

UNVERIFIED: Final = (
    "This passkey did not check that it is you, by a PIN, a finger or a face, and this account asks for no "
    "code besides. Sign in otherwise."
)
ANOTHER: Final = "This passkey is of another account."


@dataclass(frozen=True)
class Answer:
    """``ticket`` is of the challenge that ``credential`` answers."""

    ticket: str
    credential: Credential
    code: str | None = None


class PasskeySignIn:
    def __init__(self, passkeys: Passkeys, accounts: Accounts, codes: SecondFactors) -> None:
        self._passkeys = passkeys
        self._accounts = accounts
        self._codes = codes

    def owner_of(self, site: Site, answer: Answer) -> tuple[Account, Assertion]:
        """Whose passkey has answered. Raises NotSignedIn where it is not known, or answers wrongly."""
        assertion = self._passkeys.check(site, answer.ticket, answer.credential)
        try:
            account = self._accounts.of(assertion.passkey.user_name)
        except NotFound:
            raise NotSignedIn(UNKNOWN) from None
        if not self._passkeys.is_of(assertion, account, answer.credential):
            raise NotSignedIn(UNKNOWN)
        return account, assertion

    def sign_in(
        self,
        account: Account,
        assertion: Assertion,
        answer: Answer,
        source: GuessSource,
        what: DeedName = "sign-in",
    ) -> Proof:
        """Raises CodeNeeded where a code is missing; the same answer may then come again with it."""
        methods: tuple[Method, ...] = (Method.PASSKEY,)
        if not assertion.verified:
            added = self._codes.require(account, answer.code, source, what)
            if not added:
                log.audit(what, "failed", who=account.user_name, id=assertion.passkey.id)
                raise NotSignedIn(UNVERIFIED)
            methods += added
        self._passkeys.accept(assertion)
        log.audit(what, who=account.user_name, id=assertion.passkey.id)
        return Proof(methods)

    def confirm(self, account: Account, site: Site, answer: Answer, source: GuessSource) -> None:
        """Raises Forbidden unless it is a passkey of this account."""
        owner, assertion = self.owner_of(site, answer)
        if (owner.user_name, owner.uid) != (account.user_name, account.uid):
            raise Forbidden(ANOTHER)
        self.sign_in(owner, assertion, answer, source, "confirm")
