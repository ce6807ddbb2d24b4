"""HTTP of uploads that may be resumed: tus 1.0."""

from flask import Response, request
from werkzeug.http import http_date

from functions.shared.access.addresses import address
from functions.shared.access.auth import Caller, require_access
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.rates import Rate
from functions.shared.errors import Malformed, MethodNotAllowed, PreconditionFailed, UnsupportedType
from functions.shared.models.wire import Id, Key, Wire, new_id
from functions.shared.stores.ports import Progress
from functions.storage.edge.storing_routes import arriving
from functions.storage.edge.tus import (
    ASKING,
    CREATION,
    EXTENSIONS,
    MEDIA_TYPE,
    METHOD,
    PATCHING,
    RESUMABLE,
    UNLESS_DELETED,
    VERSION,
    parse_checksum,
    parse_new_upload,
    parse_number,
    rest_of,
)
from functions.storage.storing.quota import Quota
from functions.storage.uploads.checksum import ALGORITHMS
from functions.storage.uploads.resumable import ResumableUploads

PATH = "/function/storage/uploads"
ENDINGS_PER_MINUTE = 10
"""Of all uploads of one user: some stores go through all that they have to find them."""
ENDS = (409, 412, 460, 507)
"""What may become of an upload all of whose bytes are there."""


class Upload(Wire):
    """``key`` is where the object will be; ``sha256`` is the object's, once all of it is there and stored."""

    id: Id
    key: Key
    content_type: str
    length: int
    offset: int
    sha256: str | None
    expires_at: int


def add_uploads(api: Api, uploads: ResumableUploads, quota: Quota) -> None:
    def options() -> Response:
        told = {
            "Tus-Version": VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(uploads.rules.max_bytes),
            "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
        }
        return Response(status=204, headers=told)

    def append(caller: Caller, upload_id: str, offset: int) -> Progress:
        checksum = parse_checksum(request.headers.get("Upload-Checksum"))
        return uploads.append(caller.person, upload_id, offset, arriving(api.watch(caller)), checksum)

    def go_on(caller: Caller, upload_id: str) -> Response:
        _require_version()
        if request.mimetype != MEDIA_TYPE:
            raise UnsupportedType(f"The Content-Type of a PATCH must be {MEDIA_TYPE}.")
        offset = parse_number("Upload-Offset", request.headers.get("Upload-Offset"))
        return Response(status=204, headers=_progress_headers(append(caller, upload_id, offset)))

    def end(caller: Caller, upload_id: str) -> Response:
        _require_version()
        uploads.end(caller.person, upload_id)
        return Response(status=204)

    @api.route(
        Operation("OPTIONS", "/uploads", "What of tus is spoken here", answers={204: None}, signed_in=False)
    )
    def options_of_all() -> Response:
        return options()

    @api.route(
        Operation(
            "OPTIONS", "/uploads/<id>", "What of tus is spoken here", answers={204: None}, signed_in=False
        )
    )
    def options_of_one(id: str) -> Response:
        return options()

    @api.route(
        Operation(
            "POST",
            "/uploads",
            "Begin an upload that may be resumed (tus 1.0), perhaps with its first bytes",
            body=(MEDIA_TYPE,),
            body_required=False,
            answers={201: Upload},
            errors=(404, 410, 429, *ENDS),
            headers=CREATION,
        )
    )
    def create(caller: Caller) -> Response:
        _require_version()
        new = parse_new_upload(request.headers.get("Upload-Length"), request.headers.get("Upload-Metadata"))
        key = require_access(caller, new.key or f"incoming:{caller.person}:{new_id()}", "write")
        quota.require_room(caller, str(key), new.length)
        with quota.told():
            progress = uploads.begin(caller.person, str(key), new, quota.limit(caller))
        if request.mimetype == MEDIA_TYPE:
            progress = append(caller, progress.partial.id, 0)
        location = {"Location": address(f"{PATH}/{progress.partial.id}")}
        return answer(_told(progress), 201, _progress_headers(progress) | location)

    @api.route(
        Operation(
            "DELETE",
            "/uploads",
            "End all of my uploads",
            answers={204: None},
            errors=(429,),
            rate=Rate(ENDINGS_PER_MINUTE),
        )
    )
    def delete_all(caller: Caller) -> Response:
        uploads.end_all(caller.person)
        return Response(status=204)

    @api.route(
        Operation(
            "GET",
            "/uploads/<id>",
            "How far an upload has come; HEAD is tus's way to ask",
            answers={200: Upload},
            errors=ENDS,
            headers=ASKING,
        )
    )
    def look(caller: Caller, id: str) -> Response:
        if request.method == "HEAD":
            _require_version()
        progress = uploads.progress(caller.person, id)
        known = {"Upload-Length": str(progress.partial.length)}
        if progress.partial.metadata:
            known["Upload-Metadata"] = progress.partial.metadata
        return answer(_told(progress), headers=_progress_headers(progress) | known)

    @api.route(
        Operation(
            "PATCH",
            "/uploads/<id>",
            "Go on with an upload; what arrives is kept, be it not all",
            body=(MEDIA_TYPE,),
            answers={204: None},
            errors=ENDS,
            headers=PATCHING,
            resume=rest_of,
        )
    )
    def patch(caller: Caller, id: str) -> Response:
        return go_on(caller, id)

    @api.route(
        Operation(
            "DELETE",
            "/uploads/<id>",
            "End an upload; the object that it has become stays",
            answers={204: None},
            errors=(412,),
            headers=RESUMABLE,
        )
    )
    def delete(caller: Caller, id: str) -> Response:
        return end(caller, id)

    @api.route(
        Operation(
            "POST",
            "/uploads/<id>",
            "PATCH or DELETE, for clients that cannot send these methods",
            body=(MEDIA_TYPE,),
            body_required=False,
            answers={204: None},
            errors=(405, *ENDS),
            headers=UNLESS_DELETED | RESUMABLE | METHOD,
            resume=rest_of,
        )
    )
    def overridden(caller: Caller, id: str) -> Response:
        match request.headers.get("X-HTTP-Method-Override"):
            case "PATCH":
                return go_on(caller, id)
            case "DELETE":
                return end(caller, id)
        raise MethodNotAllowed("X-HTTP-Method-Override must be PATCH or DELETE.")

    @api.app.after_request
    def tell_version(response: Response) -> Response:
        if request.path.startswith("/uploads"):
            response.headers["Tus-Resumable"] = VERSION
            if response.status_code == 412:
                response.headers["Tus-Version"] = VERSION
        return response


def _require_version() -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        raise PreconditionFailed(f"Tus-Resumable must be {VERSION}.")
    if "Upload-Defer-Length" in request.headers or "Upload-Concat" in request.headers:
        raise Malformed(f"Of tus, only these extensions are spoken here: {EXTENSIONS}.")


def _told(progress: Progress) -> Upload:
    partial = progress.partial
    return Upload(
        id=partial.id,
        key=partial.key,
        content_type=partial.content_type,
        length=partial.length,
        offset=progress.offset,
        sha256=partial.sha256 if partial.finished else None,
        expires_at=partial.expires_at,
    )


def _progress_headers(progress: Progress) -> dict[str, str]:
    """``Upload-Sha256`` says that the object is stored."""
    partial = progress.partial
    told = {"Upload-Offset": str(progress.offset), "Upload-Key": partial.key}
    if partial.finished and partial.sha256:
        return told | {"Upload-Sha256": partial.sha256}
    return told | {"Upload-Expires": http_date(partial.expires_at // 1000)}
