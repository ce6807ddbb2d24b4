"""HTTP of an account itself: sign up, change the password, delete."""

from flask import Response

from functions.accounts.edge import cookies
from functions.accounts.edge.messages import (
    Confirmation,
    Credentials,
    KnownPerson,
    NewAccount,
    PasswordChange,
    PersonQuery,
    Token,
)
from functions.accounts.records import Account
from functions.accounts.services import Parts
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.rates import Rate

PEOPLE_PER_MINUTE = 60


def add_account_routes(api: Api, parts: Parts, security: Security) -> None:
    accounts, sessions = parts.accounts, parts.sessions
    people_rate = Rate(PEOPLE_PER_MINUTE)

    def confirmed(caller: Caller, password: str, what: str) -> Account:
        account = accounts.of(caller.person)
        accounts.confirm(account, password, cookies.visitor(security, account.user_name), what)
        return account

    @api.route(
        Operation(
            "POST",
            "/",
            "Sign up",
            body=Credentials,
            answers={201: NewAccount},
            errors=(409, 429),
            signed_in=False,
        )
    )
    def sign_up(body: Credentials) -> Response:
        parts.ending.complete_interrupted()
        account = accounts.sign_up(body.user_name, body.password, cookies.visitor(security, body.user_name))
        session = sessions.open(account)
        token = security.signer.for_person(session.user_name, session.id, session.expires_at)
        created = NewAccount(
            user_name=account.user_name,
            created_at=account.created_at,
            token=token,
            expires_at=session.expires_at,
        )
        return cookies.signed_in(answer(created, 201), security.signer, token, session)

    @api.route(
        Operation(
            "PUT",
            "/password",
            "Change the password, which ends all sessions and begins a new one",
            body=PasswordChange,
            answers={200: Token},
            errors=(404, 409, 429),
            scope=Scope.ACCOUNT,
        )
    )
    def change_password(caller: Caller, body: PasswordChange) -> Response:
        account = confirmed(caller, body.password, "change password")
        changed = accounts.change_password(account, body.new_password)
        sessions.clear(changed)
        session = sessions.open(changed)
        token = security.signer.for_person(session.user_name, session.id, session.expires_at)
        opened = Token(token=token, expires_at=session.expires_at, user_name=session.user_name)
        return cookies.signed_in(answer(opened), security.signer, token, session)

    @api.route(
        Operation(
            "GET",
            "/people",
            "Whether there is somebody of this name, to share an album with",
            query=PersonQuery,
            answers={200: KnownPerson},
            errors=(404,),
            scope=Scope.ACCOUNT,
            rate=people_rate,
        )
    )
    def people(caller: Caller, query: PersonQuery) -> Response:
        return answer(KnownPerson(user_name=accounts.of(query.user_name).user_name))

    def delete(caller: Caller, body: Confirmation) -> Response:
        parts.ending.end(confirmed(caller, body.password, "delete account"))
        return cookies.signed_out()

    # Not all that carries HTTP carries the body of a DELETE: RFC 9110 gives it no meaning.
    for method, rule in (("DELETE", "/"), ("POST", "/delete")):
        api.route(
            Operation(
                method,
                rule,
                "Delete my account with all its albums and photos",
                body=Confirmation,
                answers={204: None},
                errors=(404, 409, 429),
                scope=Scope.ACCOUNT,
            )
        )(delete)
