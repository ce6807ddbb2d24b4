"""HTTP of photos that are looked at: by their owners, and by those with whom an album is shared."""

from dataclasses import dataclass
from typing import Final

from flask import Response, request

from functions.photos.edge.messages import PhotoQuery
from functions.photos.library.visible import VisiblePhotos
from functions.photos.services import Services
from functions.shared.access.callers import Caller
from functions.shared.access.shares import SharedPhoto
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import link_after
from functions.shared.models.photo import Photo

LIST: Final = Operation(
    "GET",
    "/",
    "My photos, newest first, by words, dates, album, tags, status or content; of an album that is open"
    " to me, everyone's; with an id, that photo",
    query=PhotoQuery,
    answers={200: list[Photo | SharedPhoto] | Photo | SharedPhoto},
    errors=(404,),
    shares=True,
)
ONE: Final = Operation("GET", "/<id>", "A photo", answers={200: Photo | SharedPhoto}, shares=True)


def add_looking_routes(api: Api, services: Services) -> None:
    views = LookingViews(services.visible)
    api.add(LIST, views.list)
    api.add(ONE, views.one)


@dataclass(frozen=True)
class LookingViews:
    visible: VisiblePhotos

    def list(self, caller: Caller, query: PhotoQuery) -> Response:
        if query.id is not None:
            return self.one(caller, query.id)
        found = self.visible.page(caller, query, query.limit, query.mark())
        if len(found) < query.limit:
            return answer(found)
        given = [(n, v) for n, v in request.args.items(multi=True) if n not in ("limit", "cursor")]
        link = link_after("/function/photos/", query, query.next_cursor(found[-1]), given)
        return answer(found, headers=link)

    def one(self, caller: Caller, id: str) -> Response:
        return answer(self.visible.one(caller, id).shown())
