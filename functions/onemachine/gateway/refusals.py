"""What the gateway itself says, instead of a function."""

import json
from collections.abc import Mapping

from aiohttp import web

from functions.shared.problems import PROBLEM, problem_document


class Refused(Exception):
    """A request that goes no further, with the status and the sentence for whom it comes from."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> web.Response:
    soon = {"Retry-After": "1"} if status in (429, 503) else {}
    return web.Response(
        text=json.dumps(problem_document(status, detail)),
        status=status,
        content_type=PROBLEM,
        headers={**soon, **(headers or {})},
    )
