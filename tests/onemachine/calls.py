"""Calls to a gateway, as clients make them."""

from typing import Any

import requests

from tests.onemachine.street import LONGEST, Street


def call(street: Street, method: str, path: str, **options: Any) -> requests.Response:
    return requests.request(method, f"{street.url}{path}", timeout=LONGEST, allow_redirects=False, **options)


def met(street: Street, method: str, path: str, **options: Any) -> dict[str, Any]:
    """What the function saw of a call."""
    reply = call(street, method, path, **options)
    assert reply.status_code == 200, reply.text
    seen: dict[str, Any] = reply.json()
    return seen
