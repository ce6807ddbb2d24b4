"""The house's exceptions; ``answers.py`` turns each into a problem document.

AlbumError                      500 (never raised itself)
├── Malformed                   400  the request cannot be read
├── NotSignedIn                 401
├── Forbidden                   403  signed in, but not with what this needs
├── NotFound                    404  not there, or not yours
├── MethodNotAllowed            405
├── TooSlow                     408  the request stopped arriving
├── Conflict                    409
├── Damaged                     410  the bytes that were stored are not there any more as they were
├── PreconditionFailed          412
├── TooLarge                    413
├── UnsupportedType             415
├── RangeNotSatisfiable         416
├── Invalid                     422  readable, but a field is wrong
│   └── UnreadableImage         422  the bytes are no image that can be decoded
├── TooManyRequests             429  with Retry-After
├── ChecksumMismatch            460  tus: what arrived is not what was sent
├── Refused                     500  a store will not do what the album needs, until its operator acts
├── UpstreamFailed              502  another function failed or did not answer
├── Unavailable                 503  a store or a model is not there; with Retry-After
└── StorageFull                 507
"""

import math
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, ClassVar, Final

from functions.shared.statuses import ProtocolStatus

NOT_TRANSIENT: Final = {"transient": False}
"""In a problem document of 5xx, which else may pass."""


class AlbumError(Exception):
    """What went wrong, in words for the person who caused or meets it."""

    status: ClassVar[HTTPStatus | ProtocolStatus] = HTTPStatus.INTERNAL_SERVER_ERROR
    transient: bool = False
    """Whether the same call may succeed later."""
    retry_after: float = 0.0
    """The seconds that are to pass before it is worth trying again, of what is transient."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def fields(self) -> Mapping[str, Any]:
        """What the problem document tells besides status and detail."""
        return {}

    def headers(self) -> Mapping[str, str]:
        """What belongs to the status."""
        return {}


class Malformed(AlbumError):
    status = HTTPStatus.BAD_REQUEST


class NotSignedIn(AlbumError):
    status = HTTPStatus.UNAUTHORIZED

    def headers(self) -> Mapping[str, str]:
        return {"WWW-Authenticate": 'Bearer realm="smart-album"'}


class Forbidden(AlbumError):
    status = HTTPStatus.FORBIDDEN


class NotFound(AlbumError):
    status = HTTPStatus.NOT_FOUND


class MethodNotAllowed(AlbumError):
    status = HTTPStatus.METHOD_NOT_ALLOWED


class TooSlow(AlbumError):
    status = HTTPStatus.REQUEST_TIMEOUT


class Conflict(AlbumError):
    status = HTTPStatus.CONFLICT


class Damaged(AlbumError):
    """Gone: no repetition of the call brings the bytes back."""

    status = HTTPStatus.GONE


class PreconditionFailed(AlbumError):
    status = HTTPStatus.PRECONDITION_FAILED


class TooLarge(AlbumError):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class UnsupportedType(AlbumError):
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE


class RangeNotSatisfiable(AlbumError):
    status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE

    def __init__(self, size: int) -> None:
        super().__init__(f"The range lies outside the {size} bytes of this object.")
        self.size = size

    def headers(self) -> Mapping[str, str]:
        return {"Content-Range": f"bytes */{self.size}"}


class Invalid(AlbumError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(detail)
        self.field = field

    def fields(self) -> Mapping[str, Any]:
        return {"field": self.field}


class UnreadableImage(Invalid):
    def __init__(self, detail: str) -> None:
        super().__init__("image", detail)


class TooManyRequests(AlbumError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    transient = True

    def __init__(self, detail: str, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after

    def headers(self) -> Mapping[str, str]:
        return {"Retry-After": str(self.retry_after)}


class ChecksumMismatch(AlbumError):
    status = ProtocolStatus.CHECKSUM_MISMATCH


class Refused(AlbumError):
    """The operator's fault, never a caller's: nothing that is sent, and no repetition, changes it."""

    def fields(self) -> Mapping[str, Any]:
        return NOT_TRANSIENT


class UpstreamFailed(AlbumError):
    status = HTTPStatus.BAD_GATEWAY

    def __init__(self, function: str, detail: str, *, transient: bool = True) -> None:
        super().__init__(detail)
        self.function = function
        self.transient = transient

    def fields(self) -> Mapping[str, Any]:
        return {} if self.transient else NOT_TRANSIENT


class Unavailable(AlbumError):
    status = HTTPStatus.SERVICE_UNAVAILABLE
    transient = True

    def __init__(self, what: str, detail: str, retry_after: int = 5) -> None:
        super().__init__(detail)
        self.what = what
        self.retry_after = retry_after

    def fields(self) -> Mapping[str, Any]:
        return {"missing": [self.what]}

    def headers(self) -> Mapping[str, str]:
        return {"Retry-After": str(self.retry_after)}


class StorageFull(AlbumError):
    """Passes when somebody makes room, for which nobody waits."""

    status = HTTPStatus.INSUFFICIENT_STORAGE
    transient = True
    retry_after = math.inf
