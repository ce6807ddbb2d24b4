"""HTTP of ``storage``: objects in, out, and away."""

from collections.abc import Iterator
from typing import Annotated, Literal

from flask import Flask, Response, request
from pydantic import BaseModel, ConfigDict, Field
from werkzeug.datastructures import Range

from functions.shared import building, data_uri
from functions.shared.answers import answer
from functions.shared.auth import Caller, require_access
from functions.shared.config import Settings, setting
from functions.shared.credentials import Security
from functions.shared.errors import Malformed, NotFound, RangeNotSatisfiable
from functions.shared.http import Api
from functions.shared.models import Key, ObjectInfo, Wire, new_id
from functions.shared.stores.opening import open_blobs
from functions.shared.stores.ports import BlobStore, Stored
from functions.storage.digest import content_digest, expected_sha256
from functions.storage.objects import media_type, served_type, store

PIECE = 256 * 1024
SENT_AT_ONCE = 1024 * 1024
ANY = ("*/*",)
WRITE_ERRORS = (400, 404, 409, 413, 415, 422, 507)


class StorageSettings(Settings):
    blobs_url: str = Field(validation_alias=setting("BLOBS_URL", "REDIS_URL"))
    max_object_bytes: int = Field(
        default=50 * 1024 * 1024, ge=1, validation_alias=setting("MAX_OBJECT_BYTES")
    )


class KeyQuery(BaseModel):
    key: Key


class Form(BaseModel):
    as_: Annotated[Literal["data-uri"] | None, Field(alias="as")] = None


class KeyAndForm(KeyQuery, Form):
    pass


class DataUri(Wire):
    model_config = ConfigDict(extra="forbid")

    key: Key | None = None
    data: str


def create_app(blobs: BlobStore, security: Security, max_object_bytes: int) -> Flask:
    # A data URI is a third longer than what it carries.
    api = Api(
        "storage", security, needs={"blob store": blobs.ping}, max_body=max_object_bytes * 4 // 3 + 4096
    )

    def put(caller: Caller, key: str, content_type: str, chunks: Iterator[bytes]) -> Response:
        require_access(caller, key, "write")
        promised = expected_sha256(request.headers.get("Content-Digest"))
        stored = store(blobs, key, content_type, chunks, max_bytes=max_object_bytes, expected_sha256=promised)
        return _stored(stored)

    def put_data_uri(caller: Caller, key: str, uri: str) -> Response:
        content = data_uri.parse(uri)
        return put(caller, key, content.content_type, iter([content.data]))

    def give(caller: Caller, key: str, form: Form) -> Response:
        require_access(caller, key, "read")
        info = blobs.info(key)
        if info is None:
            raise NotFound(f"There is no object {key}.")
        if form.as_ == "data-uri":
            return _as_data_uri(blobs, info)
        return _raw(blobs, info)

    def remove(caller: Caller, key: str) -> Response:
        require_access(caller, key, "write")
        blobs.delete(key)
        return Response(status=204)

    @api.route(
        "PUT",
        "/<key>",
        "Store an object",
        body=ANY,
        body_required=False,
        answers={200: ObjectInfo, 201: ObjectInfo},
        errors=WRITE_ERRORS,
        headers={"Content-Digest": "RFC 9530, sha-256; verified"},
    )
    def put_raw(caller: Caller, key: str) -> Response:
        return put(caller, key, media_type(request.content_type), _arriving())

    @api.route(
        "POST",
        "/<key>",
        "Store an object from a data URI",
        body=DataUri,
        answers={200: ObjectInfo, 201: ObjectInfo},
        errors=WRITE_ERRORS,
    )
    def post(caller: Caller, key: str, body: DataUri) -> Response:
        return put_data_uri(caller, key, body.data)

    @api.route(
        "POST",
        "/",
        "Store an object from a data URI, under a key given or made",
        body=DataUri,
        answers={200: ObjectInfo, 201: ObjectInfo},
        errors=WRITE_ERRORS,
    )
    def post_root(caller: Caller, body: DataUri) -> Response:
        return put_data_uri(caller, body.key or f"incoming:{caller.person}:{new_id()}", body.data)

    @api.route(
        "GET", "/<key>", "The object's bytes", query=Form, answers=GIVEN, errors=(416,), headers=CONDITIONS
    )
    def get(caller: Caller, key: str, query: Form) -> Response:
        return give(caller, key, query)

    @api.route(
        "GET",
        "/",
        "The object's bytes",
        query=KeyAndForm,
        answers=GIVEN,
        errors=(404, 416),
        headers=CONDITIONS,
    )
    def get_root(caller: Caller, query: KeyAndForm) -> Response:
        return give(caller, query.key, query)

    @api.route("DELETE", "/<key>", "Delete the object, if it is there", answers={204: None})
    def delete(caller: Caller, key: str) -> Response:
        return remove(caller, key)

    @api.route(
        "DELETE", "/", "Delete the object, if it is there", query=KeyQuery, answers={204: None}, errors=(404,)
    )
    def delete_root(caller: Caller, query: KeyQuery) -> Response:
        return remove(caller, query.key)

    return api.app


