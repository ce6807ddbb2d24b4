"""HTTP of objects that are given out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from flask import Response, request
from werkzeug.datastructures import Range

from functions.shared.access.callers import Caller
from functions.shared.access.owned_objects import require_access
from functions.shared.edge import data_uri
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.parameters import Header
from functions.shared.errors import NotFound, RangeNotSatisfiable
from functions.shared.models.blobs import ObjectInfo
from functions.shared.models.digest import digest_field
from functions.shared.stores.ports import BlobStore
from functions.shared.streaming import WhileAllowed
from functions.storage.edge.messages import KeyAndRepresentation, RepresentationQuery
from functions.storage.harmless import served_type
from functions.storage.services import Services

Read: TypeAlias = Callable[[int, int], Iterator[bytes]]
"""The object's bytes from the first number up to, not including, the second."""
SENT_AT_ONCE = 256 * 1024
GIVEN = {200: ("*/*",), 206: ("*/*",), 304: None}
CONDITIONS = {
    "Range": Header("RFC 9110, one range of bytes"),
    "If-None-Match": Header("the ETag of a copy at hand"),
}


GIVE = Operation(
    "GET",
    "/<key>",
    "The object's bytes",
    query=RepresentationQuery,
    answers=GIVEN,
    errors=(410, 416),
    headers=CONDITIONS,
)
GIVE_BY_ROOT = Operation(
    "GET",
    "/",
    "The object's bytes",
    query=KeyAndRepresentation,
    answers=GIVEN,
    errors=(404, 410, 416),
    headers=CONDITIONS,
)


def add_giving_routes(api: Api, services: Services) -> None:
    views = GivingViews(services.blobs, services.clock, api.watch)
    api.add(GIVE, views.give)
    api.add(GIVE_BY_ROOT, views.give_by_root)


@dataclass(frozen=True)
class GivingViews:
    blobs: BlobStore
    clock: Callable[[], int]
    watch: Callable[[Caller], Callable[[], None]]

    def give(self, caller: Caller, key: str, query: RepresentationQuery) -> Response:
        require_access(caller, key, "read")
        info = self.blobs.info(key)
        if info is None:
            raise NotFound(f"There is no object {key}.")
        read = self._reading(caller, key)
        return _as_data_uri(info, read) if query.as_ == "data-uri" else _raw(info, read)

    def give_by_root(self, caller: Caller, query: KeyAndRepresentation) -> Response:
        return self.give(caller, query.key, query)

    def _reading(self, caller: Caller, key: str) -> Read:
        """Which ends once the caller is no longer signed in."""
        require_standing = self.watch(caller)

        def read(start: int, stop: int) -> Iterator[bytes]:
            return WhileAllowed(self.blobs.read(key, start, stop), require_standing, self.clock)

        return read


def _as_data_uri(info: ObjectInfo, read: Read) -> Response:
    data = b"".join(read(0, info.size))
    content = data_uri.Content(data, served_type(info.content_type))
    return Response(data_uri.compose(content), mimetype="text/plain")


def _raw(info: ObjectInfo, read: Read) -> Response:
    headers = _headers_of(info)
    if request.if_none_match.contains_weak(info.sha256):
        return Response(status=304, headers=headers)
    start, stop = _wanted(request.range, info.size)
    is_whole = (start, stop) == (0, info.size)
    headers["Content-Length"] = str(stop - start)
    if not is_whole:
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{info.size}"
    elif request.method == "GET":
        # Of what this answer carries: all of the object here, nothing of it in an answer to HEAD.
        headers["Content-Digest"] = headers["Repr-Digest"]
    body = _body(read, start, stop)
    return Response(body, 200 if is_whole else 206, headers, content_type=served_type(info.content_type))


def _headers_of(info: ObjectInfo) -> dict[str, str]:
    return {
        "ETag": f'"{info.sha256}"',
        "Repr-Digest": digest_field(info.sha256),
        "Cache-Control": "private, max-age=31536000, immutable",
        "Accept-Ranges": "bytes",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    }


def _wanted(asked: Range | None, size: int) -> tuple[int, int]:
    """The bytes to send; several ranges, or other units, get the whole object."""
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1 or "If-Range" in request.headers:
        return 0, size
    wanted: tuple[int, int] | None = asked.range_for_length(size)
    if wanted is None:
        raise RangeNotSatisfiable(size)
    return wanted


def _body(read: Read, start: int, stop: int) -> bytes | Iterator[bytes]:
    if request.method == "HEAD":
        # Not b"": its length would replace the object's.
        return iter(())
    pieces = read(start, stop)
    if stop - start <= SENT_AT_ONCE:
        return b"".join(pieces)
    # The first one now, while an error can still become the answer.
    return chain([next(pieces)], pieces)
