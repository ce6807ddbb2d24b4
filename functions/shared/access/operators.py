"""Who has the operator's role. It is asked anew every few seconds, so that it ends with its withdrawal."""

import time
from collections.abc import Callable
from hashlib import sha256

from functions.shared.access.callers import OPERATOR, Caller
from functions.shared.access.standing import STANDING_SECONDS, Recent
from functions.shared.errors import Forbidden, NotSignedIn


def nobody(_: str) -> bool:
    return False


class OperatorCheck:
    """``ask`` finds out whether the person to whom a token was given is an operator, given the token."""

    def __init__(
        self,
        ask: Callable[[str], bool] = nobody,
        seconds: float = STANDING_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._recent: Recent[bool] = Recent(seconds, clock)

    def require(self, caller: Caller, token: Callable[[], str]) -> None:
        """Raises Forbidden for a person who is none, NotSignedIn for a function, whomever it acts for."""
        if caller.function == OPERATOR:
            return
        if caller.function is not None or caller.user_name is None:
            raise NotSignedIn("Only a person may ask for this, who signs in.")
        shown = token()
        if not self._recent.get(sha256(shown.encode()).hexdigest(), lambda: self._ask(shown)):
            raise Forbidden("This is for the album's operators.")