GIVEN = {200: ANY, 206: ANY, 304: None}
CONDITIONS = {"Range": "RFC 9110, one range of bytes", "If-None-Match": "the ETag of a copy at hand"}


def build() -> Flask:
    settings = StorageSettings.load()
    blobs = open_blobs(settings.blobs_url)
    gateway = building.gateway(settings, "storage")
    return create_app(blobs, building.security(settings, "storage", gateway), settings.max_object_bytes)


def _arriving() -> Iterator[bytes]:
    """The body, as it comes. Malformed if it breaks off, whether or not its length was told before."""
    size = 0
    try:
        while chunk := request.stream.read(PIECE):
            size += len(chunk)
            yield chunk
    except OSError:
        raise Malformed("The body broke off before it was complete; nothing was stored.") from None
    if request.content_length not in (None, size):
        raise Malformed("The body is shorter than its Content-Length; nothing was stored.")


def _stored(stored: Stored) -> Response:
    return answer(stored.info, 201 if stored.created else 200, _identity(stored.info))


def _identity(info: ObjectInfo) -> dict[str, str]:
    return {"ETag": f'"{info.sha256}"', "Content-Digest": content_digest(info.sha256)}


def _as_data_uri(blobs: BlobStore, info: ObjectInfo) -> Response:
    data = b"".join(blobs.read(info.key, 0, info.size))
    content = data_uri.Content(data, served_type(info.content_type))
    return Response(data_uri.compose(content), mimetype="text/plain")


def _raw(blobs: BlobStore, info: ObjectInfo) -> Response:
    headers = _identity(info) | {
        "Cache-Control": "private, max-age=31536000, immutable",
        "Accept-Ranges": "bytes",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    if request.if_none_match.contains_weak(info.sha256):
        return Response(status=304, headers=headers)
    start, stop = _wanted(request.range, info.size)
    if (start, stop) != (0, info.size):
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{info.size}"
        # Of the whole object, not of this part.
        del headers["Content-Digest"]
    headers["Content-Length"] = str(stop - start)
    status = 206 if "Content-Range" in headers else 200
    return Response(
        _body(blobs, info.key, start, stop), status, headers, content_type=served_type(info.content_type)
    )


def _wanted(asked: Range | None, size: int) -> tuple[int, int]:
    """The bytes to send; several ranges, or other units, get the whole object."""
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1 or "If-Range" in request.headers:
        return 0, size
    wanted: tuple[int, int] | None = asked.range_for_length(size)
    if wanted is None:
        raise RangeNotSatisfiable(size)
    return wanted


def _body(blobs: BlobStore, key: str, start: int, stop: int) -> bytes | Iterator[bytes]:
    if request.method == "HEAD":
        # Not b"": its length would replace the object's.
        return iter(())
    pieces = blobs.read(key, start, stop)
    return b"".join(pieces) if stop - start <= SENT_AT_ONCE else pieces
