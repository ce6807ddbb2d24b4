"""HTTP of sessions: sign in, who am I, where am I signed in, sign out here or everywhere."""

from flask import Response

from functions.accounts.edge import cookies
from functions.accounts.edge.messages import ListedSession, SignIn, Token, WhoAmI
from functions.accounts.services import Parts
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page, next_link
from functions.shared.log import log


def add_session_routes(api: Api, parts: Parts, security: Security) -> None:
    accounts, sessions = parts.accounts, parts.sessions

    @api.route(
        Operation(
            "POST",
            "/session",
            "Sign in",
            body=SignIn,
            answers={200: Token},
            errors=(401, 429),
            signed_in=False,
        )
    )
    def sign_in(body: SignIn) -> Response:
        parts.ending.complete_interrupted()
        account = accounts.sign_in(body.user_name, body.password, cookies.visitor(security, body.user_name))
        session = sessions.open(account)
        token = security.signer.for_person(session.user_name, session.id, session.expires_at)
        opened = Token(token=token, expires_at=session.expires_at, user_name=session.user_name)
        return cookies.signed_in(answer(opened), security.signer, token, session)

    @api.route(Operation("GET", "/session", "Who am I", answers={200: WhoAmI}, scope=Scope.ACCOUNT))
    def who_am_i(caller: Caller) -> Response:
        return answer(WhoAmI(user_name=caller.person, expires_at=caller.expires_at))

    @api.route(Operation("DELETE", "/session", "Sign out", answers={204: None}, scope=Scope.ACCOUNT))
    def sign_out(caller: Caller) -> Response:
        if caller.session is not None:
            sessions.close(caller.session)
        log.audit("sign-out", who=caller.person, id=caller.session)
        return cookies.signed_out()

    @api.route(
        Operation(
            "GET",
            "/sessions",
            "Where I am signed in, newest first",
            query=Page,
            answers={200: list[ListedSession]},
            errors=(404,),
            scope=Scope.ACCOUNT,
        )
    )
    def index(caller: Caller, query: Page) -> Response:
        found = sessions.page(accounts.of(caller.person), query.limit, query.after())
        link = next_link("/function/accounts/sessions", query, found)
        return answer([ListedSession.of(session, caller.session) for session in found], headers=link)

    @api.route(
        Operation(
            "DELETE",
            "/sessions",
            "Sign out everywhere",
            answers={204: None},
            errors=(404,),
            scope=Scope.ACCOUNT,
        )
    )
    def sign_out_everywhere(caller: Caller) -> Response:
        sessions.end_all(accounts.of(caller.person))
        log.audit("sign-out everywhere", who=caller.person)
        return cookies.signed_out()

    @api.route(
        Operation("DELETE", "/sessions/<id>", "End one session", answers={204: None}, scope=Scope.ACCOUNT)
    )
    def end_one(caller: Caller, id: str) -> Response:
        sessions.close_one_of(accounts.of(caller.person), id)
        log.audit("sign-out", who=caller.person, id=id)
        return Response(status=204)
