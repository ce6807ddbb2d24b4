"""HTTP of passkeys: sign in with one; make, name and remove one's own."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Response

from functions.accounts.accounts import Accounts
from functions.accounts.edge import cookies
from functions.accounts.edge.messages import Token
from functions.accounts.edge.opened import opened
from functions.accounts.edge.sign_in_messages import (
    ListedPasskey,
    NewPasskey,
    PasskeyAnswer,
    PasskeyChallenge,
    PasskeyName,
)
from functions.accounts.passkeys.ceremonies import Site
from functions.accounts.services import Services
from functions.shared.access.addresses import own_origin
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import Conflict
from functions.shared.models.wire import now_ms

NO_NAME = "Passkeys belong to a host's name: open the album by its name, on this machine by localhost."
CHALLENGE = Operation(
    "POST",
    "/passkeys/challenge",
    "What a passkey must answer to sign in",
    answers={200: PasskeyChallenge},
    errors=(409,),
    signed_in=False,
)
SIGN_IN = Operation(
    "POST",
    "/session/passkey",
    "Sign in with a passkey",
    body=PasskeyAnswer,
    answers={200: Token},
    errors=(401, 409, 429),
    signed_in=False,
)
BEGIN = Operation(
    "POST",
    "/passkeys/options",
    "What a new passkey is made from",
    answers={200: PasskeyChallenge},
    errors=(403, 404, 409),
    scope=Scope.ACCOUNT,
)
ADD = Operation(
    "POST",
    "/passkeys",
    "Register a passkey",
    body=NewPasskey,
    answers={201: ListedPasskey},
    errors=(403, 404, 409),
    scope=Scope.ACCOUNT,
)
RENAME = Operation(
    "PATCH",
    "/passkeys/<id>",
    "Name a passkey",
    body=PasskeyName,
    answers={200: ListedPasskey},
    scope=Scope.ACCOUNT,
)
REMOVE = Operation(
    "DELETE",
    "/passkeys/<id>",
    "Remove a passkey",
    answers={204: None},
    errors=(403, 409),
    scope=Scope.ACCOUNT,
)


def add_passkey_routes(api: Api, services: Services, security: Security) -> None:
    views = PasskeyViews(services, services.accounts, security)
    api.add(CHALLENGE, views.challenge)
    api.add(SIGN_IN, views.sign_in)
    api.add(BEGIN, views.begin)
    api.add(ADD, views.add)
    api.add(RENAME, views.rename)
    api.add(REMOVE, views.remove)


def site() -> Site:
    """As the browser knows it. Raises Conflict where it has no name, but an address at most."""
    origin = own_origin()
    name = _name_in(origin)
    if name is None:
        raise Conflict(NO_NAME)
    return Site(name, origin)


def _name_in(origin: str) -> str | None:
    try:
        host = urlsplit(origin).hostname
    except ValueError:  # what a client wrote as its host is none
        return None
    try:
        ip_address(host or "")
    except ValueError:
        return host or None
    return None


@dataclass(frozen=True)
class PasskeyViews:
    services: Services
    accounts: Accounts
    security: Security

    def challenge(self) -> Response:
        return answer(PasskeyChallenge.of(self.services.passkeys.challenge(site())))

    def sign_in(self, body: PasskeyAnswer) -> Response:
        self.services.guesses.count_attempt(cookies.guess_source(self.security, ""), now_ms())
        given = body.read()
        account, assertion = self.services.by_passkey.owner_of(site(), given)
        source = cookies.guess_source(self.security, account.user_name)
        proof = self.services.by_passkey.sign_in(account, assertion, given, source)
        return opened(self.services.sessions, self.security.signer, account, proof)

    def begin(self, caller: Caller) -> Response:
        challenge = self.services.passkeys.begin(self.services.fresh_account(caller), site())
        return answer(PasskeyChallenge.of(challenge))

    def add(self, caller: Caller, body: NewPasskey) -> Response:
        account = self.services.fresh_account(caller)
        made = self.services.passkeys.finish(account, site(), body.ticket, body.name, body.credential)
        return answer(ListedPasskey.of(made), 201)

    def rename(self, caller: Caller, id: str, body: PasskeyName) -> Response:
        account = self.accounts.of(caller.person)
        return answer(ListedPasskey.of(self.services.passkeys.rename(account, id, body.name)))

    def remove(self, caller: Caller, id: str) -> Response:
        account = self.services.fresh_account(caller)
        self.services.credentials.remove_passkey(account, id)
        return Response(status=204)
