"""Accounts and the provider's identities: signing in and up, linking, confirming, and the ends it tells."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, Final

from functions.accounts.accounts import Accounts
from functions.accounts.openid.flow import Aim, Begun, Flow, Identified, Reply
from functions.accounts.openid.identities import Identities, Identity
from functions.accounts.openid.rules import label_of, names_for, require_sign_up
from functions.accounts.openid.tokens import LOGOUT_LASTS_SECONDS, SKEW_SECONDS
from functions.accounts.proofs.methods import Method, Proof, ProviderSession
from functions.accounts.proofs.tickets import Tickets
from functions.accounts.records import Account
from functions.accounts.sessions import Sessions
from functions.shared.errors import Conflict, Forbidden, NotFound, NotSignedIn
from functions.shared.log import log

ENDED: Final = "The account that is linked with this identity has ended."
ANOTHER: Final = "This identity is not linked with your account."
NOT_AGAIN: Final = "The provider did not ask who you are again, so this confirms nothing."


class OpenIdSignIn:
    def __init__(
        self,
        flow: Flow,
        accounts: Accounts,
        identities: Identities,
        sessions: Sessions,
        *,
        tickets: Tickets,
        clock: Callable[[], int],
    ) -> None:
        self._flow = flow
        self._accounts = accounts
        self._identities = identities
        self._sessions = sessions
        self._tickets = tickets
        self._clock = clock

    @property
    def provider_name(self) -> str | None:
        return self._flow.name

    @property
    def signs_up(self) -> bool:
        """Whether accounts are made for who comes from the provider; never where nobody may sign up."""
        if self._flow.name is None or not self._accounts.lets_provider_sign_up:
            return False
        return self._flow.provider.settings.sign_up.is_open

    def require_provider(self) -> None:
        """Raises NotFound where the operator has named none."""
        _ = self._flow.provider

    def begin(self, aim: Aim, redirect: str, account: Account | None = None) -> Begun:
        return self._flow.begin(aim, redirect, _key_of(account) if account else "")

    def sign_in(self, ticket: str, reply: Reply) -> tuple[Account, Proof]:
        """Makes the account if nobody has the identity, and the operator's rule allows it."""
        found = self._flow.finish(Aim.SIGN_IN, ticket, reply)
        identity = self._identities.known(found.at)
        if identity is None:
            account = self._signed_up(found)
        else:
            account = self._account_of(identity)
            self._identities.note_use(identity)
        log.audit("sign-in", who=account.user_name)
        return account, _proof(found.at)

    def link(self, account: Account, ticket: str, reply: Reply) -> Identity:
        found = self._flow.finish(Aim.LINK, ticket, reply, _key_of(account))
        return self._identities.link(account, found.at, label_of(found.exchanged.all_claims()))

    def confirm(self, account: Account, ticket: str, reply: Reply) -> None:
        """Raises Forbidden unless this account's identity has shown itself anew."""
        found = self._flow.finish(Aim.CONFIRM, ticket, reply, _key_of(account))
        identity = self._identities.known(found.at)
        if identity is None or (identity.user_name, identity.uid) != (account.user_name, account.uid):
            raise Forbidden(ANOTHER)
        if not self._is_fresh(found.exchanged.claims):
            raise Forbidden(NOT_AGAIN)

    def end_sessions(self, logout_token: str) -> None:
        """The provider tells that somebody's session there has ended: so do those that it opened here."""
        claims = self._flow.provider.tokens.logout_token(logout_token)
        issuer, subject, sid = claims["iss"], claims.get("sub"), claims.get("sid")
        lasts = (int(claims["iat"]) + LOGOUT_LASTS_SECONDS + 2 * SKEW_SECONDS) * 1000
        self._tickets.spend_once(_id_of(issuer, claims["jti"]), lasts)
        for session in self._sessions.of_provider(issuer, subject, sid):
            self._sessions.close(session.id)
            log.audit("sign-out by the provider", who=session.user_name, id=session.id)

    def _signed_up(self, found: Identified) -> Account:
        rule = self._flow.provider.settings.sign_up
        claims = found.exchanged.all_claims() if rule.is_open else found.exchanged.claims
        require_sign_up(rule, claims)
        account = self._new_account(claims)
        try:
            self._identities.link(account, found.at, label_of(claims))
        except Conflict:
            self._accounts.take_back(account)
            raise
        return account

    def _new_account(self, claims: Mapping[str, Any]) -> Account:
        *wanted, last = names_for(claims)
        for name in wanted:
            try:
                return self._accounts.sign_up_without_password(name)
            except Conflict:
                continue
        return self._accounts.sign_up_without_password(last)

    def _account_of(self, identity: Identity) -> Account:
        try:
            account = self._accounts.of(identity.user_name)
        except NotFound:
            raise NotSignedIn(ENDED) from None
        if account.uid != identity.uid:
            raise NotSignedIn(ENDED)
        return account

    def _is_fresh(self, claims: Mapping[str, Any]) -> bool:
        shown_at = claims.get("auth_time")
        now = self._clock() / 1000
        return isinstance(shown_at, int | float) and shown_at > now - 5 * SKEW_SECONDS


def _id_of(issuer: str, jti: str) -> str:
    return sha256(f"logout {issuer} {jti}".encode(errors="surrogatepass")).hexdigest()


def _key_of(account: Account) -> str:
    return f"{account.user_name} {account.uid}"


def _proof(at: ProviderSession) -> Proof:
    return Proof((Method.OPENID,), at)
