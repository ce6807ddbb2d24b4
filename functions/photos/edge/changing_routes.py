"""HTTP of photos that their owners correct or move."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.photos.edge.messages import PhotoCorrection
from functions.photos.library.album_photos import AlbumPhotos, Correction
from functions.photos.services import Services
from functions.shared.access.callers import Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.models.photo import Photo

CORRECT: Final = Operation(
    "PATCH", "/<id>", "Move a photo, or correct its tags", body=PhotoCorrection, answers={200: Photo}
)


def add_changing_routes(api: Api, services: Services) -> None:
    views = ChangingViews(services.photos)
    api.add(CORRECT, views.correct)


@dataclass(frozen=True)
class ChangingViews:
    photos: AlbumPhotos

    def correct(self, caller: Caller, id: str, body: PhotoCorrection) -> Response:
        correction = Correction(body.album_id, body.add_tags, body.remove_tags)
        return answer(self.photos.correct(caller, id, correction))
