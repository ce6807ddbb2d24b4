"""HTTP of what one signs in with: what there is, showing again who one is, and codes besides the password."""

from dataclasses import dataclass

from flask import Response

from functions.accounts.codes.time_codes import qr_code
from functions.accounts.edge import cookies
from functions.accounts.edge.passkey_routes import site
from functions.accounts.edge.sign_in_messages import (
    CodesSetup,
    FirstCode,
    Fresh,
    HeldCredentials,
    ListedIdentity,
    ListedPasskey,
    RecoveryCodes,
    ShownAgain,
)
from functions.accounts.proofs.demands import while_signed_in
from functions.accounts.records import Account
from functions.accounts.services import Services
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import Conflict, Invalid

HELD = Operation(
    "GET",
    "/credentials",
    "How I can sign in",
    answers={200: HeldCredentials},
    errors=(404,),
    scope=Scope.ACCOUNT,
)
CONFIRM = Operation(
    "POST",
    "/session/confirm",
    "Show again who I am, so that I may change how I sign in",
    body=ShownAgain,
    answers={200: Fresh},
    errors=(401, 403, 404, 409, 429, 503),
    scope=Scope.ACCOUNT,
)
BEGIN_CODES = Operation(
    "POST",
    "/codes",
    "What an authenticator app needs to make codes",
    answers={200: CodesSetup},
    errors=(403, 404, 409),
    scope=Scope.ACCOUNT,
)
TURN_ON = Operation(
    "PUT",
    "/codes",
    "Have codes asked for with the password, by a first one; gives the recovery codes",
    body=FirstCode,
    answers={200: RecoveryCodes},
    errors=(403, 404, 409),
    scope=Scope.ACCOUNT,
)
RENEW = Operation(
    "POST",
    "/codes/recovery",
    "New recovery codes instead of all before",
    answers={200: RecoveryCodes},
    errors=(403, 404),
    scope=Scope.ACCOUNT,
)
TURN_OFF = Operation(
    "DELETE",
    "/codes",
    "Ask for no codes any more",
    answers={204: None},
    errors=(403, 404),
    scope=Scope.ACCOUNT,
)


def add_credential_routes(api: Api, services: Services, security: Security) -> None:
    views = CredentialViews(services, security)
    api.add(HELD, views.held)
    api.add(CONFIRM, views.confirm)
    api.add(BEGIN_CODES, views.begin_codes)
    api.add(TURN_ON, views.turn_on)
    api.add(RENEW, views.renew)
    api.add(TURN_OFF, views.turn_off)


@dataclass(frozen=True)
class CredentialViews:
    services: Services
    security: Security

    def held(self, caller: Caller) -> Response:
        held = self.services.credentials.of(self.services.accounts.of(caller.person))
        told = HeldCredentials(
            password=held.has_password,
            passkeys=tuple(map(ListedPasskey.of, held.passkeys)),
            identities=tuple(map(ListedIdentity.of, held.identities)),
            codes=held.codes is not None,
            recovery_codes_left=len(held.codes.recovery_hashes) if held.codes else 0,
            fresh_until=self.services.fresh.until(caller),
        )
        return answer(told)

    def confirm(self, caller: Caller, body: ShownAgain) -> Response:
        account = self.services.accounts.of(caller.person)
        if caller.session is None:
            raise Conflict("This token has no session that could be confirmed. Sign in.")
        with while_signed_in():
            self._require_shown(account, body)
        self.services.sessions.confirm(caller.session)
        return answer(Fresh(fresh_until=self.services.fresh.until(caller)))

    def begin_codes(self, caller: Caller) -> Response:
        account = self.services.fresh_account(caller)
        if self.services.codes.of(account) is not None:
            raise Conflict("Codes are asked for already. Turn that off first.")
        begun = self.services.codes.begin(account)
        return answer(CodesSetup.of(begun.ticket, begun.secret, begun.address, qr_code(begun.address)))

    def turn_on(self, caller: Caller, body: FirstCode) -> Response:
        codes = self.services.codes.finish(self.services.fresh_account(caller), body.ticket, body.code)
        return answer(RecoveryCodes(codes=tuple(codes)))

    def renew(self, caller: Caller) -> Response:
        return answer(
            RecoveryCodes(
                codes=tuple(self.services.codes.renew_recovery(self.services.fresh_account(caller)))
            )
        )

    def turn_off(self, caller: Caller) -> Response:
        self.services.codes.turn_off(self.services.fresh_account(caller))
        return Response(status=204)

    def _require_shown(self, account: Account, body: ShownAgain) -> None:
        """Raises Forbidden if what is shown is wrong, Invalid if nothing is."""
        source = cookies.guess_source(self.security, account.user_name)
        if body.password is not None:
            self.services.accounts.confirm(account, body.password, source, "confirm")
            self.services.codes.require(account, body.code, source, "confirm")
        elif body.passkey is not None:
            self.services.by_passkey.confirm(account, site(), body.passkey.read(), source)
        elif body.openid is not None:
            self.services.openid.confirm(account, cookies.flow_ticket(), body.openid.read())
        else:
            raise Invalid("password", "A password, a passkey or the provider's answer is needed.")
