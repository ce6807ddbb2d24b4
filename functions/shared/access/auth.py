"""Tokens, and who may do what.

A person's token is issued by ``accounts``; a service token is made by a function for one call to another,
lives for a minute and names caller, audience and, where there is one, the user on whose behalf it acts.
"""

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Literal

import jwt

from functions.shared.errors import Forbidden, NotFound, NotSignedIn
from functions.shared.models.keys import KEY_FORM, ObjectKey

ALGORITHM: Final = "HS256"
PEOPLE: Final = "smart-album"
SERVICE_SECONDS: Final = 60
DEVICES: Final = "smart-album-device"
"""The audience of a device's token, which signs nobody in."""
SHARES: Final = "smart-album-share"
"""The audience of a token of who has opened a link, which is taken only where it is asked for."""

CALLERS: Final[dict[str, frozenset[str]]] = {
    "accounts": frozenset(),
    "storage": frozenset({"albums", "photos", "thumbnail", "recognition"}),
    "albums": frozenset({"photos"}),
    "photos": frozenset(),
    "thumbnail": frozenset({"photos"}),
    "recognition": frozenset({"photos"}),
    "recognition-web": frozenset(),
}
"""Which functions each function accepts calls from. It has no cycle, so full thread pools cannot deadlock."""
OPERATOR: Final = "operator"
"""Who holds the signing key, and calls for the whole album: as a function does, in nobody's name."""
OPERATED: Final = frozenset({"photos"})


class Scope(StrEnum):
    """What a route needs, and what an API key is good for: writing includes reading."""

    READ = "read"
    WRITE = "write"
    ACCOUNT = "account"
    """Passwords, sessions, keys: for signed-in people, never for an API key."""


@dataclass(frozen=True)
class Caller:
    """Who calls: a person, a function, the operator, or somebody who has opened the link of a ``share``.

    A person has a ``session``, or an API ``key`` of a ``scope``, or with a token of the operator's neither.
    """

    user_name: str | None
    function: str | None = None
    session: str | None = None
    expires_at: int = 0
    key: str | None = None
    scope: Scope = Scope.ACCOUNT
    share: str | None = None

    @property
    def person(self) -> str:
        if self.user_name is None:
            raise NotSignedIn("This call acts for nobody; it needs a user.")
        return self.user_name

    def require(self, scope: Scope) -> None:
        """Forbidden where this caller's scope does not reach."""
        reach = (Scope.READ, Scope.WRITE, Scope.ACCOUNT)
        if reach.index(self.scope) < reach.index(scope):
            raise Forbidden(f"An API key with the scope {self.scope} may not do this.")


@dataclass(frozen=True)
class Device:
    """A browser in which somebody has signed in to the account of this ``uid``."""

    id: str
    uid: str


@dataclass(frozen=True)
class TokenSigner:
    """Makes and checks tokens; ``function`` is the audience it accepts service tokens for.

    The ``previous`` key signs nothing any more; what it signed is good until it expires.
    """

    key: str
    function: str
    previous: str | None = None

    def for_person(self, user_name: str, session: str | None, expires_at: int) -> str:
        claims = {"iss": "accounts", "aud": PEOPLE, "sub": user_name, "exp": expires_at // 1000}
        return self._sign(claims | ({"jti": session} if session else {}))

    def for_function(self, audience: str, user_name: str | None) -> str:
        claims = {"iss": self.function, "aud": audience, "exp": int(time.time()) + SERVICE_SECONDS}
        return self._sign(claims | ({"sub": user_name} if user_name else {}))

    def read(self, token: str) -> Caller:
        """The caller that the token names; NotSignedIn if it is forged, expired, or meant for another."""
        return self._caller(self._claims(token, [PEOPLE, self.function]))

    def for_device(self, user_name: str, device: Device, expires_at: int) -> str:
        """For a browser in which a person has signed in, to know it by when it comes again."""
        claims = {"iss": "accounts", "aud": DEVICES, "sub": user_name, "uid": device.uid, "jti": device.id}
        return self._sign(claims | {"exp": expires_at // 1000})

    def device_of(self, token: str, user_name: str) -> Device | None:
        """The device, if the token is one of a device in which an account of this name was signed in to."""
        try:
            claims = self._claims(token, [DEVICES])
        except NotSignedIn:
            return None
        if claims.get("sub") != user_name:
            return None
        # Accounts of earlier builds have no uid, and neither have their devices.
        return Device(str(claims.get("jti")), str(claims.get("uid", "")))

    def for_share(self, share_id: str, expires_at: int) -> str:
        """For somebody who has opened a link."""
        return self._sign({"iss": "albums", "aud": SHARES, "jti": share_id, "exp": expires_at // 1000})

    def share_of(self, token: str) -> Caller | None:
        """Who has opened a link, if the token is one of those; whether the share stands is another matter."""
        try:
            claims = self._claims(token, [SHARES])
        except NotSignedIn:
            return None
        return Caller(None, share=claims.get("jti"), expires_at=int(claims["exp"]) * 1000, scope=Scope.READ)

    def _claims(self, token: str, audience: list[str]) -> dict[str, Any]:
        for key in filter(None, (self.key, self.previous)):
            try:
                return self._decoded(token, key, audience)
            except jwt.InvalidSignatureError:
                continue
            except jwt.InvalidTokenError:
                break
        raise NotSignedIn("The token is not valid, or no longer.")

    def _decoded(self, token: str, key: str, audience: list[str]) -> dict[str, Any]:
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=audience,
            options={"require": ["exp", "iss", "aud"], "strict_aud": False},
        )
        return claims

    def _caller(self, claims: dict[str, Any]) -> Caller:
        expires_at = int(claims["exp"]) * 1000
        if claims["aud"] == PEOPLE and claims["iss"] == "accounts" and claims.get("sub"):
            return Caller(claims["sub"], session=claims.get("jti"), expires_at=expires_at)
        if claims["aud"] == self.function and self._accepts(claims["iss"], claims.get("sub")):
            return Caller(claims.get("sub"), function=claims["iss"], expires_at=expires_at)
        raise NotSignedIn("The token is meant for another function.")

    def _accepts(self, issuer: str, user_name: str | None) -> bool:
        if issuer == OPERATOR:
            return self.function in OPERATED and user_name is None
        return issuer in CALLERS[self.function]

    def _sign(self, claims: dict[str, Any]) -> str:
        return jwt.encode(claims | {"iat": int(time.time())}, self.key, algorithm=ALGORITHM)


def require_access(caller: Caller, key: str, action: Literal["read", "write"]) -> ObjectKey:
    """NotFound unless the caller may: a function as its user, or all where it acts for nobody.

    Invalid for a key that nobody could write, NotFound if it is only read.
    """
    if action == "read" and not KEY_FORM.fullmatch(key):
        raise NotFound(f"There is no object {key}.")
    parsed = ObjectKey.parse(key)
    is_owner = caller.user_name == parsed.owner or (caller.function is not None and caller.user_name is None)
    may_write = caller.function is not None or parsed.area == "incoming"
    if not is_owner or (action == "write" and not may_write):
        raise NotFound(f"There is no object {key}, or it is not yours.")
    return parsed
