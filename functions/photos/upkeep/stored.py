"""What storage holds, as far as photos must know it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from functions.shared.errors import Damaged, NotFound
from functions.shared.gateway import GatewayClient, Request
from functions.shared.links import next_cursor
from functions.shared.models.blobs import StoredObject
from functions.shared.models.wire import Wire
from functions.shared.replies import understood

LIST_SECONDS: Final = 20.0
LOOK_SECONDS: Final = 10.0
VERIFY_SECONDS: Final = 20.0
OBJECTS_A_PAGE: Final = 200


class Verification(Wire):
    """``sha256`` and ``size``: of what was stored; an object whose description is damaged has none."""

    sha256: str
    size: int
    intact: bool


class Recounted(Wire):
    """``miscounted``: whose count was wrong, known when there is no ``more`` to count."""

    more: bool
    miscounted: tuple[str, ...]


RECOUNTED: Final = TypeAdapter(Recounted)
RUINED: Final = Verification(sha256="", size=0, intact=False)
OBJECTS: Final = TypeAdapter(tuple[StoredObject, ...])
VERIFICATION: Final = TypeAdapter(Verification)


@dataclass(frozen=True)
class ObjectPage:
    objects: tuple[StoredObject, ...]
    next: str | None
    """Storage's cursor, if there is more."""


@dataclass(frozen=True)
class StoredObjects:
    gateway: GatewayClient

    def page(self, prefix: str, after: str | None) -> ObjectPage:
        """Of all users; it may be empty though there is more."""
        params = {"prefix": prefix, "limit": str(OBJECTS_A_PAGE)} | ({"cursor": after} if after else {})
        reply = self.gateway.call("storage", Request("GET", "/objects", LIST_SECONDS, params=params))
        return ObjectPage(understood(OBJECTS, "storage", reply), next_cursor(reply.headers))

    def all(self, prefix: str) -> Iterator[StoredObject]:
        after: str | None = None
        while True:
            page = self.page(prefix, after)
            yield from page.objects
            after = page.next
            if after is None:
                return

    def look(self, key: str) -> Verification | None:
        """As far as its description tells; None if it is not there."""
        try:
            reply = self.gateway.call("storage", Request("HEAD", f"/{key}", LOOK_SECONDS))
        except NotFound:
            return None
        except Damaged:
            return RUINED
        size = int(reply.headers["Content-Length"])
        return Verification(sha256=reply.headers["ETag"].strip('"'), size=size, intact=True)

    def verify(self, key: str) -> Verification | None:
        """Its bytes read again and compared with their digest; None if it is not there."""
        try:
            reply = self.gateway.call("storage", Request("POST", f"/{key}/verify", VERIFY_SECONDS))
        except NotFound:
            return None
        except Damaged:
            return RUINED
        return understood(VERIFICATION, "storage", reply)

    def recount(self, *, anew: bool) -> Recounted:
        """Have what each user has counted again, a part at a call; begun ``anew`` or gone on with."""
        request = Request("POST", "/recount", LIST_SECONDS, json={"anew": anew})
        return understood(RECOUNTED, "storage", self.gateway.call("storage", request))

    def delete(self, key: str) -> None:
        self.gateway.call("storage", Request("DELETE", f"/{key}", LOOK_SECONDS))

    def end_uploads(self, user_name: str) -> None:
        """Those of the user that were begun, and all that is known of them."""
        self.gateway.call("storage", Request("DELETE", "/uploads", LIST_SECONDS, user_name=user_name))
