"""HTTP of objects that come, and go for good."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, request

from functions.shared.access.callers import Caller
from functions.shared.access.credentials import presented_token
from functions.shared.access.owned_objects import require_access
from functions.shared.edge import data_uri
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.parameters import Header
from functions.shared.errors import Conflict, PreconditionFailed
from functions.shared.models.blobs import ObjectInfo
from functions.shared.models.digest import expected_sha256
from functions.shared.models.keys import ORIGINALS
from functions.shared.models.wire import new_id
from functions.shared.stores.ports import BlobStore
from functions.storage.edge.arriving import arriving
from functions.storage.edge.messages import DataUri, KeyQuery
from functions.storage.services import Services
from functions.storage.storing.originals import Originals
from functions.storage.storing.quota import Quota
from functions.storage.storing.store import Sent, media_type, store

STORED = {200: ObjectInfo, 201: ObjectInfo}
ERRORS = (404, 409, 410, 412, 507)
CONDITIONS = {
    "If-None-Match": Header("* to store only what is not there yet"),
    "If-Match": Header("the ETag, or *, of what must be there"),
}


STORE = Operation(
    "PUT",
    "/<key>",
    "Store an object",
    body=("*/*",),
    body_required=False,
    answers=STORED,
    errors=ERRORS,
    headers={"Content-Digest": Header("RFC 9530, sha-256; verified"), **CONDITIONS},
)
STORE_DATA_URI = Operation(
    "POST",
    "/<key>",
    "Store an object from a data URI",
    body=DataUri,
    answers=STORED,
    errors=ERRORS,
    headers=CONDITIONS,
)
STORE_DATA_URI_BY_ROOT = Operation(
    "POST",
    "/",
    "Store an object from a data URI, under a key given or made",
    body=DataUri,
    answers=STORED,
    errors=ERRORS,
    headers=CONDITIONS,
)
DELETE = Operation(
    "DELETE",
    "/<key>",
    "Delete the object, if it is there; not a photo's original, which goes with the photo",
    answers={204: None},
    errors=(409, 412),
    headers=CONDITIONS,
)
DELETE_BY_ROOT = Operation(
    "DELETE",
    "/",
    "Delete the object, if it is there; not a photo's original, which goes with the photo",
    query=KeyQuery,
    answers={204: None},
    errors=(404, 409, 412),
    headers=CONDITIONS,
)


def add_storing_routes(api: Api, services: Services) -> None:
    max_bytes = services.limits.max_bytes
    views = StoringViews(services.blobs, max_bytes, services.quota, services.originals, api.watch)
    api.add(STORE, views.store)
    api.add(STORE_DATA_URI, views.store_data_uri)
    api.add(STORE_DATA_URI_BY_ROOT, views.store_data_uri_by_root)
    api.add(DELETE, views.delete)
    api.add(DELETE_BY_ROOT, views.delete_by_root)


@dataclass(frozen=True)
class StoringViews:
    blobs: BlobStore
    max_bytes: int
    quota: Quota
    originals: Originals
    watch: Callable[[Caller], Callable[[], None]]

    def store(self, caller: Caller, key: str) -> Response:
        promised = expected_sha256(request.headers.get("Content-Digest"))
        size = request.content_length or 0
        chunks = arriving(self.watch(caller))
        return self._store(caller, key, Sent(media_type(request.content_type), chunks, size, promised))

    def store_data_uri(self, caller: Caller, key: str, body: DataUri) -> Response:
        if body.key not in (None, key):
            raise Conflict("The body names another key than the address.")
        return self._store_data_uri(caller, key, body.data)

    def store_data_uri_by_root(self, caller: Caller, body: DataUri) -> Response:
        return self._store_data_uri(caller, body.key or f"{ORIGINALS}:{caller.person}:{new_id()}", body.data)

    def delete(self, caller: Caller, key: str) -> Response:
        require_access(caller, key, "write")
        _require_conditions(self.blobs, key)
        if caller.function is None:
            self.originals.refuse(key, presented_token())
        self.blobs.delete(key)
        return Response(status=204)

    def delete_by_root(self, caller: Caller, query: KeyQuery) -> Response:
        return self.delete(caller, query.key)

    def _store_data_uri(self, caller: Caller, key: str, uri: str) -> Response:
        content = data_uri.parse(uri)
        return self._store(caller, key, Sent(content.content_type, [content.data], len(content.data)))

    def _store(self, caller: Caller, key: str, sent: Sent) -> Response:
        require_access(caller, key, "write")
        _require_conditions(self.blobs, key)
        allowance = self.quota.of(caller, presented_token)
        allowance.require_room(key, sent.size)
        with allowance.told():
            stored = store(self.blobs, key, sent, max_bytes=self.max_bytes, most_kept=allowance.most_bytes)
        if not stored.created and request.if_none_match.star_tag:
            raise PreconditionFailed(f"The key {key} was taken meanwhile.")
        info = ObjectInfo.model_validate(stored.info.model_dump())
        return answer(info, 201 if stored.created else 200, {"ETag": f'"{info.sha256}"'})


def _require_conditions(blobs: BlobStore, key: str) -> None:
    """Raises PreconditionFailed unless the object is as the request wants it (RFC 9110).

    Objects never change, so only one that is deleted and stored anew within the same moment can differ later.
    """
    if "If-Match" not in request.headers and "If-None-Match" not in request.headers:
        return
    there = blobs.info(key)
    if "If-Match" in request.headers and not (there and request.if_match.contains(there.sha256)):
        raise PreconditionFailed(f"There is no object {key} with the ETag that If-Match names.")
    if there and request.if_none_match.contains_weak(there.sha256):
        raise PreconditionFailed(f"There is an object {key} already.")
