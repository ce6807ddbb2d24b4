"""HTTP of photos whose objects are recognised, and of the model that does it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from flask import Response, request

from functions.recognition.edge.messages import Description, Images
from functions.recognition.network import NetworkHolder
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
DESCRIBE: Final = Operation("GET", "/", "The model that is served", answers={200: Description})


def add_recognising_routes(
    api: Api, recogniser: Recogniser, networks: NetworkHolder, rate: Rate | None
) -> None:
    views = RecognisingViews(api.watch, recogniser, networks)
    api.add(replace(RECOGNISE, rate=rate), views.recognise)
    api.add(DESCRIBE, views.describe)


@dataclass(frozen=True)
class RecognisingViews:
    """``watch`` is the edge's: a caller may end while the body is on its way."""

    watch: Callable[[Caller], Callable[[], None]]
    recogniser: Recogniser
    networks: NetworkHolder

    def recognise(self, caller: Caller) -> Response:
        body = request.get_data(cache=False)
        self.watch(caller)()
        if (request.mimetype or "").startswith("image/"):
            found: object = self.recogniser.in_image(body)
        else:
            images = parse_json(Images, body).stored()
            found = self.recogniser.in_stored(caller, images, wanted_etags())
        network = self.networks.get()
        return answer(found, headers={"X-Model": network.model.name, "X-Model-Version": network.version})

    def describe(self, caller: Caller) -> Response:
        return answer(Description.of(self.networks.get()))
