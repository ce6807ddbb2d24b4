"""HTTP of what storage asks in a person's name: it must not call photos, which calls it."""

from flask import Response

from functions.accounts.edge.messages import PhotoQuery, TakenIn
from functions.accounts.opening import Parts
from functions.shared.answers import answer
from functions.shared.auth import Caller, ObjectKey
from functions.shared.http import Api


def add_photo_routes(api: Api, parts: Parts) -> None:
    @api.route(
        "GET",
        "/photo",
        "What was taken in as a photo of mine under this key",
        query=PhotoQuery,
        answers={200: TakenIn},
    )
    def taken_in(caller: Caller, query: PhotoQuery) -> Response:
        photo = parts.photos.by_key(str(ObjectKey.parse(query.key)))
        is_mine = photo is not None and photo.user_name == caller.person and not photo.deleting
        return answer(TakenIn(sha256=photo.sha256 if photo and is_mine else None))
