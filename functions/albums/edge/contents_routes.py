"""HTTP of photos that are put into an album, approved there, and taken out of it."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.albums.contents import AlbumContents
from functions.albums.edge.messages import PhotosOfAlbum
from functions.albums.services import Services
from functions.shared.access.callers import Caller
from functions.shared.edge.http import Api
from functions.shared.edge.many import ManyDone, told
from functions.shared.edge.operations import Operation
from functions.shared.log import log

ADD: Final = Operation(
    "POST",
    "/<id>/photos",
    "Put photos of mine into an album, beside those that they are in",
    body=PhotosOfAlbum,
    answers={200: ManyDone},
    errors=(403,),
)
APPROVE: Final = Operation(
    "POST",
    "/<id>/photos/approve",
    "Let others see photos that wait for me in an album of mine; DELETE removes them from it",
    body=PhotosOfAlbum,
    answers={200: ManyDone},
)
TAKE_OUT: Final = Operation(
    "DELETE",
    "/<id>/photos",
    "Take photos out of an album; they stay in their others, or in none",
    body=PhotosOfAlbum,
    answers={200: ManyDone},
)


def add_contents_routes(api: Api, services: Services) -> None:
    views = ContentsViews(services.contents)
    api.add(ADD, views.add)
    api.add(APPROVE, views.approve)
    api.add(TAKE_OUT, views.take_out)


@dataclass(frozen=True)
class ContentsViews:
    contents: AlbumContents

    def add(self, caller: Caller, id: str, body: PhotosOfAlbum) -> Response:
        failed = self.contents.add(caller, id, body.ids)
        log.audit("add to album", who=caller.person, id=id)
        return told(body.ids, failed)

    def approve(self, caller: Caller, id: str, body: PhotosOfAlbum) -> Response:
        failed = self.contents.approve(caller, id, body.ids)
        log.audit("approve in album", who=caller.person, id=id)
        return told(body.ids, failed)

    def take_out(self, caller: Caller, id: str, body: PhotosOfAlbum) -> Response:
        failed = self.contents.take_out(caller, id, body.ids)
        log.audit("take out of album", who=caller.person, id=id)
        return told(body.ids, failed)
