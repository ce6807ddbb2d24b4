"""HTTP of the sign-in provider: to it and back, linking its identities, and the ends that it tells of."""

from dataclasses import dataclass

from flask import Response, request

from functions.accounts.edge import cookies
from functions.accounts.edge.messages import Token
from functions.accounts.edge.opened import opened
from functions.accounts.edge.sign_in_messages import (
    ListedIdentity,
    ProviderAddress,
    ProviderReply,
    SignInWays,
)
from functions.accounts.openid.flow import Aim
from functions.accounts.proofs.demands import while_signed_in
from functions.accounts.records import Account
from functions.accounts.services import Services
from functions.shared.access.addresses import address, own_origin
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import Conflict, Malformed
from functions.shared.models.wire import now_ms

CLIENT_PAGE = "/function/recognition-web/signed-in"
"""Where the provider sends people back to: the page asks this function for the rest."""
FORM = "application/x-www-form-urlencoded"
WAYS = Operation("GET", "/sign-in", "How people can sign in here", answers={200: SignInWays}, signed_in=False)
BEGIN = Operation(
    "POST",
    "/openid",
    "Where to go to sign in with the provider",
    answers={200: ProviderAddress},
    errors=(404, 429, 503),
    signed_in=False,
)
SIGN_IN = Operation(
    "POST",
    "/session/openid",
    "Sign in with what the provider sent back",
    body=ProviderReply,
    answers={200: Token},
    errors=(401, 403, 404, 409, 429, 503),
    signed_in=False,
)
BEGIN_LINK = Operation(
    "POST",
    "/openid/link",
    "Where to go to link an identity of the provider",
    answers={200: ProviderAddress},
    errors=(403, 404, 503),
    scope=Scope.ACCOUNT,
)
BEGIN_CONFIRM = Operation(
    "POST",
    "/openid/confirm",
    "Where to go to show the provider again who one is",
    answers={200: ProviderAddress},
    errors=(404, 503),
    scope=Scope.ACCOUNT,
)
LINK = Operation(
    "POST",
    "/identities",
    "Link the identity that the provider sent back",
    body=ProviderReply,
    answers={201: ListedIdentity},
    errors=(401, 403, 404, 409, 503),
    scope=Scope.ACCOUNT,
)
UNLINK = Operation(
    "DELETE",
    "/identities/<id>",
    "Unlink an identity",
    answers={204: None},
    errors=(403, 409),
    scope=Scope.ACCOUNT,
)
LOGOUT = Operation(
    "POST",
    "/openid/logout",
    "For the provider: a session there has ended (back-channel logout)",
    body=(FORM,),
    answers={200: None},
    errors=(404, 409, 503),
    signed_in=False,
)


def add_openid_routes(api: Api, services: Services, security: Security) -> None:
    views = OpenIdViews(services, security)
    api.add(WAYS, views.ways)
    api.add(BEGIN, views.begin)
    api.add(SIGN_IN, views.sign_in)
    api.add(BEGIN_LINK, views.begin_link)
    api.add(BEGIN_CONFIRM, views.begin_confirm)
    api.add(LINK, views.link)
    api.add(UNLINK, views.unlink)
    api.add(LOGOUT, views.logout)


@dataclass(frozen=True)
class OpenIdViews:
    services: Services
    security: Security

    def ways(self) -> Response:
        openid = self.services.openid
        return answer(SignInWays(provider=openid.provider_name, provider_signs_up=openid.signs_up))

    def begin(self) -> Response:
        self._count()
        return self._begun(Aim.SIGN_IN)

    def sign_in(self, body: ProviderReply) -> Response:
        self._count()
        account, proof = self.services.openid.sign_in(cookies.flow_ticket(), body.read())
        return opened(self.services.sessions, self.security.signer, account, proof)

    def begin_link(self, caller: Caller) -> Response:
        return self._begun(Aim.LINK, self.services.fresh_account(caller))

    def begin_confirm(self, caller: Caller) -> Response:
        return self._begun(Aim.CONFIRM, self.services.accounts.of(caller.person))

    def link(self, caller: Caller, body: ProviderReply) -> Response:
        account = self.services.accounts.of(caller.person)
        with while_signed_in():
            linked = self.services.openid.link(account, cookies.flow_ticket(), body.read())
        return answer(ListedIdentity.of(linked), 201)

    def unlink(self, caller: Caller, id: str) -> Response:
        self.services.credentials.unlink(self.services.fresh_account(caller), id)
        return Response(status=204)

    def logout(self) -> Response:
        self.services.openid.require_provider()
        tokens = request.form.getlist("logout_token")
        if len(tokens) != 1:
            raise Malformed("A logout_token is missing.")
        try:
            self.services.openid.end_sessions(tokens[0])
        except Conflict:
            raise Conflict("This logout token was used already.") from None
        return Response(status=200)

    def _begun(self, aim: Aim, account: Account | None = None) -> Response:
        begun = self.services.openid.begin(aim, own_origin() + address(CLIENT_PAGE), account)
        return cookies.flow_begun(answer(ProviderAddress(address=begun.address)), begun.ticket, now_ms())

    def _count(self) -> None:
        self.services.guesses.count_attempt(cookies.guess_source(self.security, ""), now_ms())
