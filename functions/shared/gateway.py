"""The only way out: calls to other functions, with a time limit, retries and the call's id."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import Any, Final

import requests
import stamina
from requests.adapters import BaseAdapter, HTTPAdapter

from functions.shared.access.tokens import TokenSigner
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
from functions.shared.log import call_id
from functions.shared.problems import PROBLEM
from functions.shared.streaming import Chunks, Stream

CONNECT_SECONDS: Final = 2.0
POOL_SIZE: Final = 64
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

    def __init__(self, url: str, signer: TokenSigner, adapter: BaseAdapter | None = None) -> None:
        """``adapter``: what carries the calls, if not connections that are kept open."""
        self._url = url
        self._signer = signer
        # Without a session, whose cookies, redirects and hooks cost a third of each call.
        self._adapter = adapter or HTTPAdapter(pool_connections=4, pool_maxsize=POOL_SIZE)

    def call(self, function: str, request: Request) -> Reply:
        """The 2xx answer; any other is raised as the house's error of that status.

        Raises UpstreamFailed or Unavailable if the function did not answer. A broken connection is tried
        again where the method may be repeated: one that was kept alive may belong to a function that was
        replaced.
        """
        response = self._answered(function, request)
        if response.status_code < HTTPStatus.MULTIPLE_CHOICES:
            return Reply(response.status_code, response.headers, response.content)
        raise _error(function, response, asked_about_a_person=request.token is not None)

    def stream(self, function: str, request: Request) -> Stream:
        """As ``call``, for an answer that is handed on while it comes; 304 is one too."""
        response = self._answered(function, request, stream=True)
        status = response.status_code
        if status == HTTPStatus.NOT_MODIFIED or (request.method == "HEAD" and response.ok):
            # Read, though there is nothing to read, so that the connection is free again.
            return Stream(status, response.headers, iter([response.content]))
        if status < HTTPStatus.MULTIPLE_CHOICES:
            return Stream(status, response.headers, Chunks(function, response))
        with response:
            if status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                raise RangeNotSatisfiable(_size(response))
            raise _error(function, response, asked_about_a_person=request.token is not None)

    def _answered(self, function: str, request: Request, *, stream: bool = False) -> requests.Response:
        retry = stamina.RetryingCaller(
            attempts=3 if request.method in REPEATABLE else 1,
            wait_initial=0.05,
            wait_max=0.5,
            wait_jitter=0.05,
        ).on(requests.ConnectionError)
        try:
            return retry(self._send, function, request, stream)
        except requests.Timeout as error:
            raise UpstreamFailed(function, f"The function {function} took too long.") from error
        except requests.RequestException as error:
            raise UpstreamFailed(function, f"The function {function} cannot be reached.") from error

    def _send(self, function: str, request: Request, stream: bool) -> requests.Response:
        timeout = (CONNECT_SECONDS, request.timeout)
        response = self._adapter.send(self._prepared(function, request), stream=True, timeout=timeout)
        if not stream:
            response.content  # noqa: B018
        return response

    def _prepared(self, function: str, request: Request) -> requests.PreparedRequest:
        token = request.token or self._signer.for_function(function, request.user_name)
        prepared = requests.PreparedRequest()
        prepared.prepare_method(request.method)
        prepared.prepare_url(f"{self._url}/function/{function}{request.path}", request.params)
        prepared.prepare_headers(
            {
                **(request.headers or {}),
                # Between functions bytes cost less than the time to compress them; and lengths and ranges
                # are true.
                "Accept-Encoding": "identity",
                "Authorization": f"Bearer {token}",
                "X-Call-Id": call_id.get(),
            }
        )
        # Bytes at once would have to be taken whole within CONNECT_SECONDS; a file goes bit by bit.
        body = BytesIO(request.body) if request.body else request.body
        prepared.prepare_body(body, None, request.json)
        return prepared


def _error(function: str, response: requests.Response, *, asked_about_a_person: bool) -> AlbumError:
    fields = _problem_fields(response)
    detail = str(fields.get("detail") or f"The function {function} failed.")[:LONGEST_DETAIL]
    status = response.status_code
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        return Invalid(str(fields.get("field", "body")), detail)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return TooManyRequests(detail, _retry_after(response))
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        missing = fields.get("missing")
        return Unavailable(str(missing[0]) if missing else function, detail, _retry_after(response))
    if status == HTTPStatus.UNAUTHORIZED and asked_about_a_person:
        return NotSignedIn(detail)
    if status in ERRORS:
        return ERRORS[status](detail)
    is_accident = status >= HTTPStatus.INTERNAL_SERVER_ERROR and fields.get("transient", True) is True
    return UpstreamFailed(function, detail, transient=is_accident)


def _problem_fields(response: requests.Response) -> dict[str, Any]:
    if not response.headers.get("Content-Type", "").startswith(PROBLEM):
        return {}
    try:
        fields = response.json()
    except requests.JSONDecodeError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _size(response: requests.Response) -> int:
    """Of what a range was asked of."""
    size = response.headers.get("Content-Range", "").rpartition("/")[2]
    return int(size) if size.isdecimal() else 0


def _retry_after(response: requests.Response) -> int:
    value = response.headers.get("Retry-After", "")
    return int(value) if value.isdecimal() else 5
