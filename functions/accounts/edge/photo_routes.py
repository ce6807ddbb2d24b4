"""HTTP of what storage asks in a person's name: it must not call photos, which calls it."""

from flask import Response

from functions.accounts.edge.messages import PhotoQuery, TakenIn
from functions.accounts.services import Parts
from functions.shared.access.callers import Caller
from functions.shared.access.owned_objects import require_access
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation


def add_photo_routes(api: Api, parts: Parts) -> None:
    @api.route(
        Operation(
            "GET",
            "/photo",
            "What was taken in as a photo of mine under this key",
            query=PhotoQuery,
            answers={200: TakenIn},
            errors=(404,),
        )
    )
    def taken_in(caller: Caller, query: PhotoQuery) -> Response:
        photo = parts.photos.by_key(str(require_access(caller, query.key, "read")))
        return answer(TakenIn(sha256=photo.sha256 if photo and not photo.deleting else None))
