"""HTTP of the trash: what is in it, back out of it, and for good."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.photos.edge.messages import (
    DeleteByQuery,
    DeleteQuery,
    Into,
    TrashEmptied,
    TrashQuery,
    TrashRules,
    TrashUsage,
)
from functions.photos.library.trash import Trash
from functions.photos.library.trash_contents import TrashContents
from functions.photos.library.visible import VisiblePhotos
from functions.photos.services import Services
from functions.shared.access.callers import Caller
from functions.shared.access.shares import SharedPhoto
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import cursor_text, link_after, next_link
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.stores.ports import Cursor

PATH: Final = "/function/photos/trash"
LIST: Final = Operation(
    "GET",
    "/trash",
    "My photos that are in the trash by themselves, those first that came there last; with an album that is"
    " there, its photos",
    query=TrashQuery,
    answers={200: list[Photo | SharedPhoto]},
    errors=(404,),
)
USAGE: Final = Operation(
    "GET", "/trash/usage", "How much I have in the trash; it counts as stored", answers={200: TrashUsage}
)
RULES: Final = Operation(
    "GET", "/trash/rules", "How long what is deleted stays in the trash", answers={200: TrashRules}
)
EMPTY: Final = Operation(
    "DELETE",
    "/trash",
    "Delete for good all that I have in the trash, photos and albums; again while there is more",
    answers={200: TrashEmptied},
)
RESTORE: Final = Operation(
    "POST",
    "/<id>/restore",
    "Bring a photo back from the trash, into its album or into another",
    query=Into,
    answers={200: Photo | SharedPhoto},
    errors=(409,),
)
DELETE: Final = Operation(
    "DELETE",
    "/<id>",
    "Put a photo into the trash; forever, delete it with its objects",
    query=DeleteQuery,
    answers={204: None},
)
DELETE_BY_QUERY: Final = Operation(
    "DELETE",
    "/",
    "Put a photo into the trash; forever, delete it with its objects",
    query=DeleteByQuery,
    answers={204: None},
    errors=(404,),
)


def add_trash_routes(api: Api, services: Services) -> None:
    views = TrashViews(services.trash, services.trash_contents, services.visible)
    api.add(LIST, views.list)
    api.add(USAGE, views.usage)
    api.add(RULES, views.rules)
    api.add(EMPTY, views.empty)
    api.add(RESTORE, views.restore)
    api.add(DELETE, views.delete)
    api.add(DELETE_BY_QUERY, views.delete_by_query)


@dataclass(frozen=True)
class TrashViews:
    trash: Trash
    contents: TrashContents
    visible: VisiblePhotos

    def list(self, caller: Caller, query: TrashQuery) -> Response:
        if query.album_id is not None:
            found = self.contents.of_album(caller, query.album_id, query.limit, query.after())
            return answer(found, headers=next_link(PATH, query, found, [("albumId", query.album_id)]))
        photos = self.contents.page(caller.person, query.limit, query.after())
        if len(photos) < query.limit:
            return answer(photos)
        last = Cursor(photos[-1].trashed_at or 0, photos[-1].id)
        return answer(photos, headers=link_after(PATH, query, cursor_text(last)))

    def usage(self, caller: Caller) -> Response:
        held = self.contents.held(caller.person)
        return answer(TrashUsage(photo_count=held.photos, album_count=held.albums, trash_bytes=held.bytes))

    def rules(self, caller: Caller) -> Response:
        return answer(TrashRules(days=self.trash.days))

    def empty(self, caller: Caller) -> Response:
        emptied = self.contents.empty(caller.person)
        log.audit("empty trash", who=caller.person)
        return answer(TrashEmptied(photos=emptied.photos, albums=emptied.albums, more=emptied.more))

    def restore(self, caller: Caller, id: str, query: Into) -> Response:
        self.trash.restore(caller, id, query.album_id, alone=query.alone)
        log.audit("restore photo", who=caller.user_name, id=id)
        return answer(self.visible.one(caller, id).shown())

    def delete(self, caller: Caller, id: str, query: DeleteQuery) -> Response:
        self.trash.delete(caller, id, forever=query.forever)
        log.audit("delete photo for good" if query.forever else "delete photo", who=caller.user_name, id=id)
        return Response(status=204)

    def delete_by_query(self, caller: Caller, query: DeleteByQuery) -> Response:
        return self.delete(caller, query.id, query)
