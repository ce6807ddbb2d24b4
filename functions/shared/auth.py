"""Tokens, and who may do what.

A person's token is issued by ``accounts``; a service token is made by a function for one call to another,
lives for a minute and names caller, audience and, where there is one, the user on whose behalf it acts.
"""

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

import jwt

from functions.shared.errors import Invalid, NotFound, NotSignedIn

ALGORITHM: Final = "HS256"
PEOPLE: Final = "smart-album"
SERVICE_SECONDS: Final = 60
STANDING_SECONDS: Final = 5.0
"""How long an answer of ``accounts`` on whether a session stands is believed."""

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

USER_NAME_FORM: Final = r"[a-z0-9][a-z0-9._-]{0,31}"
AREAS: Final = ("incoming", "preview", "thumbnail")
KEY_FORM: Final = re.compile(rf"(?=.{{1,200}}$)({'|'.join(AREAS)}):({USER_NAME_FORM}):([A-Za-z0-9._:-]+)")


@dataclass(frozen=True)
class Caller:
    """Who calls: a person (``session`` is None for a token that the operator made), or a function."""

    user_name: str | None
    function: str | None = None
    session: str | None = None
    expires_at: int = 0

    @property
    def person(self) -> str:
        if self.user_name is None:
            raise NotSignedIn("This call acts for nobody; it needs a user.")
        return self.user_name


@dataclass(frozen=True)
class TokenSigner:
    """Makes and checks tokens; ``function`` is the audience it accepts service tokens for."""

    key: str
    function: str

    def for_person(self, user_name: str, session: str | None, expires_at: int) -> str:
        claims = {"iss": "accounts", "aud": PEOPLE, "sub": user_name, "exp": expires_at // 1000}
        return self._sign(claims | ({"jti": session} if session else {}))

    def for_function(self, audience: str, user_name: str | None) -> str:
        claims = {"iss": self.function, "aud": audience, "exp": int(time.time()) + SERVICE_SECONDS}
        return self._sign(claims | ({"sub": user_name} if user_name else {}))

    def read(self, token: str) -> Caller:
        """The caller that the token names; NotSignedIn if it is forged, expired, or meant for another."""
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                self.key,
                algorithms=[ALGORITHM],
                audience=[PEOPLE, self.function],
                options={"require": ["exp", "iss", "aud"], "strict_aud": False},
            )
        except jwt.InvalidTokenError:
            raise NotSignedIn("The token is not valid, or no longer.") from None
        return self._caller(claims)

    def _caller(self, claims: dict[str, Any]) -> Caller:
        expires_at = int(claims["exp"]) * 1000
        if claims["aud"] == PEOPLE and claims["iss"] == "accounts" and claims.get("sub"):
            return Caller(claims["sub"], session=claims.get("jti"), expires_at=expires_at)
        if claims["aud"] == self.function and claims["iss"] in CALLERS[self.function]:
            return Caller(claims.get("sub"), function=claims["iss"], expires_at=expires_at)
        raise NotSignedIn("The token is meant for another function.")

    def _sign(self, claims: dict[str, Any]) -> str:
        return jwt.encode(claims | {"iat": int(time.time())}, self.key, algorithm=ALGORITHM)


class Standing:
    """Remembers for seconds whether a session stands; ``ask`` finds out, given the token."""

    def __init__(
        self,
        ask: Callable[[str], bool],
        seconds: float = STANDING_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, tuple[float, bool]] = {}

    def require(self, session: str, token: str) -> None:
        with self._lock:
            until, stands = self._known.get(session, (0.0, False))
        now = self._clock()
        if until <= now:
            stands = self._ask(token)
            self._remember(session, now, stands)
        if not stands:
            raise NotSignedIn("You have signed out, or the session has ended. Sign in again.")

    def _remember(self, session: str, now: float, stands: bool) -> None:
        with self._lock:
            self._known = {s: known for s, known in self._known.items() if known[0] > now}
            self._known[session] = (now + self._seconds, stands)


def is_own_origin(origin: str | None, fetch_site: str | None, hosts: set[str]) -> bool:
    """Whether a browser's request comes from this site's pages; what is no browser sends neither."""
    if fetch_site is not None:
        return fetch_site in ("same-origin", "none")
    if origin is None:
        return True
    host = origin.partition("://")[2]
    return host != "" and host in hosts


@dataclass(frozen=True)
class ObjectKey:
    """A storage key ``<area>:<owner>:<name>``."""

    area: str
    owner: str
    name: str

    def __str__(self) -> str:
        return f"{self.area}:{self.owner}:{self.name}"

    @classmethod
    def parse(cls, key: str) -> "ObjectKey":
        """Invalid for what cannot be the key of an object."""
        match = KEY_FORM.fullmatch(key)
        if match is None:
            raise Invalid("key", "key must read AREA:OWNER:NAME, such as incoming:ann:cat.jpg.")
        return cls(match[1], match[2], match[3])


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
