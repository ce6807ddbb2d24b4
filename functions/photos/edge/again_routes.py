"""HTTP of photos that are worked on again."""

from dataclasses import dataclass
from typing import Final, Self

from flask import Response

from functions.photos.edge.messages import Again, ManyAgain, RestartedAnswer
from functions.photos.edge.waiting import PREFER, Waiting
from functions.photos.library.album_photos import AlbumPhotos
from functions.photos.services import Services
from functions.photos.workflow.choices import Choice, everything, what_failed
from functions.photos.workflow.restarts import Restarts
from functions.shared.access.callers import Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import cursor_text
from functions.shared.models.photo import Photo

ONE: Final = Operation(
    "POST",
    "/<id>/process",
    "Run again what failed, what is outdated, or everything",
    query=Again,
    answers={200: Photo, 202: Photo},
    headers=PREFER,
)
MANY: Final = Operation(
    "POST",
    "/process",
    "Run again all of my photos, or of an album, that failed or are outdated; in the background",
    query=ManyAgain,
    answers={202: RestartedAnswer},
    errors=(404,),
)


def add_again_routes(api: Api, services: Services) -> None:
    views = AgainViews.on(services)
    api.add(ONE, views.one)
    api.add(MANY, views.many)


@dataclass(frozen=True)
class AgainViews:
    photos: AlbumPhotos
    restarts: Restarts
    waiting: Waiting

    @classmethod
    def on(cls, services: Services) -> Self:
        return cls(services.photos, services.restarts, Waiting.on(services))

    def one(self, caller: Caller, id: str, query: Again) -> Response:
        photo = self.photos.get(caller, id)
        photo, preference = self.waiting.work(self.restarts.one(photo, self._choice(query)))
        return answer(photo, 202 if preference.asynchronous else 200)

    def many(self, caller: Caller, query: ManyAgain) -> Response:
        restart = self.restarts.all_outdated if query.outdated else self.restarts.all_failed
        restarted = restart(caller.person, query.album_id, query.after())
        cursor = cursor_text(restarted.last) if restarted.last else None
        more = RestartedAnswer(restarted=restarted.count, more=cursor is not None, cursor=cursor)
        return answer(more, 202)

    def _choice(self, query: Again) -> Choice:
        if query.force:
            return everything
        return self.restarts.outdated() if query.outdated else what_failed
