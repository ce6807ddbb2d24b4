"""HTTP of an account itself: sign up, change the password, delete."""

from dataclasses import dataclass, replace

from flask import Response

from functions.accounts.accounts import Accounts
from functions.accounts.changing.fresh import Freshness
from functions.accounts.codes.second_factors import SecondFactors
from functions.accounts.edge import cookies
from functions.accounts.edge.messages import (
    Confirmation,
    KnownPerson,
    NewAccount,
    PasswordChange,
    PersonQuery,
    SignUpRequest,
    Token,
)
from functions.accounts.edge.opened import opened, proof_of
from functions.accounts.ending import Ending
from functions.accounts.proofs.methods import BY_PASSWORD, Proof
from functions.accounts.records import Account
from functions.accounts.services import Services
from functions.accounts.sessions import Sessions
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security
from functions.shared.deeds import DeedName
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.rates import Rate

PEOPLE_PER_MINUTE = 60
SIGN_UP = Operation(
    "POST",
    "/",
    "Sign up",
    body=SignUpRequest,
    answers={201: NewAccount},
    errors=(403, 409, 429),
    signed_in=False,
)
CHANGE_PASSWORD = Operation(
    "PUT",
    "/password",
    "Change the password, which ends all sessions and begins a new one",
    body=PasswordChange,
    answers={200: Token},
    errors=(404, 409, 429),
    scope=Scope.ACCOUNT,
)
FIND_PERSON = Operation(
    "GET",
    "/people",
    "Whether there is somebody of this name, to share an album with",
    query=PersonQuery,
    answers={200: KnownPerson},
    errors=(404,),
    scope=Scope.ACCOUNT,
)
DELETE = Operation(
    "DELETE",
    "/",
    "Delete my account with all its albums and photos",
    body=Confirmation,
    answers={204: None},
    errors=(404, 409, 429),
    scope=Scope.ACCOUNT,
)
# Not all that carries HTTP carries the body of a DELETE: RFC 9110 gives it no meaning.
DELETE_BY_POST = replace(DELETE, method="POST", rule="/delete")


def add_account_routes(api: Api, services: Services, security: Security) -> None:
    views = AccountViews(
        services.accounts, services.sessions, services.ending, services.codes, services.fresh, security
    )
    api.add(SIGN_UP, views.sign_up)
    api.add(CHANGE_PASSWORD, views.change_password)
    api.add(replace(FIND_PERSON, rate=Rate(PEOPLE_PER_MINUTE)), views.find_person)
    api.add(DELETE, views.delete)
    api.add(DELETE_BY_POST, views.delete)


@dataclass(frozen=True)
class AccountViews:
    accounts: Accounts
    sessions: Sessions
    ending: Ending
    codes: SecondFactors
    fresh: Freshness
    security: Security

    def sign_up(self, body: SignUpRequest) -> Response:
        self.ending.complete_interrupted()
        source = cookies.guess_source(self.security, body.user_name)
        account = self.accounts.sign_up(body.user_name, body.password, source, body.invitation)
        session = self.sessions.open(account, cookies.device())
        token = self.security.signer.for_person(session.user_name, session.id, session.expires_at)
        created = NewAccount(
            user_name=account.user_name,
            created_at=account.created_at,
            token=token,
            expires_at=session.expires_at,
        )
        return cookies.signed_in(answer(created, 201), self.security.signer, token, session)

    def change_password(self, caller: Caller, body: PasswordChange) -> Response:
        account = self._confirmed(caller, body.password, "change password")
        proof = self._proof(caller)
        changed = self.accounts.change_password(account, body.new_password)
        self.sessions.clear(changed)
        return opened(self.sessions, self.security.signer, changed, proof)

    def find_person(self, caller: Caller, query: PersonQuery) -> Response:
        return answer(KnownPerson(user_name=self.accounts.of(query.user_name).user_name))

    def delete(self, caller: Caller, body: Confirmation) -> Response:
        self.ending.end(self._confirmed(caller, body.password, "delete account"))
        return cookies.signed_out()

    def _proof(self, caller: Caller) -> Proof:
        """That of the session in which it is asked for: the next one was made no otherwise."""
        session = self.sessions.get(caller.session) if caller.session is not None else None
        return proof_of(session) if session is not None else BY_PASSWORD

    def _confirmed(self, caller: Caller, password: str | None, what: DeedName) -> Account:
        """By the password, where no code is asked for besides; else by a fresh sign-in."""
        account = self.accounts.of(caller.person)
        if password is None or self.codes.of(account) is not None:
            self.fresh.require(caller)
        if password is not None:
            source = cookies.guess_source(self.security, account.user_name)
            self.accounts.confirm(account, password, source, what)
        return account
