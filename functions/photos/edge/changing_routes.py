"""HTTP of photos that their owners correct, move or delete."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.photos.edge.messages import (
    CorrectedAnswer,
    IdQuery,
    ManyCorrected,
    NotCorrected,
    PhotoCorrection,
)
from functions.photos.library.album_photos import AlbumPhotos
from functions.photos.services import Services
from functions.shared.access.callers import Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.log import log
from functions.shared.models.photo import Photo

CORRECT: Final = Operation(
    "PATCH",
    "/<id>",
    "Move a photo, mark it, or correct its tags, its time or its position",
    body=PhotoCorrection,
    answers={200: Photo},
)
CORRECT_MANY: Final = Operation(
    "PATCH",
    "/",
    "The same for many photos, each for itself",
    body=ManyCorrected,
    answers={200: CorrectedAnswer},
)
DELETE: Final = Operation("DELETE", "/<id>", "Delete a photo with its objects", answers={204: None})
DELETE_BY_QUERY: Final = Operation(
    "DELETE",
    "/",
    "Delete a photo with its objects",
    query=IdQuery,
    answers={204: None},
    errors=(404,),
)


def add_changing_routes(api: Api, services: Services) -> None:
    views = ChangingViews(services.photos)
    api.add(CORRECT, views.correct)
    api.add(CORRECT_MANY, views.correct_many)
    api.add(DELETE, views.delete)
    api.add(DELETE_BY_QUERY, views.delete_by_query)


@dataclass(frozen=True)
class ChangingViews:
    photos: AlbumPhotos

    def correct(self, caller: Caller, id: str, body: PhotoCorrection) -> Response:
        return answer(self.photos.correct(caller, id, body.correction()))

    def correct_many(self, caller: Caller, body: ManyCorrected) -> Response:
        failed = self.photos.correct_many(caller, body.ids, body.correction())
        told = tuple(NotCorrected(at=body.ids.index(id), detail=detail) for id, detail in failed.items())
        return answer(CorrectedAnswer(changed=len(set(body.ids)) - len(failed), failed=told))

    def delete(self, caller: Caller, id: str) -> Response:
        self.photos.delete(caller, id)
        log.audit("delete photo", who=caller.user_name, id=id)
        return Response(status=204)

    def delete_by_query(self, caller: Caller, query: IdQuery) -> Response:
        return self.delete(caller, query.id)
