"""What a route owes to each caller."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final

from tests.contract import callers
from tests.contract.callers import Caller
from tests.contract.documents import FUNCTIONS

ALLOWED: Final = 200
"""Any status of success."""
UNKNOWN: Final = HTTPStatus.UNAUTHORIZED
FORBIDDEN: Final = HTTPStatus.FORBIDDEN
HIDDEN: Final = HTTPStatus.NOT_FOUND
SAFE: Final = ("GET", "HEAD", "OPTIONS")

NEVER: Final[dict[str, Caller]] = {
    "nobody": callers.nobody,
    "expired token": callers.expired,
    "forged token": callers.forged,
    "unsigned token": callers.unsigned,
    "token by another algorithm": callers.by_another_algorithm,
    "token by another issuer": callers.by_another_issuer,
    "token for another audience": callers.for_another_audience,
    "token of a device": callers.a_device,
    "token of a session that was ended": callers.signed_out,
    "deleted API key": callers.deleted_key,
    "guessed API key": callers.guessed_key,
    "operator in the owner's name": callers.operator_as_owner,
}
OWNER: Final[dict[str, Caller]] = {
    "owner": callers.owner,
    "owner, signed by the previous key": callers.by_previous_key,
    "owner, by cookie": callers.by_cookie,
}


@dataclass(frozen=True)
class Access:
    """``functions`` may call in the owner's name, ``for_nobody`` in nobody's; nobody else may."""

    owner: int = ALLOWED
    other: int = HIDDEN
    read_key: int = ALLOWED
    write_key: int = ALLOWED
    functions: frozenset[str] = frozenset()
    for_nobody: frozenset[str] = frozenset()
    operator: int = UNKNOWN
    operating: int | None = None
    """None where the role makes no difference."""
    is_open: bool = False

    @property
    def for_operating(self) -> int:
        return self.other if self.operating is None else self.operating

    def expected(self, method: str) -> Iterator[tuple[str, Caller, int]]:
        """Everyone who may call, and what they get."""
        for name, caller, status in self._without_other_sites():
            yield name, caller, ALLOWED if self.is_open else status
        refusal = FORBIDDEN if self.is_open else UNKNOWN
        status = self.owner if method in SAFE else refusal
        yield "owner, by cookie from another site", callers.by_cookie_from_elsewhere, status

    def _without_other_sites(self) -> Iterator[tuple[str, Caller, int]]:
        yield from ((name, caller, UNKNOWN) for name, caller in NEVER.items())
        yield from ((name, caller, self.owner) for name, caller in OWNER.items())
        yield "another user", callers.other, self.other
        yield "another user, who is an operator", callers.operating, self.for_operating
        yield "read-only API key", callers.read_key, self.read_key
        yield "write API key", callers.write_key, self.write_key
        yield "operator", callers.operator, self.operator
        for name in FUNCTIONS:
            for_owner = ALLOWED if name in self.functions else UNKNOWN
            yield f"{name} for the owner", callers.for_owner(name), for_owner
            for_nobody = ALLOWED if name in self.for_nobody else UNKNOWN
            yield f"{name} for nobody", callers.for_nobody(name), for_nobody


OPEN: Final = Access(is_open=True)
READ: Final = Access()
WRITE: Final = Access(read_key=FORBIDDEN)
ACCOUNT: Final = Access(read_key=FORBIDDEN, write_key=FORBIDDEN)
OPERATED: Final = Access(
    owner=FORBIDDEN, other=FORBIDDEN, read_key=FORBIDDEN, write_key=FORBIDDEN, operator=ALLOWED
)
"""The operator alone may; whoever signs in is told so."""
OPERATING: Final = replace(OPERATED, operating=ALLOWED)
"""And who has the operator's role."""


def own(access: Access) -> Access:
    """Everybody may, about what is their own."""
    return replace(access, other=ALLOWED)


def by(access: Access, functions: str, *, for_nobody: bool) -> Access:
    """These functions may too."""
    names = frozenset(functions.split())
    return replace(access, functions=names, for_nobody=names if for_nobody else frozenset())
