"""HTTP of ``thumbnail``."""

from typing import Annotated

from flask import Flask, Response, request
from pydantic import BaseModel, Field

from functions.shared import building, data_uri
from functions.shared.answers import answer
from functions.shared.auth import Caller, ObjectKey, require_access
from functions.shared.config import Settings, setting
from functions.shared.credentials import Security
from functions.shared.errors import Invalid, TooLarge
from functions.shared.http import Api
from functions.shared.images.decoder import Decoder
from functions.shared.models import Wire
from functions.shared.rates import Rate
from functions.thumbnail.crop import Box
from functions.thumbnail.thumbnails import MadeThumbnail, Size, Thumbnails

JPEG = "image/jpeg"
Side = Annotated[int, Field(ge=16, le=2048)]


class ThumbnailSettings(Settings):
    max_object_bytes: int = Field(
        default=50 * 1024 * 1024, ge=1, validation_alias=setting("MAX_OBJECT_BYTES")
    )
    thumbnails_per_minute: int = Field(default=6000, ge=1, validation_alias=setting("THUMBNAILS_PER_MINUTE"))
    """For each user, and for each address, of each replica; what other functions ask for does not count."""


class SizeQuery(BaseModel):
    width: Side = 200
    height: Side = 200


class Crop(Wire):
    """The part of the upright original that the thumbnail shows, in its pixels."""

    x: int
    y: int
    width: int
    height: int


class ThumbnailAnswer(Wire):
    """``width`` and ``height`` are the upright original's, ``placeholder`` is a ThumbHash in Base64.

    What was not read from storage has no keys.
    """

    thumbnail_key: str | None = None
    preview_key: str | None = None
    placeholder: str
    width: int
    height: int
    crop: Crop


def create_app(
    thumbnails: Thumbnails, security: Security, max_object_bytes: int, rate: Rate | None = None
) -> Flask:
    # A data URI is a third longer than what it carries.
    api = Api("thumbnail", security, needs={}, max_body=max_object_bytes * 4 // 3 + 4096)

    @api.route(
        "POST",
        "/",
        "A thumbnail of a stored photo (text: its key), of a data URI (text), or of the image sent",
        body=("text/plain", "image/*"),
        query=SizeQuery,
        answers={200: {JPEG: bytes, "text/plain": str, "application/json": ThumbnailAnswer}},
        errors=(404, 410, 429),
        rate=rate,
    )
    def create(caller: Caller, query: SizeQuery) -> Response:
        size = Size(query.width, query.height)
        body = request.get_data(cache=False)
        if (request.mimetype or "").startswith("image/"):
            return of_image(body, size)
        text = _text(body)
        if text.startswith("data:"):
            return of_data_uri(text, size)
        return of_key(caller, text, size)

    def of_image(body: bytes, size: Size) -> Response:
        if len(body) > max_object_bytes:
            raise TooLarge(f"An image may have at most {max_object_bytes} bytes.")
        thumbnail = thumbnails.of_bytes(body, size)
        return _details(thumbnail) if _wants_json() else Response(thumbnail.jpeg, mimetype=JPEG)

    def of_data_uri(text: str, size: Size) -> Response:
        thumbnail = thumbnails.of_bytes(data_uri.parse(text).data, size)
        if _wants_json():
            return _details(thumbnail)
        return Response(data_uri.compose(data_uri.Content(thumbnail.jpeg, JPEG)), mimetype="text/plain")

    def of_key(caller: Caller, text: str, size: Size) -> Response:
        key = require_access(caller, text, "read")
        if _wants_json():
            return _stored(thumbnails, key, size)
        made = thumbnails.made_already(key, size) or thumbnails.make(key, size).thumbnail_key
        return Response(made, mimetype="text/plain")

    return api.app


def build() -> Flask:
    settings = ThumbnailSettings.load()
    gateway = building.gateway(settings, "thumbnail")
    thumbnails = Thumbnails(gateway, Decoder())
    security = building.security(settings, "thumbnail", gateway)
    return create_app(thumbnails, security, settings.max_object_bytes, Rate(settings.thumbnails_per_minute))


def _text(body: bytes) -> str:
    try:
        text = body.decode().strip()
    except UnicodeDecodeError:
        raise Invalid(
            "body", "An image must be sent with its media type, such as Content-Type: image/jpeg."
        ) from None
    if not text:
        raise Invalid("body", "The body must be a storage key, a data URI, or an image.")
    return text


def _wants_json() -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _details(thumbnail: MadeThumbnail) -> Response:
    return answer(
        ThumbnailAnswer(
            placeholder=thumbnail.placeholder,
            width=thumbnail.width,
            height=thumbnail.height,
            crop=_crop(thumbnail.crop),
        )
    )


def _stored(thumbnails: Thumbnails, key: ObjectKey, size: Size) -> Response:
    made = thumbnails.make(key, size)
    return answer(
        ThumbnailAnswer(
            thumbnail_key=made.thumbnail_key,
            preview_key=made.preview_key,
            placeholder=made.placeholder,
            width=made.width,
            height=made.height,
            crop=_crop(made.crop),
        )
    )


def _crop(box: Box) -> Crop:
    return Crop(x=box.x, y=box.y, width=box.width, height=box.height)
