"""Problem documents (RFC 9457): how every error is told, whichever server tells it."""

from collections.abc import Mapping
from typing import Any, Final

from functions.shared.statuses import phrase

PROBLEM: Final = "application/problem+json"
WORDS: Final = {
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    408: "The request took too long to arrive.",
    413: "The request is larger than this function takes.",
}
"""What a server says before anything of its own does."""


def problem_document(status: int, detail: str, more: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": phrase(status),
        "status": int(status),
        "detail": detail,
        **(more or {}),
    }
