"""HTTP of photos that their owners correct or move."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.photos.edge.messages import ManyCorrected, PhotoCorrection
from functions.photos.library.album_photos import AlbumPhotos
from functions.photos.services import Services
from functions.photos.workflow.backlog import Backlog
from functions.shared.access.callers import Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.many import ManyDone, told
from functions.shared.edge.operations import Operation
from functions.shared.models.photo import Photo, PhotoStatus

CORRECT: Final = Operation(
    "PATCH",
    "/<id>",
    "Move a photo, mark it, or correct its tags, its time, its position or what is written of it",
    body=PhotoCorrection,
    answers={200: Photo},
)
CORRECT_MANY: Final = Operation(
    "PATCH",
    "/",
    "The same for many photos, each for itself",
    body=ManyCorrected,
    answers={200: ManyDone},
    errors=(404,),
)


def add_changing_routes(api: Api, services: Services) -> None:
    views = ChangingViews(services.photos, services.backlog)
    api.add(CORRECT, views.correct)
    api.add(CORRECT_MANY, views.correct_many)


@dataclass(frozen=True)
class ChangingViews:
    photos: AlbumPhotos
    backlog: Backlog

    def correct(self, caller: Caller, id: str, body: PhotoCorrection) -> Response:
        corrected = self.photos.correct(caller, id, body.correction())
        if body.rotation is not None and corrected.status is PhotoStatus.PROCESSING:
            self.backlog.take_up([corrected])
        return answer(corrected)

    def correct_many(self, caller: Caller, body: ManyCorrected) -> Response:
        failed = self.photos.correct_many(caller, body.ids, body.correction())
        if body.rotation is not None:
            self.backlog.take_up()
        return told(body.ids, failed)
