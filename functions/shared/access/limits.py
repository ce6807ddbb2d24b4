"""What one person may keep, where that is another than what the album sets for all."""

from collections.abc import Callable
from typing import Final

from functions.shared.access.standing import STANDING_SECONDS, Recent
from functions.shared.errors import NotFound, Unavailable, UpstreamFailed
from functions.shared.models.wire import Wire

MOST_REMEMBERED: Final = 10_000


class Limits(Wire):
    """0 is no limit; None is what the album sets for all."""

    max_bytes: int | None = None
    max_photos: int | None = None


class PersonalLimits:
    """``ask`` tells the limits of the person to whom a token or API key was given."""

    def __init__(
        self,
        ask: Callable[[str], Limits],
        clock: Callable[[], float],
        seconds: float = STANDING_SECONDS,
    ) -> None:
        self._ask = ask
        self._recent: Recent[Limits] = Recent(seconds, clock)
        self._known: dict[str, Limits] = {}

    def of(self, user_name: str, shown: Callable[[], str]) -> Limits:
        """Where they cannot be asked now, those of before: nobody's photos wait for that."""
        return self._recent.get(user_name, lambda: self._asked(user_name, shown()))

    def _asked(self, user_name: str, shown: str) -> Limits:
        try:
            limits = self._ask(shown)
        except (UpstreamFailed, Unavailable, NotFound):
            # Not there where accounts is of an earlier version.
            return self._known.get(user_name, Limits())
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        self._known[user_name] = limits
        return limits
