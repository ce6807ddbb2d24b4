"""HTTP of thumbnails that are made: of stored photos, of data URIs, and of images that are sent."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Final

from flask import Response, request

from functions.shared.access.callers import Caller
from functions.shared.access.owned_objects import require_access
from functions.shared.edge import data_uri
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api, wanted_etags
from functions.shared.edge.operations import Operation
from functions.shared.edge.parameters import Header
from functions.shared.edge.parsing import parse_json
from functions.shared.edge.rates import Rate
from functions.shared.errors import Invalid, TooLarge
from functions.thumbnail.details import Details
from functions.thumbnail.edge.messages import SizeQuery, StoredPhoto, ThumbnailAnswer
from functions.thumbnail.framing import Framing
from functions.thumbnail.thumbnails import DerivedKeys, Thumbnails

JPEG: Final = "image/jpeg"
MAKE: Final = Operation(
    "POST",
    "/",
    "A thumbnail of a stored photo (text: its key; JSON: with what to keep in frame), "
    "of a data URI (text), or of the image sent",
    body={"text/plain": str, "image/*": bytes, "application/json": StoredPhoto},
    query=SizeQuery,
    answers={200: {JPEG: bytes, "text/plain": str, "application/json": ThumbnailAnswer}},
    errors=(404, 409, 410, 412, 429),
    headers={"If-Match": Header("the ETag that the stored photo must have")},
)


def add_making_routes(api: Api, thumbnails: Thumbnails, max_bytes: int, rate: Rate | None) -> None:
    views = MakingViews(api.watch, thumbnails, max_bytes)
    api.add(replace(MAKE, rate=rate), views.make)


@dataclass(frozen=True)
class MakingViews:
    """``watch`` is the edge's: a caller may end while the body is on its way."""

    watch: Callable[[Caller], Callable[[], None]]
    thumbnails: Thumbnails
    max_bytes: int

    def make(self, caller: Caller, query: SizeQuery) -> Response:
        body = request.get_data(cache=False)
        self.watch(caller)()
        framing = Framing(query.width, query.height)
        if request.mimetype.startswith("image/"):
            return self._of_image(body, framing)
        if request.mimetype == "application/json":
            photo = parse_json(StoredPhoto, body)
            boosts = tuple(box.boost for box in photo.boxes)
            wanted = replace(framing, boosts=boosts, rotation=photo.rotation)
            return self._of_key(caller, photo.key, wanted)
        text = _text(body)
        return (
            self._of_data_uri(text, framing)
            if text.startswith("data:")
            else self._of_key(caller, text, framing)
        )

    def _of_image(self, body: bytes, framing: Framing) -> Response:
        if len(body) > self.max_bytes:
            raise TooLarge(f"An image may have at most {self.max_bytes} bytes.")
        thumbnail = self.thumbnails.of_bytes(body, framing)
        return _told(thumbnail.details) if _wants_json() else Response(thumbnail.jpeg, mimetype=JPEG)

    def _of_data_uri(self, text: str, framing: Framing) -> Response:
        thumbnail = self.thumbnails.of_bytes(data_uri.parse(text).data, framing)
        if _wants_json():
            return _told(thumbnail.details)
        return Response(data_uri.compose(data_uri.Content(thumbnail.jpeg, JPEG)), mimetype="text/plain")

    def _of_key(self, caller: Caller, text: str, framing: Framing) -> Response:
        key = require_access(caller, text, "read")
        # The album asks once for each photo: to look for a thumbnail first would cost it two calls.
        make = self.thumbnails.make if caller.function else self.thumbnails.of_key
        stored = make(key, framing, wanted_etags())
        if _wants_json():
            return _told(stored.details, stored.keys)
        return Response(stored.keys.thumbnail_key, mimetype="text/plain")


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
