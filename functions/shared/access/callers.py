"""Who calls: a person, a function, the operator, or who has opened a link; and whom a function takes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from functions.shared.errors import Forbidden, NotSignedIn

CALLERS: Final[dict[str, frozenset[str]]] = {
    "accounts": frozenset(),
    "storage": frozenset({"albums", "photos", "thumbnail", "recognition"}),
    "albums": frozenset(),
    "photos": frozenset(),
    "thumbnail": frozenset({"photos"}),
    "recognition": frozenset({"photos"}),
    "recognition-web": frozenset(),
}
"""Which functions each function accepts calls from. It has no cycle, so full thread pools cannot deadlock."""
OPERATOR: Final = "operator"
"""Who holds the signing key, and calls for the whole album: as a function does, in nobody's name."""
OPERATED: Final = frozenset({"accounts", "photos"})


class Scope(StrEnum):
    """What a route needs, and what an API key is good for: writing includes reading."""

    READ = "read"
    WRITE = "write"
    ACCOUNT = "account"
    """Passwords, sessions, keys: for signed-in people, never for an API key."""
    OPERATOR = "operator"
    """The album as a whole: for signed-in people whom the operator has made one, and for the signing key."""


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

    @property
    def name(self) -> str:
        """As the audit tells who it was: the holder of the signing key has no other."""
        return self.user_name or f"({self.function or 'guest'})"

    def require(self, scope: Scope) -> None:
        """Raises Forbidden where this caller's scope does not reach.

        Whether a person is an operator is asked besides: no token says so.
        """
        if scope is Scope.OPERATOR:
            scope = Scope.ACCOUNT
        reach = tuple(Scope)
        if reach.index(self.scope) < reach.index(scope):
            raise Forbidden(f"An API key with the scope {self.scope} may not do this.")
