"""What may become of a call besides its answer."""

from http import HTTPStatus
from typing import Final

import requests

STOPPING: Final = {
    HTTPStatus.UNAUTHORIZED: "Not signed in",
    HTTPStatus.FORBIDDEN: "Not allowed",
    HTTPStatus.INSUFFICIENT_STORAGE: "There is no room left",
}
"""What every call after it would meet again."""
PASSING: Final = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
"""Besides all that is the album's fault, or something's on the way."""


class Refused(Exception):
    """The album will not do this, however often it is asked; why, in its own words.

    ``status`` is that of its answer, where there is one.
    """

    def __init__(self, detail: str, status: int = 0) -> None:
        super().__init__(detail)
        self.status = status


class Stopped(Exception):
    """Nothing more can be done: the album is away or lets nobody in, or whoever began this has ended it."""


class Busy(Exception):
    """``retry_after``: seconds, where the answer named them."""

    def __init__(self, detail: str, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


def fault_of(response: requests.Response) -> Exception:
    """Of an answer that is not 2xx."""
    status, detail = response.status_code, _detail(response)
    if response.is_redirect:
        return Stopped(f"The gateway leads on to {response.headers['Location']}. Name that address.")
    for stopping, title in STOPPING.items():
        if status == stopping:
            return Stopped(f"{title}: {detail}")
    if status in PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        asked = response.headers.get("Retry-After", "")
        return Busy(detail, float(asked) if asked.isdecimal() else None)
    return Refused(detail, status)


def _detail(response: requests.Response) -> str:
    try:
        detail = response.json()["detail"]
    except (requests.RequestException, KeyError, TypeError):
        return f"The gateway answered {response.status_code}."
    return str(detail)
