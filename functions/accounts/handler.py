"""HTTP of ``accounts``: sign up, sign in, who am I, sign out."""

from datetime import UTC, datetime
from typing import Annotated

from argon2 import PasswordHasher
from flask import Flask, Response, request
from pydantic import ConfigDict, Field, StringConstraints

from functions.accounts.accounts import SESSION_MS, Accounts
from functions.accounts.passwords import Passwords
from functions.accounts.records import Session
from functions.accounts.throttle import Limit, Throttle
from functions.shared import building
from functions.shared.answers import answer
from functions.shared.auth import Caller, Standing, TokenSigner
from functions.shared.config import Settings, setting
from functions.shared.http import COOKIE, Api, Check, Security
from functions.shared.models import UserName, Wire, now_ms
from functions.shared.stores.opening import open_metadata


class AccountsSettings(Settings):
    metadata_url: str = Field(validation_alias=setting("METADATA_URL", "MONGODB_URL"))
    sign_in_attempts: int = Field(default=10, ge=1, validation_alias=setting("SIGN_IN_ATTEMPTS"))
    """Per minute, for one name from one address."""
    sign_up_attempts: int = Field(default=120, ge=1, validation_alias=setting("SIGN_UP_ATTEMPTS"))
    """Per minute, from one address: a school or an office may sign up all at once."""


class Credentials(Wire):
    model_config = ConfigDict(extra="forbid")

    user_name: UserName
    password: Annotated[str, StringConstraints(min_length=8, max_length=128)]


class SignIn(Wire):
    """Not held against the rules for new names and passwords: what does not exist is simply wrong."""

    user_name: Annotated[str, StringConstraints(max_length=200)]
    password: Annotated[str, StringConstraints(max_length=1000)]


class NewAccount(Wire):
    user_name: str
    created_at: int
    token: str
    expires_at: int


class Token(Wire):
    token: str
    expires_at: int
    user_name: str


class WhoAmI(Wire):
    user_name: str
    expires_at: int


def create_app(accounts: Accounts, signer: TokenSigner, security: Security, ping: Check) -> Flask:
    api = Api("accounts", security, needs={"metadata store": ping})

    @api.route(
        "POST",
        "/",
        "Sign up",
        body=Credentials,
        answers={201: NewAccount},
        errors=(409, 429),
        signed_in=False,
    )
    def sign_up(body: Credentials) -> Response:
        account = accounts.sign_up(body.user_name, body.password, _address())
        session = accounts.open_session(account.user_name)
        token = signer.for_person(session.user_name, session.id, session.expires_at)
        created = NewAccount(
            user_name=account.user_name,
            created_at=account.created_at,
            token=token,
            expires_at=session.expires_at,
        )
        return _with_cookie(answer(created, 201), token, session)

    @api.route(
        "POST", "/session", "Sign in", body=SignIn, answers={200: Token}, errors=(401, 429), signed_in=False
    )
    def sign_in(body: SignIn) -> Response:
        session = accounts.sign_in(body.user_name, body.password, _address())
        token = signer.for_person(session.user_name, session.id, session.expires_at)
        opened = Token(token=token, expires_at=session.expires_at, user_name=session.user_name)
        return _with_cookie(answer(opened), token, session)

    @api.route("GET", "/session", "Who am I", answers={200: WhoAmI})
    def who_am_i(caller: Caller) -> Response:
        return answer(WhoAmI(user_name=caller.person, expires_at=caller.expires_at))

    @api.route("DELETE", "/session", "Sign out", answers={204: None})
    def sign_out(caller: Caller) -> Response:
        if caller.session is not None:
            accounts.close_session(caller.session)
        response = Response(status=204)
        response.delete_cookie(
            COOKIE, path="/function/", httponly=True, samesite="Strict", secure=_is_https()
        )
        return response

    return api.app


def build() -> Flask:
    settings = AccountsSettings.load()
    store = open_metadata(settings.metadata_url)
    sign_ups = Throttle(store, Limit(settings.sign_up_attempts, window_ms=60_000))
    sign_ins = Throttle(store, Limit(settings.sign_in_attempts, window_ms=60_000))
    accounts = Accounts(store, Passwords(PasswordHasher()), sign_ups, sign_ins, now_ms)
    signer = building.signer(settings, "accounts")
    standing = Standing(lambda token: accounts.stands(signer.read(token).session or ""), seconds=0)
    return create_app(accounts, signer, Security(signer, standing), store.ping)


def _with_cookie(response: Response, token: str, session: Session) -> Response:
    response.set_cookie(
        COOKIE,
        token,
        max_age=SESSION_MS // 1000,
        expires=datetime.fromtimestamp(session.expires_at / 1000, UTC),
        path="/function/",
        httponly=True,
        samesite="Strict",
        secure=_is_https(),
    )
    return response


def _is_https() -> bool:
    return request.headers.get("X-Forwarded-Proto", request.scheme) == "https"


def _address() -> str:
    """The client's address as the gateway saw it, without the port that it adds."""
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
    address = forwarded or request.remote_addr or "unknown"
    host, _, port = address.rpartition(":")
    return host if port.isdecimal() and host else address
