"""What the gateway itself says, instead of a function."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from aiohttp import web


class Refused(Exception):
    """A request that goes no further, with the status and the sentence for whom it comes from."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> web.Response:
    """RFC 9457."""
    title = HTTPStatus(status).phrase
    fields = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    soon = {"Retry-After": "1"} if status in (429, 503) else {}
    return web.Response(
        text=json.dumps(fields),
        status=status,
        content_type="application/problem+json",
        headers={**soon, **(headers or {})},
    )
