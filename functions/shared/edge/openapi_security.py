"""What a function's OpenAPI document tells of who may call an operation."""

from typing import Final

from functions.shared.access.callers import Scope
from functions.shared.access.credentials import COOKIE
from functions.shared.edge.schemas import Schema

KEYS: Final = {
    Scope.READ: "Any API key may do this.",
    Scope.WRITE: "An API key needs the scope write to do this.",
    Scope.ACCOUNT: "No API key may do this.",
    Scope.OPERATOR: "For the album's operators; no API key may do this.",
}
SCHEMES: Final[Schema] = {
    "token": {"type": "http", "scheme": "bearer"},
    "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
    "share": {
        "type": "http",
        "scheme": "bearer",
        "description": "The token that opening the link of a shared album gave",
    },
}


def requirements(*, shares: bool) -> list[Schema]:
    """One of these; ``shares``: also who has opened a link."""
    return [{name: []} for name in SCHEMES if shares or name != "share"]
