"""HTTP of uploads that may be resumed: tus 1.0."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import Response, request
from werkzeug.http import http_date

from functions.shared.access.addresses import address
from functions.shared.access.callers import Caller
from functions.shared.access.credentials import presented_token
from functions.shared.access.owned_objects import require_access
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.rates import Rate
from functions.shared.errors import Malformed, MethodNotAllowed, PreconditionFailed, UnsupportedType
from functions.shared.models.keys import ORIGINALS
from functions.shared.models.wire import new_id
from functions.shared.stores.ports import Progress
from functions.storage.edge import upload_operations as operations
from functions.storage.edge.arriving import arriving
from functions.storage.edge.messages import Upload
from functions.storage.edge.tus import (
    EXTENSIONS,
    MEDIA_TYPE,
    VERSION,
    parse_checksum,
    parse_new_upload,
    parse_number,
)
from functions.storage.services import Services
from functions.storage.storing.quota import Quota
from functions.storage.uploads.checksum import ALGORITHMS
from functions.storage.uploads.resumable import ResumableUploads

PATH = "/function/storage/uploads"
ENDINGS_PER_MINUTE = 10
"""Of all uploads of one user: some stores go through all that they have to find them."""


def add_upload_routes(api: Api, services: Services) -> None:
    views = UploadViews(services.uploads, services.quota, api.watch)
    api.add(operations.OPTIONS, views.options)
    api.add(operations.OPTIONS_OF_ONE, views.options_of_one)
    api.add(operations.BEGIN, views.begin)
    api.add(replace(operations.END_ALL, rate=Rate(ENDINGS_PER_MINUTE)), views.end_all)
    api.add(operations.LOOK, views.look)
    api.add(operations.GO_ON, views.go_on)
    api.add(operations.END, views.end)
    api.add(operations.OVERRIDE, views.override)
    api.app.after_request(_tell_version)


@dataclass(frozen=True)
class UploadViews:
    uploads: ResumableUploads
    quota: Quota
    watch: Callable[[Caller], Callable[[], None]]

    def options(self) -> Response:
        told = {
            "Tus-Version": VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(self.uploads.max_bytes),
            "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
        }
        return Response(status=204, headers=told)

    def options_of_one(self, id: str) -> Response:
        return self.options()

    def begin(self, caller: Caller) -> Response:
        _require_version()
        new = parse_new_upload(request.headers.get("Upload-Length"), request.headers.get("Upload-Metadata"))
        key = str(require_access(caller, new.key or f"{ORIGINALS}:{caller.person}:{new_id()}", "write"))
        allowance = self.quota.of(caller, presented_token)
        allowance.require_room(key, new.length)
        with allowance.told():
            progress = self.uploads.begin(caller.person, key, new, allowance.most_bytes)
        if request.mimetype == MEDIA_TYPE:
            progress = self._append(caller, progress.partial.id, 0)
        location = {"Location": address(f"{PATH}/{progress.partial.id}")}
        return answer(Upload.of(progress), 201, _progress_headers(progress) | location)

    def end_all(self, caller: Caller) -> Response:
        self.uploads.end_all(caller.person)
        return Response(status=204)

    def look(self, caller: Caller, id: str) -> Response:
        if request.method == "HEAD":
            _require_version()
        progress = self.uploads.progress(caller.person, id)
        known = {"Upload-Length": str(progress.partial.length)}
        if progress.partial.metadata:
            known["Upload-Metadata"] = progress.partial.metadata
        return answer(Upload.of(progress), headers=_progress_headers(progress) | known)

    def go_on(self, caller: Caller, id: str) -> Response:
        _require_version()
        if request.mimetype != MEDIA_TYPE:
            raise UnsupportedType(f"The Content-Type of a PATCH must be {MEDIA_TYPE}.")
        offset = parse_number("Upload-Offset", request.headers.get("Upload-Offset"))
        return Response(status=204, headers=_progress_headers(self._append(caller, id, offset)))

    def end(self, caller: Caller, id: str) -> Response:
        _require_version()
        self.uploads.end(caller.person, id)
        return Response(status=204)

    def override(self, caller: Caller, id: str) -> Response:
        match request.headers.get("X-HTTP-Method-Override"):
            case "PATCH":
                return self.go_on(caller, id)
            case "DELETE":
                return self.end(caller, id)
        raise MethodNotAllowed("X-HTTP-Method-Override must be PATCH or DELETE.")

    def _append(self, caller: Caller, upload_id: str, offset: int) -> Progress:
        checksum = parse_checksum(request.headers.get("Upload-Checksum"))
        return self.uploads.append(caller.person, upload_id, offset, arriving(self.watch(caller)), checksum)


def _require_version() -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        raise PreconditionFailed(f"Tus-Resumable must be {VERSION}.")
    if "Upload-Defer-Length" in request.headers or "Upload-Concat" in request.headers:
        raise Malformed(f"Of tus, only these extensions are spoken here: {EXTENSIONS}.")


def _progress_headers(progress: Progress) -> dict[str, str]:
    """``Upload-Sha256`` says that the object is stored."""
    partial = progress.partial
    told = {"Upload-Offset": str(progress.offset), "Upload-Key": partial.key}
    if partial.finished and partial.sha256:
        return told | {"Upload-Sha256": partial.sha256}
    return told | {"Upload-Expires": http_date(partial.expires_at // 1000)}


def _tell_version(response: Response) -> Response:
    if request.path.startswith("/uploads"):
        response.headers["Tus-Resumable"] = VERSION
        if response.status_code == 412:
            response.headers["Tus-Version"] = VERSION
    return response
