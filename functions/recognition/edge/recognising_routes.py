"""HTTP of photos whose objects are recognised, and of the model that does it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from flask import Response, request

from functions.recognition.edge.messages import Description, Found, Images, ImagesForParts
from functions.recognition.eyes import USUAL_PARTS, EyeHolder, Eyes
from functions.recognition.recognise import Recogniser
from functions.shared.access.callers import Caller, Scope
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api, wanted_etags
from functions.shared.edge.operations import Operation
from functions.shared.edge.parameters import Header
from functions.shared.edge.parsing import parse_json
from functions.shared.edge.rates import Rate
from functions.shared.models.photo import Detection

RECOGNISE: Final = Operation(
    "POST",
    "/",
    "The objects in stored photos (JSON: their keys), or in the image sent",
    body={"application/json": Images, "image/*": bytes},
    answers={200: list[list[Detection]] | list[Detection]},
    errors=(404, 410, 412, 429),
    headers={"If-Match": Header("the ETags that the stored photos must have")},
    # It stores nothing.
    scope=Scope.READ,
)
FIND: Final = replace(
    RECOGNISE,
    rule="/found",
    summary="The objects in photos, the labels of the whole pictures, and a review, all from one look",
    body={"application/json": ImagesForParts, "image/*": bytes},
    answers={200: Found},
)
DESCRIBE: Final = Operation("GET", "/", "The model that is served", answers={200: Description})


def add_recognising_routes(api: Api, recogniser: Recogniser, eyes: EyeHolder, rate: Rate | None) -> None:
    views = RecognisingViews(api.watch, recogniser, eyes)
    api.add(replace(RECOGNISE, rate=rate), views.recognise)
    api.add(replace(FIND, rate=rate), views.find)
    api.add(DESCRIBE, views.describe)


@dataclass(frozen=True)
class RecognisingViews:
    """``watch`` is the edge's: a caller may end while the body is on its way."""

    watch: Callable[[Caller], Callable[[], None]]
    recogniser: Recogniser
    eyes: EyeHolder

    def recognise(self, caller: Caller) -> Response:
        body = self._body(caller)
        network = self.eyes.network()
        if _is_image():
            found: object = self.recogniser.in_image(body, Eyes(network)).detections
        else:
            images = parse_json(Images, body).stored()
            seen = self.recogniser.in_stored(caller, images, Eyes(network), wanted_etags())
            found = [each.detections for each in seen]
        return answer(found, headers={"X-Model": network.name, "X-Model-Version": network.version})

    def find(self, caller: Caller) -> Response:
        body = self._body(caller)
        if _is_image():
            eyes, missing = self.eyes.open(USUAL_PARTS)
            seen = [self.recogniser.in_image(body, eyes)]
        else:
            wanted = parse_json(ImagesForParts, body)
            eyes, missing = self.eyes.open(wanted.parts)
            seen = self.recogniser.in_stored(caller, wanted.stored(), eyes, wanted_etags())
        return answer(Found.of(seen, eyes, missing))

    def describe(self, caller: Caller) -> Response:
        return answer(Description.of(self.eyes.network(), self.eyes))

    def _body(self, caller: Caller) -> bytes:
        body = request.get_data(cache=False)
        self.watch(caller)()
        return body


def _is_image() -> bool:
    return (request.mimetype or "").startswith("image/")
