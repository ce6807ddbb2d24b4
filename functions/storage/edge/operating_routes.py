"""HTTP of how much each person has, for whoever runs the album."""

from dataclasses import dataclass
from typing import Annotated, Final

from flask import Response
from pydantic import BaseModel, Field

from functions.shared.access.callers import Caller, Scope
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import Unavailable
from functions.shared.models.wire import UserName, Wire
from functions.shared.stores.ports import BlobStore
from functions.storage.services import Services

MOST_USERS: Final = 100


class UsersAsked(BaseModel):
    user_name: Annotated[tuple[UserName, ...], Field(alias="userName", min_length=1, max_length=MOST_USERS)]


class HeldBytes(Wire):
    """All that one user has, unfinished uploads with it; null while that is being counted."""

    user_name: str
    bytes: int | None


class AllHeldBytes(Wire):
    """``max_bytes``: what the album sets for all; 0 is no limit."""

    users: tuple[HeldBytes, ...]
    max_bytes: int


HELD: Final = Operation(
    "GET",
    "/operator/users",
    "How many bytes these users have",
    query=UsersAsked,
    answers={200: AllHeldBytes},
    scope=Scope.OPERATOR,
)


def add_operating_routes(api: Api, services: Services) -> None:
    api.add(HELD, OperatingViews(services.blobs, services.limits.most_kept).held)


@dataclass(frozen=True)
class OperatingViews:
    blobs: BlobStore
    most_kept: int

    def held(self, caller: Caller, query: UsersAsked) -> Response:
        held = tuple(HeldBytes(user_name=name, bytes=self._of(name)) for name in query.user_name)
        return answer(AllHeldBytes(users=held, max_bytes=self.most_kept))

    def _of(self, user_name: str) -> int | None:
        try:
            return self.blobs.usage.of(user_name).kept
        except Unavailable as error:
            if error.what != "usage":
                raise
            return None
