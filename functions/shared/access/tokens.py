"""Tokens.

A person's token is issued by ``accounts``; a service token is made by a function for one call to another,
lives for a minute and names caller, audience and, where there is one, the user on whose behalf it acts.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import jwt

from functions.shared.access.callers import CALLERS, OPERATED, OPERATOR, Caller, Scope
from functions.shared.errors import NotSignedIn

ALGORITHM: Final = "HS256"
PEOPLE: Final = "smart-album"
SERVICE_SECONDS: Final = 60
DEVICES: Final = "smart-album-device"
"""The audience of a device's token, which signs nobody in."""
SHARES: Final = "smart-album-share"
"""The audience of a link visitor's token. Only routes with ``shares=True`` accept it."""
TICKETS: Final = "smart-album-ticket"
"""The audience of what ``accounts`` gives a browser between two steps of a sign-in; it signs nobody in."""


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
        """Whom the token names. Raises NotSignedIn if it is forged, expired, or meant for another."""
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

    def for_ticket(self, purpose: str, claims: Mapping[str, Any], expires_at: int) -> str:
        told = {"iss": self.function, "aud": TICKETS, "purpose": purpose, "exp": expires_at // 1000}
        return self._sign({**claims, **told})

    def ticket(self, purpose: str, token: str) -> Mapping[str, Any]:
        """The claims of one for this purpose; NotSignedIn if it is none, or has run out."""
        claims = self._claims(token, [TICKETS])
        if claims.get("purpose") != purpose:
            raise NotSignedIn("This was given for something else.")
        return claims

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
