"""HTTP of ``thumbnail``."""

from dataclasses import asdict
from typing import Annotated, Self

from flask import Flask, Response, request
from pydantic import BaseModel, ConfigDict, Field, model_validator

from functions.shared import building
from functions.shared.access.callers import Caller
from functions.shared.access.credentials import Security
from functions.shared.access.owned_objects import require_access
from functions.shared.config import Settings, setting
from functions.shared.edge import data_uri
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api, wanted_etags
from functions.shared.edge.operations import Operation
from functions.shared.edge.parameters import Header
from functions.shared.edge.parsing import parse_json
from functions.shared.edge.rates import Rate
from functions.shared.errors import Invalid, TooLarge
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.models.wire import Key, Wire
from functions.thumbnail.crop import Boost, Box
from functions.thumbnail.details import Details
from functions.thumbnail.framing import Framing
from functions.thumbnail.thumbnails import DerivedKeys, Thumbnails

JPEG = "image/jpeg"
MOST_BOXES = 64
Side = Annotated[int, Field(ge=16, le=2048)]
Coordinate = Annotated[int, Field(ge=0, le=1_000_000)]


class ThumbnailSettings(Settings):
    max_object_bytes: int = Field(
        default=50 * 1024 * 1024, ge=1, validation_alias=setting("MAX_OBJECT_BYTES")
    )
    """How large a photo may be."""
    thumbnails_per_minute: int = Field(default=6000, ge=1, validation_alias=setting("THUMBNAILS_PER_MINUTE"))
    """For each user, and for each address, of each replica; what other functions ask for does not count."""


class SizeQuery(BaseModel):
    width: Side = 200
    height: Side = 200


class KeptBox(Wire):
    """A part of the upright original to keep in frame; a detection may be given as it is.

    ``weight``: 0.01 is enough where the rest of the picture is to have a say, 1 outweighs it.
    """

    x1: Coordinate
    y1: Coordinate
    x2: Coordinate
    y2: Coordinate
    weight: Annotated[float, Field(gt=0, le=1)] = 0.01

    @model_validator(mode="after")
    def _has_an_inside(self) -> Self:
        if self.x1 >= self.x2 or self.y1 >= self.y2:
            raise ValueError("A box must have x1 < x2 and y1 < y2.")
        return self

    @property
    def boost(self) -> Boost:
        return Boost(Box(self.x1, self.y1, self.x2 - self.x1, self.y2 - self.y1), self.weight)


class StoredPhoto(Wire):
    model_config = ConfigDict(extra="forbid")

    key: Key
    boxes: Annotated[tuple[KeptBox, ...], Field(max_length=MOST_BOXES)] = ()


class ThumbnailAnswer(Details):
    """What was not read from storage has no keys."""

    thumbnail_key: str | None = None
    medium_key: str | None = None
    preview_key: str | None = None


def create_app(
    thumbnails: Thumbnails, security: Security, max_object_bytes: int, rate: Rate | None = None
) -> Flask:
    # A data URI is a third longer than what it carries.
    api = Api("thumbnail", security, needs={}, max_body=max_object_bytes * 4 // 3 + 4096)

    @api.route(
        Operation(
            "POST",
            "/",
            "A thumbnail of a stored photo (text: its key; JSON: with what to keep in frame), "
            "of a data URI (text), or of the image sent",
            body={"text/plain": str, "image/*": bytes, "application/json": StoredPhoto},
            query=SizeQuery,
            answers={200: {JPEG: bytes, "text/plain": str, "application/json": ThumbnailAnswer}},
            errors=(404, 409, 410, 412, 429),
            headers={"If-Match": Header("the ETag that the stored photo must have")},
            rate=rate,
        )
    )
    def create(caller: Caller, query: SizeQuery) -> Response:
        framing = Framing(query.width, query.height)
        body = request.get_data(cache=False)
        api.watch(caller)()
        if request.mimetype.startswith("image/"):
            return of_image(body, framing)
        if request.mimetype == "application/json":
            photo = parse_json(StoredPhoto, body)
            kept = tuple(box.boost for box in photo.boxes)
            return of_key(caller, photo.key, Framing(query.width, query.height, kept))
        text = _text(body)
        if text.startswith("data:"):
            return of_data_uri(text, framing)
        return of_key(caller, text, framing)

    def of_image(body: bytes, framing: Framing) -> Response:
        if len(body) > max_object_bytes:
            raise TooLarge(f"An image may have at most {max_object_bytes} bytes.")
        thumbnail = thumbnails.of_bytes(body, framing)
        return _told(thumbnail.details) if _wants_json() else Response(thumbnail.jpeg, mimetype=JPEG)

    def of_data_uri(text: str, framing: Framing) -> Response:
        thumbnail = thumbnails.of_bytes(data_uri.parse(text).data, framing)
        if _wants_json():
            return _told(thumbnail.details)
        return Response(data_uri.compose(data_uri.Content(thumbnail.jpeg, JPEG)), mimetype="text/plain")

    def of_key(caller: Caller, text: str, framing: Framing) -> Response:
        key = require_access(caller, text, "read")
        # The album asks once for each photo: to look for a thumbnail first would cost it two calls.
        among = wanted_etags()
        make = thumbnails.make if caller.function else thumbnails.of_key
        stored = make(key, framing, among)
        if _wants_json():
            return _told(stored.details, stored.keys)
        return Response(stored.keys.thumbnail_key, mimetype="text/plain")

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


def _told(details: Details, keys: DerivedKeys | None = None) -> Response:
    named = asdict(keys) if keys else {}
    return answer(ThumbnailAnswer(**named, **details.model_dump(by_alias=False)))
