"""The only way out: calls to other functions, with a time limit, retries and the call's id."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode

from functions.shared.access.tokens import TokenSigner
from functions.shared.calls.carrying import Connections
from functions.shared.calls.messages import Answer, Call, Carrier
from functions.shared.errors import (
    AlbumError,
    Conflict,
    Damaged,
    Invalid,
    Malformed,
    NotFound,
    NotSignedIn,
    PreconditionFailed,
    RangeNotSatisfiable,
    StorageFull,
    TooLarge,
    TooManyRequests,
    Unavailable,
    UnsupportedType,
    UpstreamFailed,
)
from functions.shared.json_text import decode, encode
from functions.shared.log import call_id
from functions.shared.problems import PROBLEM
from functions.shared.streaming import Chunks, Stream

PAUSES: Final = (0.05, 0.1)
"""Seconds before a call is repeated that broke off."""
UNCHANGED_IN_PATHS: Final = "/:@!$&'()*+,;=~-._%"
REPEATABLE: Final = frozenset({"GET", "HEAD", "PUT", "DELETE"})
LONGEST_DETAIL: Final = 500

ERRORS: Final[dict[int, type[AlbumError]]] = {
    HTTPStatus.BAD_REQUEST: Malformed,
    HTTPStatus.NOT_FOUND: NotFound,
    HTTPStatus.CONFLICT: Conflict,
    HTTPStatus.GONE: Damaged,
    HTTPStatus.PRECONDITION_FAILED: PreconditionFailed,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: TooLarge,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: UnsupportedType,
    HTTPStatus.INSUFFICIENT_STORAGE: StorageFull,
}


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    timeout: float
    """Seconds to wait for the answer, or for more of it."""
    user_name: str | None = None
    """On whose behalf; None acts for nobody, which lets a function reach everyone's objects."""
    token: str | None = None
    """A person's own token, to be asked about rather than vouched for."""
    body: bytes | None = None
    json: Any = None
    params: Mapping[str, str] | None = None
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    content: bytes


class GatewayClient:
    """Lives as long as its process; safe to use from many threads."""

    def __init__(
        self, url: str, signer: TokenSigner, carrier: Carrier | None = None, *, sockets: Path | None = None
    ) -> None:
        """``carrier``: what carries the calls, if not connections that are kept open.

        ``sockets``: where the functions listen, where they and this process share a machine.
        """
        self._signer = signer
        self._carrier = carrier or Connections(url, sockets)

    def call(self, function: str, request: Request) -> Reply:
        """The 2xx answer; any other is raised as the house's error of that status.

        Raises UpstreamFailed or Unavailable if the function did not answer. A broken connection is tried
        again where the method may be repeated: one that was kept alive may belong to a function that was
        replaced.
        """
        answer, content = self._answered(function, request)
        if answer.status < HTTPStatus.MULTIPLE_CHOICES:
            return Reply(answer.status, answer.headers, content)
        raise _error(function, answer, content, asked_about_a_person=request.token is not None)

    def stream(self, function: str, request: Request) -> Stream:
        """As ``call``, for an answer that is handed on while it comes; 304 is one too."""
        answer, content = self._answered(function, request, stream=True)
        if answer.status < HTTPStatus.MULTIPLE_CHOICES and request.method != "HEAD":
            return Stream(answer.status, answer.headers, Chunks(function, answer))
        is_head = request.method == "HEAD" and answer.status < HTTPStatus.BAD_REQUEST
        if is_head or answer.status == HTTPStatus.NOT_MODIFIED:
            return Stream(answer.status, answer.headers, iter([content]))
        raise _error(function, answer, content, asked_about_a_person=request.token is not None)

    def _answered(self, function: str, request: Request, *, stream: bool = False) -> tuple[Answer, bytes]:
        """With its content, unless that is to be streamed."""
        call = self._outgoing(function, request)
        try:
            for pause in PAUSES if request.method in REPEATABLE else ():
                try:
                    return self._send(call, stream)
                except ConnectionError:
                    time.sleep(pause * random.uniform(1, 2))
            return self._send(call, stream)
        except TimeoutError as error:
            raise UpstreamFailed(function, f"The function {function} took too long.") from error
        except ConnectionError as error:
            raise UpstreamFailed(function, f"The function {function} cannot be reached.") from error

    def _send(self, call: Call, stream: bool) -> tuple[Answer, bytes]:
        answer = self._carrier.send(call)
        is_streamed = stream and answer.status < HTTPStatus.MULTIPLE_CHOICES and call.method != "HEAD"
        # Also where there is nothing to read, so that the connection is free again.
        return answer, b"" if is_streamed else answer.read()

    def _outgoing(self, function: str, request: Request) -> Call:
        token = request.token or self._signer.for_function(function, request.user_name)
        headers = {
            **(request.headers or {}),
            # Between functions bytes cost less than the time to compress them; and lengths and ranges
            # are true.
            "Accept-Encoding": "identity",
            "Authorization": f"Bearer {token}",
            "X-Call-Id": call_id.get(),
        }
        body = request.body
        if request.json is not None:
            body = encode(request.json)
            headers.setdefault("Content-Type", "application/json")
        target = quote(request.path, safe=UNCHANGED_IN_PATHS)
        if request.params:
            target += f"?{urlencode(request.params)}"
        return Call(request.method, function, target, headers, body, request.timeout)


def _error(function: str, answer: Answer, content: bytes, *, asked_about_a_person: bool) -> AlbumError:
    fields = _problem_fields(answer, content)
    detail = str(fields.get("detail") or f"The function {function} failed.")[:LONGEST_DETAIL]
    status = answer.status
    if (told := _error_that_tells_more(function, answer, fields, detail)) is not None:
        return told
    if status == HTTPStatus.UNAUTHORIZED and asked_about_a_person:
        return NotSignedIn(detail)
    if status in ERRORS:
        return ERRORS[status](detail)
    is_accident = status >= HTTPStatus.INTERNAL_SERVER_ERROR and fields.get("transient", True) is True
    return UpstreamFailed(function, detail, transient=is_accident)


def _error_that_tells_more(
    function: str, answer: Answer, fields: dict[str, Any], detail: str
) -> AlbumError | None:
    match answer.status:
        case HTTPStatus.UNPROCESSABLE_ENTITY:
            return Invalid(str(fields.get("field", "body")), detail)
        case HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return RangeNotSatisfiable(_size(answer))
        case HTTPStatus.TOO_MANY_REQUESTS:
            return TooManyRequests(detail, _retry_after(answer))
        case HTTPStatus.SERVICE_UNAVAILABLE:
            missing = fields.get("missing")
            return Unavailable(str(missing[0]) if missing else function, detail, _retry_after(answer))
        case _:
            return None


def _problem_fields(answer: Answer, content: bytes) -> dict[str, Any]:
    if not answer.headers.get("Content-Type", "").startswith(PROBLEM):
        return {}
    try:
        fields = decode(content)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _size(answer: Answer) -> int:
    """Of what a range was asked of."""
    size = answer.headers.get("Content-Range", "").rpartition("/")[2]
    return int(size) if size.isdecimal() else 0


def _retry_after(answer: Answer) -> int:
    value = answer.headers.get("Retry-After", "")
    return int(value) if value.isdecimal() else 5
