"""HTTP of albums themselves: made, listed, looked at, renamed, put into the trash and brought back."""

from dataclasses import dataclass

from flask import Response

from functions.albums.albums import Albums, EnteredAlbum
from functions.albums.edge import messages
from functions.albums.edge.messages import (
    AlbumChange,
    AlbumSummary,
    AlbumWithPhotos,
    DeleteByRoot,
    DeleteQuery,
    IdOrPage,
    NewAlbum,
    SharedAlbum,
    SharedAlbumWithPhotos,
)
from functions.albums.services import Services
from functions.albums.shares import AlbumShares
from functions.shared.access.callers import Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page, cursor_text, link_after, next_link
from functions.shared.log import log
from functions.shared.models.wire import Document
from functions.shared.stores.ports import Cursor

LIST = Operation(
    "GET",
    "/",
    "My albums, newest first, those in the trash, or those that others share with me; with an id, that one",
    query=IdOrPage,
    answers={200: list[AlbumSummary] | list[SharedAlbum] | AlbumWithPhotos | SharedAlbumWithPhotos},
    errors=(404,),
)
LOOK = Operation(
    "GET",
    "/<id>",
    "An album with a page of its photos",
    query=Page,
    answers={200: AlbumWithPhotos | SharedAlbumWithPhotos},
    shares=True,
)
MAKE = Operation("POST", "/", "Make an album", body=NewAlbum, answers={201: AlbumWithPhotos}, errors=(409,))
CHANGE = Operation(
    "PATCH",
    "/<id>",
    "Rename an album, put it below others, choose its cover, or ask for a review of what others add",
    body=AlbumChange,
    answers={200: AlbumSummary},
    errors=(409,),
)
DELETE = Operation(
    "DELETE",
    "/<id>",
    "Put an album into the trash, with its photos that are in no other; forever, delete it with them",
    query=DeleteQuery,
    answers={204: None},
)
DELETE_BY_ROOT = Operation(
    "DELETE",
    "/",
    "Put an album into the trash, with its photos that are in no other; forever, delete it with them",
    query=DeleteByRoot,
    answers={204: None},
    errors=(404,),
)
RESTORE = Operation(
    "POST",
    "/<id>/restore",
    "Bring an album back from the trash, with its photos and shares",
    answers={200: AlbumSummary},
)


def add_album_routes(api: Api, services: Services) -> None:
    views = AlbumViews(services.albums, services.shares)
    api.add(LIST, views.index)
    api.add(LOOK, views.look)
    api.add(MAKE, views.make)
    api.add(CHANGE, views.change)
    api.add(DELETE, views.delete)
    api.add(DELETE_BY_ROOT, views.delete_by_root)
    api.add(RESTORE, views.restore)


@dataclass(frozen=True)
class AlbumViews:
    albums: Albums
    shares: AlbumShares

    def index(self, caller: Caller, query: IdOrPage) -> Response:
        if query.id is not None:
            return self.look(caller, query.id, query)
        if query.shared:
            return self._shared_with(caller, query)
        if query.trash:
            return self._trashed(caller, query)
        summaries = self.albums.page(caller.person, query.limit, query.after())
        link = next_link("/function/albums/", query, [summary.album for summary in summaries])
        return answer([messages.album(summary) for summary in summaries], headers=link)

    def look(self, caller: Caller, id: str, query: Page) -> Response:
        entered = self.albums.enter(caller, id)
        access = entered.access
        photos = self.albums.photos(access, query.limit, query.after())
        shown = {"photos": [access.show(photo, caller).to_wire() for photo in photos]}
        is_mine = access.is_owner
        about = messages.album(entered.summary) if is_mine else self._shared(entered)
        return answer(about | shown, headers=next_link(f"/function/albums/{id}", query, photos))

    def _shared(self, entered: EnteredAlbum) -> Document:
        below = [messages.shared_album(each).to_document() for each in self.albums.below(entered.access)]
        return messages.shared_album(entered).to_document() | {"below": below}

    def make(self, caller: Caller, body: NewAlbum) -> Response:
        made = self.albums.create(caller.person, body.album_name, body.path)
        return answer(messages.album(made) | {"photos": []}, 201)

    def change(self, caller: Caller, id: str, body: AlbumChange) -> Response:
        changed = self.albums.change(caller.person, id, body.change())
        if body.review is not None:
            log.audit("review album" if body.review else "end review of album", who=caller.person, id=id)
        return answer(messages.album(changed))

    def delete(self, caller: Caller, id: str, query: DeleteQuery) -> Response:
        self.albums.delete(caller.person, id, forever=query.forever, keep_photos=query.keep_photos)
        log.audit("delete album for good" if query.forever else "delete album", who=caller.person, id=id)
        return Response(status=204)

    def delete_by_root(self, caller: Caller, query: DeleteByRoot) -> Response:
        return self.delete(caller, query.id, query)

    def restore(self, caller: Caller, id: str) -> Response:
        restored = self.albums.restore(caller.person, id)
        log.audit("restore album", who=caller.person, id=id)
        return answer(messages.album(restored))

    def _trashed(self, caller: Caller, page: Page) -> Response:
        summaries = self.albums.trashed(caller.person, page.limit, page.after())
        shown = [messages.album(summary) for summary in summaries]
        if len(summaries) < page.limit:
            return answer(shown)
        last = summaries[-1].album
        cursor = cursor_text(Cursor(last.trashed_at or 0, last.id))
        return answer(shown, headers=link_after("/function/albums/", page, cursor, [("trash", "1")]))

    def _shared_with(self, caller: Caller, page: Page) -> Response:
        given = self.shares.given_to(caller.person, page.limit, page.after())
        entered = self.albums.entered(self.shares.accesses(given))
        # Of the shares, also those that are over: there may be more after them.
        link = next_link("/function/albums/", page, given, [("shared", "1")])
        return answer([messages.shared_album(album) for album in entered], headers=link)
