"""Passwords that somebody tries: each try is counted first, and told in the audit log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from functions.shared.access.passwords import Passwords
from functions.shared.access.throttle import AttemptLimit, Throttle
from functions.shared.deeds import DeedName
from functions.shared.errors import TooManyRequests
from functions.shared.log import log

LONGEST_MS: Final = 16 * 60_000


def slowing(attempts: int) -> AttemptLimit:
    """So many a minute; who goes on guessing waits up to a quarter of an hour for the next ones."""
    return AttemptLimit(attempts, longest_ms=LONGEST_MS)


@dataclass(frozen=True)
class Guess:
    """One try, counted for its own subject, which being right forgives, and for wider ones, which stay."""

    own: Throttle
    subject: str
    wider: Sequence[tuple[Throttle, str]] = ()

    def count(self, now: int) -> None:
        """Raises TooManyRequests where this guess is not to be looked at."""
        self.own.count(self.subject, now)
        for throttle, subject in self.wider:
            throttle.count(subject, now)

    def forget(self) -> None:
        self.own.forget(self.subject)


@dataclass(frozen=True)
class Tried:
    """For what a password was tried, by whom and on which, as the audit log tells it."""

    what: DeedName
    who: str | None = None
    id: str | None = None


@dataclass(frozen=True)
class PasswordCheck:
    passwords: Passwords
    clock: Callable[[], int]

    def is_right(self, guess: Guess, tried: Tried, password: str, password_hash: str | None) -> bool:
        """Raises TooManyRequests, and looks at nothing, where too many were tried already.

        ``password_hash`` is None for an unknown name; the work done is the same.
        """
        try:
            guess.count(self.clock())
        except TooManyRequests:
            log.audit(tried.what, "throttled", who=tried.who, id=tried.id)
            raise
        if not self.passwords.matches(password, password_hash):
            log.audit(tried.what, "failed", who=tried.who, id=tried.id)
            return False
        guess.forget()
        return True
