"""All who may call, by what they show of themselves: headers for one call to one function."""

import time
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import jwt

from functions.shared.access.callers import OPERATOR, Scope
from functions.shared.access.credentials import COOKIE
from functions.shared.access.tokens import PEOPLE, Device, TokenSigner
from tests.contract.documents import FUNCTIONS
from tests.contract.world import World
from tests.house.album import KEY, PREVIOUS_KEY

Headers: TypeAlias = dict[str, str]
Caller: TypeAlias = Callable[[World, str], Headers]

HOUR: Final = 3600
OTHER_KEY: Final = "the signing key of quite another house, long enough"
OTHER_SITE: Final = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
OWN_SITE: Final = {"Sec-Fetch-Site": "same-origin"}


def nobody(_world: World, _function: str) -> Headers:
    return {}


def owner(world: World, _function: str) -> Headers:
    return token(claims(world))


def other(world: World, _function: str) -> Headers:
    return token(claims(world, sub=world.other, jti=world.open_session(world.other)))


def operating(world: World, _function: str) -> Headers:
    return token(claims(world, sub=world.chief, jti=world.open_session(world.chief)))


def by_previous_key(world: World, _function: str) -> Headers:
    return token(claims(world), PREVIOUS_KEY)


def by_cookie(world: World, _function: str) -> Headers:
    return _cookie(owner(world, _function)) | OWN_SITE


def by_cookie_from_elsewhere(world: World, _function: str) -> Headers:
    return _cookie(owner(world, _function)) | OTHER_SITE


def read_key(world: World, _function: str) -> Headers:
    return bearer(world.make_key(world.owner, Scope.READ))


def write_key(world: World, _function: str) -> Headers:
    return bearer(world.make_key(world.owner, Scope.WRITE))


def deleted_key(world: World, _function: str) -> Headers:
    secret = world.make_key(world.owner, Scope.WRITE)
    world.house.accounts.keys.delete(world.account(world.owner), secret.split("_")[1])
    return bearer(secret)


def guessed_key(world: World, _function: str) -> Headers:
    return bearer(world.make_key(world.owner, Scope.WRITE)[:-8] + "AAAAAAAA")


def signed_out(world: World, _function: str) -> Headers:
    session = world.open_session(world.owner)
    world.house.accounts.sessions.close(session)
    return token(claims(world, jti=session))


def expired(world: World, _function: str) -> Headers:
    return token(claims(world, exp=int(time.time()) - 1))


def forged(world: World, _function: str) -> Headers:
    return token(claims(world), OTHER_KEY)


def unsigned(world: World, _function: str) -> Headers:
    return token(claims(world), None, "none")


def by_another_algorithm(world: World, _function: str) -> Headers:
    return token(claims(world), KEY, "HS384")


def by_another_issuer(world: World, _function: str) -> Headers:
    return token(claims(world, iss="photos"))


def for_another_audience(world: World, function: str) -> Headers:
    """What a function that may call this one showed to yet another."""
    audience = next(name for name in FUNCTIONS if name != function)
    return bearer(TokenSigner(KEY, "photos").for_function(audience, world.owner))


def a_device(world: World, _function: str) -> Headers:
    return bearer(
        TokenSigner(KEY, "accounts").for_device(world.owner, Device("0" * 24, ""), 4_000_000_000_000)
    )


def for_owner(issuer: str) -> Caller:
    def show(world: World, function: str) -> Headers:
        return bearer(TokenSigner(KEY, issuer).for_function(function, world.owner))

    return show


def for_nobody(issuer: str) -> Caller:
    def show(_world: World, function: str) -> Headers:
        return bearer(TokenSigner(KEY, issuer).for_function(function, None))

    return show


operator = for_nobody(OPERATOR)
operator_as_owner = for_owner(OPERATOR)


def claims(world: World, **changed: Any) -> dict[str, Any]:
    told = {"iss": "accounts", "aud": PEOPLE, "sub": world.owner, "exp": int(time.time()) + HOUR}
    return {"jti": changed.get("jti") or world.open_session(world.owner)} | told | changed


def token(told: Mapping[str, Any], key: str | None = KEY, algorithm: str = "HS256") -> Headers:
    return bearer(jwt.encode(dict(told), key, algorithm=algorithm))


def bearer(text: str) -> Headers:
    return {"Authorization": f"Bearer {text}"}


def _cookie(shown: Headers) -> Headers:
    return {"Cookie": f"{COOKIE}={shown['Authorization'].removeprefix('Bearer ')}"}
