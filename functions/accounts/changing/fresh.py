"""Who changes how one signs in must have shown who they are within the last minutes."""

from collections.abc import Callable
from typing import Final

from functions.accounts.proofs.demands import FreshSignInNeeded
from functions.accounts.sessions import Sessions
from functions.shared.access.callers import Caller

FRESH_MS: Final = 10 * 60_000


class Freshness:
    def __init__(self, sessions: Sessions, clock: Callable[[], int]) -> None:
        self._sessions = sessions
        self._clock = clock

    def until(self, caller: Caller) -> int:
        """Until when this caller's sign-in is fresh (ms); 0 for a token of the operator's."""
        session = self._sessions.get(caller.session) if caller.session is not None else None
        if session is None:
            return 0
        return max(session.created_at, session.confirmed_at or 0) + FRESH_MS

    def require(self, caller: Caller) -> None:
        """Raises FreshSignInNeeded."""
        if self.until(caller) <= self._clock():
            raise FreshSignInNeeded()
