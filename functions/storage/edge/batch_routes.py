"""HTTP of objects that come together: what functions make of one photo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Response, request

from functions.shared.access.callers import Caller, Scope
from functions.shared.access.owned_objects import require_access
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import Forbidden, TooLarge
from functions.shared.models.batch import BATCH_TYPE, unpack
from functions.shared.stores.ports import BlobStore
from functions.storage.services import Services

STORE_TOGETHER: Final = Operation(
    "PUT",
    "/batch",
    "Store objects, all or none: a line of JSON (key, contentType and size of each), then their bytes; "
    "what is there under one of the keys stays. For functions",
    body=(BATCH_TYPE,),
    answers={204: None},
    scope=Scope.ACCOUNT,
    errors=(404, 507),
)


def add_batch_routes(api: Api, services: Services) -> None:
    api.add(STORE_TOGETHER, BatchViews(services.blobs, services.limits.max_bytes, api.watch).store)


@dataclass(frozen=True)
class BatchViews:
    blobs: BlobStore
    max_bytes: int
    watch: Callable[[Caller], Callable[[], None]]

    def store(self, caller: Caller) -> Response:
        if caller.function is None:
            raise Forbidden("Only the album's own functions store several objects at once.")
        if (request.content_length or 0) > self.max_bytes:
            raise TooLarge(f"A batch may have at most {self.max_bytes} bytes.")
        body = request.get_data(cache=False)
        self.watch(caller)()
        objects = unpack(body)
        for each in objects:
            require_access(caller, each.key, "write")
        self.blobs.store_together(objects)
        return Response(status=204)
