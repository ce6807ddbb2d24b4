"""HTTP of what is there: the list of objects, and whether one is intact."""

import base64
import binascii
from urllib.parse import urlencode

from flask import Response
from pydantic import BaseModel, Field

from functions.shared.access.addresses import address
from functions.shared.access.auth import Caller, Scope, require_access
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import Invalid, NotSignedIn
from functions.shared.models.blobs import StoredObject
from functions.shared.models.keys import AREAS
from functions.shared.models.wire import Key, Wire
from functions.shared.stores.ports import BlobStore
from functions.storage.verify import Verification, verify

PATH = "/function/storage/objects"


class Objects(BaseModel):
    """A page may have fewer than ``limit`` objects, even none: there is more while a link says so."""

    prefix: str = Field(default="", max_length=200)
    limit: int = Field(default=100, ge=1, le=500)
    cursor: str | None = Field(default=None, max_length=300)


class RecountRequest(Wire):
    """``anew``: from the beginning, unless a count is under way."""

    anew: bool = False


class Recounted(Wire):
    """``miscounted``: users whose count was wrong, known when there is no ``more`` to count."""

    more: bool
    miscounted: tuple[str, ...]


class KeyQuery(BaseModel):
    key: Key


def add_inventory(api: Api, blobs: BlobStore) -> None:
    def verified(caller: Caller, key: str) -> Response:
        require_access(caller, key, "read")
        return answer(verify(blobs, key))

    @api.route(
        Operation(
            "GET",
            "/objects",
            "The objects whose keys begin so, each that stays exactly once, in no order",
            query=Objects,
            answers={200: list[StoredObject]},
        )
    )
    def objects(caller: Caller, query: Objects) -> Response:
        prefixes = visible(caller, query.prefix)
        after = None if query.cursor is None else _decoded(query.cursor)
        page = blobs.page(prefixes, limit=query.limit, after=after)
        return answer(list(page.objects), headers=_next(query, page.rest))

    @api.route(
        Operation(
            "POST",
            "/recount",
            "Count again what each user has, a part at a call; for the album's own check, in nobody's name",
            body=RecountRequest,
            answers={200: Recounted},
            scope=Scope.ACCOUNT,
        )
    )
    def recount(caller: Caller, body: RecountRequest) -> Response:
        if caller.user_name is not None:
            raise NotSignedIn("Only the album itself counts what everybody has.")
        counted = blobs.usage.recount(anew=body.anew)
        return answer(Recounted(more=counted.more, miscounted=counted.miscounted))

    @api.route(
        Operation(
            "POST",
            "/<key>/verify",
            "Read the object, and say whether its bytes are those that were stored",
            answers={200: Verification},
            scope=Scope.READ,
            errors=(410,),
        )
    )
    def verify_one(caller: Caller, key: str) -> Response:
        return verified(caller, key)

    @api.route(
        Operation(
            "POST",
            "/verify",
            "Read the object, and say whether its bytes are those that were stored",
            query=KeyQuery,
            answers={200: Verification},
            scope=Scope.READ,
            errors=(404, 410),
        )
    )
    def verify_root(caller: Caller, query: KeyQuery) -> Response:
        return verified(caller, query.key)


def visible(caller: Caller, prefix: str) -> list[str]:
    """The beginnings of the keys that this caller may read, of those that begin so."""
    if caller.user_name is None:
        return [prefix]
    own = [f"{area}:{caller.user_name}:" for area in AREAS]
    return [max(prefix, mine, key=len) for mine in own if mine.startswith(prefix) or prefix.startswith(mine)]


def _next(query: Objects, rest: str | None) -> dict[str, str]:
    if rest is None:
        return {}
    cursor = base64.urlsafe_b64encode(rest.encode()).decode().rstrip("=")
    parameters = urlencode({"prefix": query.prefix, "limit": query.limit, "cursor": cursor})
    return {"Link": f'<{address(PATH)}?{parameters}>; rel="next"'}


def _decoded(cursor: str) -> str:
    try:
        return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, ValueError):
        raise Invalid("cursor", "cursor is not one that this list has given.") from None
