"""HTTP of objects that come, and go for good."""

from collections.abc import Callable, Iterator
from typing import Annotated

from flask import Response, request
from pydantic import BaseModel, ConfigDict, Field
from werkzeug.exceptions import ClientDisconnected

from functions.shared.access.callers import Caller
from functions.shared.access.credentials import presented_token
from functions.shared.access.owned_objects import require_access
from functions.shared.edge import data_uri
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.parameters import Header
from functions.shared.errors import Conflict, Malformed, PreconditionFailed
from functions.shared.models.blobs import ObjectInfo
from functions.shared.models.digest import expected_sha256
from functions.shared.models.wire import Key, Wire, new_id
from functions.shared.stores.ports import BlobStore
from functions.storage.storing.originals import Originals
from functions.storage.storing.quota import Quota
from functions.storage.storing.store import Sent, media_type, store

PIECE = 256 * 1024
STORED = {200: ObjectInfo, 201: ObjectInfo}
ERRORS = (404, 409, 410, 412, 507)
CONDITIONS = {
    "If-None-Match": Header("* to store only what is not there yet"),
    "If-Match": Header("the ETag, or *, of what must be there"),
}


class KeyQuery(BaseModel):
    key: Key


class DataUri(Wire):
    model_config = ConfigDict(extra="forbid")

    key: Key | None = None
    data: Annotated[str, Field(json_schema_extra={"pattern": data_uri.PATTERN})]


def add_storing(api: Api, blobs: BlobStore, max_bytes: int, quota: Quota, originals: Originals) -> None:
    def put(caller: Caller, key: str, sent: Sent) -> Response:
        require_access(caller, key, "write")
        _require_conditions(blobs, key)
        quota.require_room(caller, key, sent.size)
        with quota.told():
            stored = store(blobs, key, sent, max_bytes=max_bytes, most_kept=quota.limit(caller))
        if not stored.created and request.if_none_match.star_tag:
            raise PreconditionFailed(f"The key {key} was taken meanwhile.")
        info = ObjectInfo.model_validate(stored.info.model_dump())
        return answer(info, 201 if stored.created else 200, {"ETag": f'"{info.sha256}"'})

    def put_data_uri(caller: Caller, key: str, uri: str) -> Response:
        content = data_uri.parse(uri)
        return put(caller, key, Sent(content.content_type, [content.data], len(content.data)))

    def remove(caller: Caller, key: str) -> Response:
        require_access(caller, key, "write")
        _require_conditions(blobs, key)
        if caller.function is None:
            originals.refuse(key, presented_token())
        blobs.delete(key)
        return Response(status=204)

    @api.route(
        Operation(
            "PUT",
            "/<key>",
            "Store an object",
            body=("*/*",),
            body_required=False,
            answers=STORED,
            errors=ERRORS,
            headers={"Content-Digest": Header("RFC 9530, sha-256; verified"), **CONDITIONS},
        )
    )
    def put_raw(caller: Caller, key: str) -> Response:
        promised = expected_sha256(request.headers.get("Content-Digest"))
        size = request.content_length or 0
        chunks = arriving(api.watch(caller))
        return put(caller, key, Sent(media_type(request.content_type), chunks, size, promised))

    @api.route(
        Operation(
            "POST",
            "/<key>",
            "Store an object from a data URI",
            body=DataUri,
            answers=STORED,
            errors=ERRORS,
            headers=CONDITIONS,
        )
    )
    def post(caller: Caller, key: str, body: DataUri) -> Response:
        if body.key not in (None, key):
            raise Conflict("The body names another key than the address.")
        return put_data_uri(caller, key, body.data)

    @api.route(
        Operation(
            "POST",
            "/",
            "Store an object from a data URI, under a key given or made",
            body=DataUri,
            answers=STORED,
            errors=ERRORS,
            headers=CONDITIONS,
        )
    )
    def post_root(caller: Caller, body: DataUri) -> Response:
        return put_data_uri(caller, body.key or f"incoming:{caller.person}:{new_id()}", body.data)

    @api.route(
        Operation(
            "DELETE",
            "/<key>",
            "Delete the object, if it is there; not a photo's original, which goes with the photo",
            answers={204: None},
            errors=(409, 412),
            headers=CONDITIONS,
        )
    )
    def delete(caller: Caller, key: str) -> Response:
        return remove(caller, key)

    @api.route(
        Operation(
            "DELETE",
            "/",
            "Delete the object, if it is there; not a photo's original, which goes with the photo",
            query=KeyQuery,
            answers={204: None},
            errors=(404, 409, 412),
            headers=CONDITIONS,
        )
    )
    def delete_root(caller: Caller, query: KeyQuery) -> Response:
        return remove(caller, query.key)


def _require_conditions(blobs: BlobStore, key: str) -> None:
    """PreconditionFailed unless the object is as the request wants it before it does anything (RFC 9110).

    Objects never change, so only one that is deleted and stored anew within the same moment can differ later.
    """
    if "If-Match" not in request.headers and "If-None-Match" not in request.headers:
        return
    there = blobs.info(key)
    if "If-Match" in request.headers and not (there and request.if_match.contains(there.sha256)):
        raise PreconditionFailed(f"There is no object {key} with the ETag that If-Match names.")
    if there and request.if_none_match.contains_weak(there.sha256):
        raise PreconditionFailed(f"There is an object {key} already.")


def arriving(require_standing: Callable[[], None]) -> Iterator[bytes]:
    """The body. Malformed after what has arrived of it if it broke off.

    Whoever sent it must still be signed in at its end: another may have the name by then.
    """
    size, is_broken = 0, False
    try:
        while chunk := request.stream.read(PIECE):
            size += len(chunk)
            yield chunk
    except ClientDisconnected:
        is_broken = True
    if is_broken or request.content_length not in (None, size):
        raise Malformed("The body broke off before it was complete.")
    require_standing()
