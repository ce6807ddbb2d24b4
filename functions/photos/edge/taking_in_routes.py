"""HTTP of photos that are taken in."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.photos.edge.messages import AgainByRoot, PhotoRequest
from functions.photos.edge.waiting import PREFER, Waiting
from functions.photos.library.album_photos import AlbumPhotos, NewPhoto
from functions.photos.services import Services
from functions.shared.access.addresses import address
from functions.shared.access.callers import Caller
from functions.shared.access.credentials import presented_token
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.models.photo import Photo, PhotoStatus

TAKE_IN: Final = Operation(
    "POST",
    "/",
    "Take a stored photo in, into an album or into none; with an id as process, run that photo again",
    body=PhotoRequest,
    query=AgainByRoot,
    answers={200: Photo, 201: Photo, 202: Photo},
    errors=(404, 409, 507),
    headers=PREFER,
)


def add_taking_in_routes(api: Api, services: Services) -> None:
    api.add(TAKE_IN, TakingInViews(services.photos, Waiting.on(services)).take_in)


@dataclass(frozen=True)
class TakingInViews:
    photos: AlbumPhotos
    waiting: Waiting

    def take_in(self, caller: Caller, body: PhotoRequest, query: AgainByRoot) -> Response:
        """``query`` is answered by ``RootForms`` before."""
        new = NewPhoto(body.album_id, body.key, body.file_name, body.file_modified_at)
        photo, created = self.photos.take_in(
            caller, new, presented_token, self.waiting.ours_ms(caller.person)
        )
        if photo.status is not PhotoStatus.PROCESSING:
            return answer(self.waiting.shown(photo))
        photo, preference = self.waiting.work(photo)
        status = 202 if preference.asynchronous else 201
        location = {"Location": address(f"/function/photos/{photo.id}")}
        return answer(photo, status if created else 200, location)
