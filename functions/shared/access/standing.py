"""What ``accounts`` told of sessions and API keys, believed for seconds."""

import threading
import time
from collections.abc import Callable
from hashlib import sha256
from typing import Final, Generic, TypeVar

from pydantic import Field

from functions.shared.access.callers import Caller, Scope
from functions.shared.errors import NotSignedIn
from functions.shared.models.wire import Wire

STANDING_SECONDS: Final = 5.0
KEY_PREFIX: Final = "sak_"
"""Every API key begins so: no token does, and whoever finds one in a file knows what it opens."""

Answer = TypeVar("Answer")


class KeyHolder(Wire):
    """An API key, as ``accounts`` tells of it to whom it was given."""

    id: str = Field(alias="_id")
    user_name: str
    scope: Scope

    def caller(self) -> Caller:
        return Caller(self.user_name, key=self.id, scope=self.scope)


class Recent(Generic[Answer]):
    """Remembers answers for some seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, tuple[float, Answer]] = {}

    def get(self, name: str, ask: Callable[[], Answer]) -> Answer:
        with self._lock:
            known = self._known.get(name)
        now = self._clock()
        if known is not None and known[0] > now:
            return known[1]
        told = ask()
        with self._lock:
            self._known = {n: known for n, known in self._known.items() if known[0] > now}
            self._known[name] = (now + self._seconds, told)
        return told


class SessionCheck:
    """Whether a session stands; ``ask`` finds out, given the token."""

    def __init__(
        self,
        ask: Callable[[str], bool],
        seconds: float = STANDING_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._recent: Recent[bool] = Recent(seconds, clock)

    def require(self, session: str, token: str) -> None:
        if not self._recent.get(session, lambda: self._ask(token)):
            raise NotSignedIn("You have signed out, or the session has ended. Sign in again.")


class KeyHolders:
    """Who an API key stands for; ``ask`` finds out, given the key."""

    def __init__(
        self,
        ask: Callable[[str], Caller | None],
        seconds: float = STANDING_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._recent: Recent[Caller | None] = Recent(seconds, clock)

    def holder(self, key: str) -> Caller:
        # By its hash, so that no memory dump of a function holds keys.
        caller = self._recent.get(sha256(key.encode()).hexdigest(), lambda: self._ask(key))
        if caller is None:
            raise NotSignedIn("There is no such API key, or no longer.")
        return caller
