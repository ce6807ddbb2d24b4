"""HTTP of a photo's bytes, in each of its forms."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from flask import Response, request
from pydantic import BaseModel

from functions.photos.edge.disposition import Kind, content_disposition
from functions.photos.library.files import Form, PhotoFile, PhotoFiles
from functions.photos.library.visible import VisiblePhoto, VisiblePhotos
from functions.photos.services import Services
from functions.shared.access.callers import Caller
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.parameters import Header

CONDITIONS: Final = {
    "Range": Header("RFC 9110, one range of bytes"),
    "If-Range": Header("The ETag of what the range is the rest of"),
    "If-None-Match": Header("The ETag of a copy at hand"),
}
KEPT: Final = {
    # May be kept, but is asked for each time: so a share that has ended shows nothing any more.
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}
SUMMARIES: Final = {
    Form.THUMBNAIL: "A photo's thumbnail",
    Form.MEDIUM: "A photo as a grid shows it, whole",
    Form.PREVIEW: "A photo's preview, for a screen",
    Form.ORIGINAL: "A photo's file as it was stored",
}


class Download(BaseModel):
    download: bool = False
    """To be saved, not shown."""


def giving(form: Form) -> Operation:
    return Operation(
        "GET",
        f"/<id>/{form}",
        SUMMARIES[form],
        query=Download,
        answers={200: ("image/*",), 206: ("image/*",), 304: None},
        errors=(403, 410, 416),
        headers=CONDITIONS,
        shares=True,
    )


def add_file_routes(api: Api, services: Services) -> None:
    views = FileViews(api.watch, services.visible, services.files)
    for form in Form:
        api.add(giving(form), partial(views.give, form))


@dataclass(frozen=True)
class FileViews:
    """``watch`` is the edge's: a caller may end while the bytes are on their way."""

    watch: Callable[[Caller], Callable[[], None]]
    visible: VisiblePhotos
    files: PhotoFiles

    def give(self, form: Form, caller: Caller, id: str, query: Download) -> Response:
        conditions = {name: request.headers[name] for name in CONDITIONS if name in request.headers}
        require_standing = self.watch(caller)

        def look() -> VisiblePhoto:
            require_standing()
            return self.visible.one(caller, id)

        file = self.files.open(look, form, request.method, conditions)
        return _response(file, form, to_save=query.download)


def _response(file: PhotoFile, form: Form, *, to_save: bool) -> Response:
    response = Response(file.chunks, file.status, {**file.headers, **KEPT}, content_type=file.content_type)
    if form is Form.ORIGINAL or to_save:
        kind: Kind = "attachment" if to_save or not file.is_picture else "inline"
        response.headers["Content-Disposition"] = content_disposition(kind, file.name, file.content_type)
    return response
