"""One way to the provider and back: begun here, and finished in the same browser, once."""

import hmac
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from functions.accounts.openid.provider import Exchanged, Provider
from functions.accounts.proofs.methods import ProviderSession
from functions.accounts.proofs.tickets import BEGIN_AGAIN, Purpose, Tickets
from functions.shared.errors import Conflict, NotFound, NotSignedIn

NO_PROVIDER: Final = "This album has no sign-in provider."
MIXED_UP: Final = "The answer is from another provider than the one that was asked."
ERROR_FORM: Final = re.compile(r"[a-z_]{1,60}")
CANCELLED: Final = "The provider did not sign you in: {error}."


class Aim(StrEnum):
    """For what the person is sent to the provider; ``state`` begins with it."""

    SIGN_IN = "sign-in"
    LINK = "link"
    CONFIRM = "confirm"


@dataclass(frozen=True)
class Begun:
    """``address`` is where the browser goes, ``ticket`` what it keeps meanwhile."""

    address: str
    ticket: str


@dataclass(frozen=True)
class Reply:
    """What the provider sent the browser back with."""

    state: str
    code: str | None = None
    iss: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class Identified:
    at: ProviderSession
    exchanged: Exchanged


class Flow:
    def __init__(self, provider: Provider | None, tickets: Tickets) -> None:
        self._provider = provider
        self._tickets = tickets

    @property
    def provider(self) -> Provider:
        """Raises NotFound where the operator has named none."""
        if self._provider is None:
            raise NotFound(NO_PROVIDER)
        return self._provider

    @property
    def name(self) -> str | None:
        return self._provider.settings.name if self._provider else None

    def begin(self, aim: Aim, redirect: str, account: str = "") -> Begun:
        """``account`` tells who is signed in already, and alone may finish it."""
        provider = self.provider
        state = f"{aim}.{secrets.token_urlsafe(32)}"
        nonce, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        again = aim is Aim.CONFIRM
        address = provider.address(redirect, state, nonce, verifier, again=again)
        ticket = self._tickets.make(
            Purpose.OPENID, state=state, nonce=nonce, verifier=verifier, redirect=redirect, account=account
        )
        return Begun(address, ticket)

    def finish(self, aim: Aim, ticket_text: str, reply: Reply, account: str = "") -> Identified:
        """Raises Conflict or NotSignedIn, with a sentence, for what is not the answer to what was begun."""
        provider = self.provider
        ticket = self._tickets.read(Purpose.OPENID, ticket_text)
        is_aim = ticket["state"].startswith(f"{aim}.") and ticket["account"] == account
        if not is_aim or not hmac.compare_digest(ticket["state"].encode(), reply.state.encode()):
            raise Conflict(BEGIN_AGAIN)
        _require_issuer(provider, reply)
        self._tickets.spend(ticket)
        if reply.code is None:
            raise NotSignedIn(CANCELLED.format(error=_known(reply.error)))
        exchanged = provider.exchange(reply.code, ticket["redirect"], ticket["verifier"], ticket["nonce"])
        return Identified(_session_there(provider, exchanged), exchanged)


def _require_issuer(provider: Provider, reply: Reply) -> None:
    """RFC 9207: of two providers, one could send the other's answer."""
    if reply.iss is None and not provider.tells_issuer():
        return
    if reply.iss != provider.settings.issuer:
        raise NotSignedIn(MIXED_UP)


def _session_there(provider: Provider, exchanged: Exchanged) -> ProviderSession:
    sid = exchanged.claims.get("sid")
    known = sid if isinstance(sid, str) and sid.isprintable() else None
    return ProviderSession(provider.settings.issuer, exchanged.subject, known)


def _known(error: str | None) -> str:
    return error if error and ERROR_FORM.fullmatch(error) else "it sent no code"
