"""Problem documents (RFC 9457): how every error is told, whichever server tells it."""

from collections.abc import Mapping
from typing import Any, Final

from functions.shared.statuses import phrase

PROBLEM: Final = "application/problem+json"


def problem_document(status: int, detail: str, more: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": phrase(status),
        "status": int(status),
        "detail": detail,
        **(more or {}),
    }
