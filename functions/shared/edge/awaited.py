"""Refusals told in an answer of 200, to who prefers so: a browser writes any other status into its console.

That is for pages, which ask whether somebody is signed in, or try a password, and are told no as a matter of
course. Without ``Prefer: answer-refusals`` (RFC 7240) every refusal has its status; the log always has it.
"""

import re
from http import HTTPStatus
from typing import Final

from flask import Response, request

from functions.shared.problems import PROBLEM

PREFERENCE: Final = "answer-refusals"
_ASKED: Final = re.compile(rf"(?:^|[,;\s]){PREFERENCE}(?:$|[,;\s])")
_REFUSALS: Final = range(HTTPStatus.BAD_REQUEST, HTTPStatus.INTERNAL_SERVER_ERROR)


def answer_awaited(response: Response) -> None:
    """The document keeps the status that it tells; what went wrong here, of 500 and above, keeps its own."""
    if response.status_code not in _REFUSALS or response.mimetype != PROBLEM:
        return
    if _ASKED.search(request.headers.get("Prefer", "")):
        response.status_code = HTTPStatus.OK
        response.headers["Preference-Applied"] = PREFERENCE
        response.headers.pop("WWW-Authenticate", None)
