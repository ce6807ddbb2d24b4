"""HTTP of sessions: sign in, who am I, where am I signed in, sign out here or everywhere."""

from dataclasses import dataclass

from flask import Response

from functions.accounts.accounts import Accounts
from functions.accounts.edge import cookies
from functions.accounts.edge.messages import ListedSession, SignIn, Token, WhoAmI
from functions.accounts.edge.opened import opened
from functions.accounts.ending import Ending
from functions.accounts.services import Services
from functions.accounts.sessions import Sessions
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page, next_link
from functions.shared.log import log

SIGN_IN = Operation(
    "POST",
    "/session",
    "Sign in",
    body=SignIn,
    answers={200: Token},
    errors=(401, 429),
    signed_in=False,
)
WHO_AM_I = Operation("GET", "/session", "Who am I", answers={200: WhoAmI}, scope=Scope.ACCOUNT)
SIGN_OUT = Operation("DELETE", "/session", "Sign out", answers={204: None}, scope=Scope.ACCOUNT)
LIST = Operation(
    "GET",
    "/sessions",
    "Where I am signed in, newest first",
    query=Page,
    answers={200: list[ListedSession]},
    errors=(404,),
    scope=Scope.ACCOUNT,
)
SIGN_OUT_EVERYWHERE = Operation(
    "DELETE",
    "/sessions",
    "Sign out everywhere",
    answers={204: None},
    errors=(404,),
    scope=Scope.ACCOUNT,
)
END_ONE = Operation("DELETE", "/sessions/<id>", "End one session", answers={204: None}, scope=Scope.ACCOUNT)


def add_session_routes(api: Api, services: Services, security: Security) -> None:
    views = SessionViews(services.accounts, services.sessions, services.ending, security)
    api.add(SIGN_IN, views.sign_in)
    api.add(WHO_AM_I, views.who_am_i)
    api.add(SIGN_OUT, views.sign_out)
    api.add(LIST, views.index)
    api.add(SIGN_OUT_EVERYWHERE, views.sign_out_everywhere)
    api.add(END_ONE, views.end_one)


@dataclass(frozen=True)
class SessionViews:
    accounts: Accounts
    sessions: Sessions
    ending: Ending
    security: Security

    def sign_in(self, body: SignIn) -> Response:
        self.ending.complete_interrupted()
        source = cookies.guess_source(self.security, body.user_name)
        account, proof = self.accounts.sign_in(body.user_name, body.password, source, body.code)
        return opened(self.sessions, self.security.signer, account, proof)

    def who_am_i(self, caller: Caller) -> Response:
        is_operator = self.accounts.is_operator(caller.person)
        return answer(WhoAmI(user_name=caller.person, expires_at=caller.expires_at, operator=is_operator))

    def sign_out(self, caller: Caller) -> Response:
        if caller.session is not None:
            self.sessions.close(caller.session)
        log.audit("sign-out", who=caller.person, id=caller.session)
        return cookies.signed_out()

    def index(self, caller: Caller, query: Page) -> Response:
        found = self.sessions.page(self.accounts.of(caller.person), query.limit, query.after())
        link = next_link("/function/accounts/sessions", query, found)
        return answer([ListedSession.of(session, caller.session) for session in found], headers=link)

    def sign_out_everywhere(self, caller: Caller) -> Response:
        self.sessions.end_all(self.accounts.of(caller.person))
        log.audit("sign-out everywhere", who=caller.person)
        return cookies.signed_out()

    def end_one(self, caller: Caller, id: str) -> Response:
        self.sessions.close_one_of(self.accounts.of(caller.person), id)
        log.audit("sign-out", who=caller.person, id=id)
        return Response(status=204)
