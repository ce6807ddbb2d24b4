"""What a function's own description says can be asked of it, and by whom."""

from collections.abc import Iterator
from typing import Any

from flask import Flask

from functions.shared.access.tokens import TokenSigner

KEY = "a signing key of this test, which is long enough"


def operations(app: Flask) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, address with ids filled in, and description of each."""
    for path, methods in app.test_client().get("/openapi.json").get_json()["paths"].items():
        address = (
            path.replace("{id}", "0" * 24)
            .replace("{share}", "1" * 24)
            .replace("{key}", "incoming:ann:x")
            .replace("{path}", "deep")
        )
        for method, operation in methods.items():
            yield method.upper(), address, operation


def ann() -> dict[str, str]:
    return {
        "Authorization": f"Bearer {TokenSigner(KEY, 'accounts').for_person('ann', None, 4_000_000_000_000)}"
    }
