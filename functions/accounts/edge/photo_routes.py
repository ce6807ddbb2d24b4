"""HTTP of what storage asks in a person's name: it must not call photos, which calls it."""

from dataclasses import dataclass

from flask import Response

from functions.accounts.edge.messages import PhotoQuery, TakenIn
from functions.accounts.services import Services
from functions.shared.access.callers import Caller
from functions.shared.access.owned_objects import require_access
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import NotSignedIn
from functions.shared.stores.records.photos import PhotoRecords

TAKEN_IN = Operation(
    "GET",
    "/photo",
    "What was taken in as a photo of mine under this key",
    query=PhotoQuery,
    answers={200: TakenIn},
    errors=(404,),
)


def add_photo_routes(api: Api, services: Services) -> None:
    api.add(TAKEN_IN, PhotoViews(services.photos).taken_in)


@dataclass(frozen=True)
class PhotoViews:
    photos: PhotoRecords

    def taken_in(self, caller: Caller, query: PhotoQuery) -> Response:
        if caller.user_name is None:
            raise NotSignedIn("Only in a person's name is it told what was taken in.")
        photo = self.photos.by_key(str(require_access(caller, query.key, "read")))
        is_there = photo is not None and not self.photos.is_going(photo)
        return answer(TakenIn(sha256=photo.sha256 if photo and is_there else None))
