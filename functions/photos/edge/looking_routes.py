"""HTTP of photos that are looked at: by their owners, and by those with whom an album is shared."""

from collections.abc import Callable

from flask import Response, request
from pydantic import BaseModel

from functions.photos.edge.disposition import Kind, content_disposition
from functions.photos.edge.requests import PhotoQuery
from functions.photos.library.files import Form, PhotoFile, PhotoFiles
from functions.photos.library.looking import Filter, Looking, SeenPhoto
from functions.shared.access.callers import Caller
from functions.shared.access.shares import SharedPhoto
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import next_link
from functions.shared.edge.parameters import Header
from functions.shared.models.photo import Photo

CONDITIONS = {
    "Range": Header("RFC 9110, one range of bytes"),
    "If-Range": Header("The ETag of what the range is the rest of"),
    "If-None-Match": Header("The ETag of a copy at hand"),
}
KEPT = {
    # May be kept, but is asked for each time: so a share that has ended shows nothing any more.
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}
SUMMARIES = {
    Form.THUMBNAIL: "A photo's thumbnail",
    Form.MEDIUM: "A photo as a grid shows it, whole",
    Form.PREVIEW: "A photo's preview, for a screen",
    Form.ORIGINAL: "A photo's file as it was stored",
}


class Download(BaseModel):
    download: bool = False
    """To be saved, not shown."""


def add_looking(api: Api, looking: Looking) -> None:
    @api.route(
        Operation(
            "GET",
            "/",
            "My photos, newest first, by album, tags, status or content; of an album that is open to me,"
            " everyone's; with an id, that photo",
            query=PhotoQuery,
            answers={200: list[Photo | SharedPhoto] | Photo | SharedPhoto},
            errors=(404,),
            shares=True,
        )
    )
    def index(caller: Caller, query: PhotoQuery) -> Response:
        if query.id is not None:
            return get(caller, query.id)
        wanted = Filter(query.album_id, query.status, query.sha256, query.tag)
        found = looking.page(caller, wanted, query.limit, query.after())
        given = [(n, v) for n, v in request.args.items(multi=True) if n not in ("limit", "cursor")]
        return answer(found, headers=next_link("/function/photos/", query, found, given))

    @api.route(Operation("GET", "/<id>", "A photo", answers={200: Photo | SharedPhoto}, shares=True))
    def get(caller: Caller, id: str) -> Response:
        return answer(looking.one(caller, id).shown())


def add_files(api: Api, looking: Looking, files: PhotoFiles) -> None:
    for form in Form:
        api.route(
            Operation(
                "GET",
                f"/<id>/{form}",
                SUMMARIES[form],
                query=Download,
                answers={200: ("image/*",), 206: ("image/*",), 304: None},
                errors=(403, 410, 416),
                headers=CONDITIONS,
                shares=True,
            )
        )(_giving(api, looking, files, form))


def _giving(api: Api, looking: Looking, files: PhotoFiles, form: Form) -> Callable[..., Response]:
    def give(caller: Caller, id: str, query: Download) -> Response:
        conditions = {name: request.headers[name] for name in CONDITIONS if name in request.headers}
        require_standing = api.watch(caller)

        def look() -> SeenPhoto:
            require_standing()
            return looking.one(caller, id)

        file = files.open(look, form, request.method, conditions)
        return _response(file, form, to_save=query.download)

    return give


def _response(file: PhotoFile, form: Form, *, to_save: bool) -> Response:
    response = Response(file.chunks, file.status, {**file.headers, **KEPT}, content_type=file.content_type)
    if form is Form.ORIGINAL or to_save:
        kind: Kind = "attachment" if to_save or not file.is_picture else "inline"
        response.headers["Content-Disposition"] = content_disposition(kind, file.name, file.content_type)
    return response
