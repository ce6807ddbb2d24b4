"""HTTP of what is there: the list of objects, and whether one is intact."""

from dataclasses import dataclass

from flask import Response

from functions.shared.access.addresses import address
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.owned_objects import require_access
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import unknown_cursor
from functions.shared.errors import NotSignedIn
from functions.shared.links import link_to_next
from functions.shared.models.blobs import StoredObject
from functions.shared.models.keys import AREAS
from functions.shared.stores.cursors import opaque, plain
from functions.shared.stores.ports import BlobStore
from functions.storage.edge.messages import KeyQuery, ObjectsQuery, Recounted, RecountRequest
from functions.storage.services import Services
from functions.storage.verify import Verification, verify

PATH = "/function/storage/objects"


LIST = Operation(
    "GET",
    "/objects",
    "The objects whose keys begin so, each that stays exactly once, in no order",
    query=ObjectsQuery,
    answers={200: list[StoredObject]},
)
RECOUNT = Operation(
    "POST",
    "/recount",
    "Count again what each user has, a part at a call; for the album's own check, in nobody's name",
    body=RecountRequest,
    answers={200: Recounted},
    scope=Scope.ACCOUNT,
)
VERIFY = Operation(
    "POST",
    "/<key>/verify",
    "Read the object, and say whether its bytes are those that were stored",
    answers={200: Verification},
    scope=Scope.READ,
    errors=(410,),
)
VERIFY_BY_ROOT = Operation(
    "POST",
    "/verify",
    "Read the object, and say whether its bytes are those that were stored",
    query=KeyQuery,
    answers={200: Verification},
    scope=Scope.READ,
    errors=(404, 410),
)


def add_inventory_routes(api: Api, services: Services) -> None:
    views = InventoryViews(services.blobs)
    api.add(LIST, views.index)
    api.add(RECOUNT, views.recount)
    api.add(VERIFY, views.verify)
    api.add(VERIFY_BY_ROOT, views.verify_by_root)


@dataclass(frozen=True)
class InventoryViews:
    blobs: BlobStore

    def index(self, caller: Caller, query: ObjectsQuery) -> Response:
        prefixes = visible(caller, query.prefix)
        page = self.blobs.page(prefixes, limit=query.limit, after=_after(query))
        return answer(list(page.objects), headers=_next(query, page.rest))

    def recount(self, caller: Caller, body: RecountRequest) -> Response:
        if caller.user_name is not None:
            raise NotSignedIn("Only the album itself counts what everybody has.")
        counted = self.blobs.usage.recount(anew=body.anew)
        return answer(Recounted(more=counted.more, miscounted=counted.miscounted))

    def verify(self, caller: Caller, key: str) -> Response:
        require_access(caller, key, "read")
        return answer(verify(self.blobs, key))

    def verify_by_root(self, caller: Caller, query: KeyQuery) -> Response:
        return self.verify(caller, query.key)


def visible(caller: Caller, prefix: str) -> list[str]:
    """The beginnings of the keys that this caller may read, of those that begin so."""
    if caller.user_name is None:
        return [prefix]
    own = [f"{area}:{caller.user_name}:" for area in AREAS]
    return [max(prefix, mine, key=len) for mine in own if mine.startswith(prefix) or prefix.startswith(mine)]


def _next(query: ObjectsQuery, rest: str | None) -> dict[str, str]:
    if rest is None:
        return {}
    parameters = [("prefix", query.prefix), ("limit", str(query.limit)), ("cursor", opaque(rest))]
    return link_to_next(address(PATH), parameters)


def _after(query: ObjectsQuery) -> str | None:
    if query.cursor is None:
        return None
    if not (after := plain(query.cursor)):
        raise unknown_cursor()
    return after
