"""The routes of photos that are there twice."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.photos.duplicates.duplicates import Duplicates
from functions.photos.edge.duplicates.messages import (
    DismissRequest,
    DuplicatesAnswer,
    DuplicatesQuery,
    MergeRequest,
)
from functions.photos.services import Services
from functions.shared.access.callers import Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.log import log
from functions.shared.models.photo import Photo

LIST: Final = Operation(
    "GET",
    "/duplicates",
    "My photos that are the same picture, in groups, the best first; a part of them at a call",
    query=DuplicatesQuery,
    answers={200: DuplicatesAnswer},
)
MERGE: Final = Operation(
    "POST",
    "/duplicates/merge",
    "Keep one photo, with the albums, tags and marks of all, and put the others into the trash",
    body=MergeRequest,
    answers={200: Photo},
    errors=(404, 409),
)
DISMISS: Final = Operation(
    "POST",
    "/duplicates/dismiss",
    "Say that photos are different ones: they are in no group together again",
    body=DismissRequest,
    answers={204: None},
    errors=(404,),
)


def add_duplicate_routes(api: Api, services: Services) -> None:
    views = DuplicateViews(services.duplicates)
    api.add(LIST, views.list)
    api.add(MERGE, views.merge)
    api.add(DISMISS, views.dismiss)


@dataclass(frozen=True)
class DuplicateViews:
    duplicates: Duplicates

    def list(self, caller: Caller, query: DuplicatesQuery) -> Response:
        return answer(DuplicatesAnswer.of(self.duplicates.page(caller.person, query.limit, query.place())))

    def merge(self, caller: Caller, body: MergeRequest) -> Response:
        kept = self.duplicates.merge(caller, body.keep_id, body.ids)
        log.audit("merge photos", who=caller.user_name, id=kept.id)
        return answer(kept)

    def dismiss(self, caller: Caller, body: DismissRequest) -> Response:
        self.duplicates.dismiss(caller, body.ids)
        return Response(status=204)
