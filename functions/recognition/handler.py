"""HTTP of ``recognition``."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import cv2
from flask import Flask, Response, request
from pydantic import ConfigDict, Field

from functions.recognition.network import Network, NetworkHolder
from functions.recognition.recognise import Recogniser, StoredImage
from functions.shared import building
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security
from functions.shared.config import PROJECT_ROOT, ConfigError, Settings, setting
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api, wanted_etags
from functions.shared.edge.operations import Operation
from functions.shared.edge.parameters import Header
from functions.shared.edge.parsing import parse_json
from functions.shared.edge.rates import Rate
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.models.photo import Detection
from functions.shared.models.wire import Key, Wire
from yolov3.boxes.postprocess import Thresholds
from yolov3.choices import EngineName, Precision
from yolov3.detector import open_detector
from yolov3.models.catalogue import catalogue
from yolov3.models.finding import choose_model, weights_folders

LONGEST_SIDE = 1_000_000


class RecognitionSettings(Settings):
    model: str | None = Field(default=None, validation_alias=setting("MODEL"))
    """``yolov3-tiny`` or ``yolo-fastest-1.1-xl``; else the first of them whose weights are there."""
    weights_dir: Path | None = Field(default=None, validation_alias=setting("WEIGHTS_DIR"))
    """A folder with weights that is looked in first."""
    cache_dir: Path = Field(default=PROJECT_ROOT / ".cache", validation_alias=setting("CACHE_DIR"))
    """Where the converted network is kept."""
    engine: EngineName = Field(default=EngineName.OPENVINO, validation_alias=setting("ENGINE"))
    """``openvino``, or ``torch``, which is slower and takes more memory."""
    precision: Precision | None = Field(default=None, validation_alias=setting("PRECISION"))
    """``bf16`` or ``f32``, of the network's arithmetic; each model has one of its own."""
    score_threshold: float = Field(default=0.3, gt=0, lt=1, validation_alias=setting("SCORE_THRESHOLD"))
    """From what confidence on an object counts."""
    nms_threshold: float = Field(default=0.5, gt=0, lt=1, validation_alias=setting("NMS_THRESHOLD"))
    """How far two boxes of one class may overlap (intersection over union)."""
    max_object_bytes: int = Field(
        default=50 * 1024 * 1024, ge=1, validation_alias=setting("MAX_OBJECT_BYTES")
    )
    """How large a photo may be."""
    recognitions_per_minute: int = Field(
        default=6000, ge=1, validation_alias=setting("RECOGNITIONS_PER_MINUTE")
    )
    """For each user, and for each address, of each replica; what other functions ask for does not count."""


class Reduced(Wire):
    """A smaller copy of a photo, and how large that is upright: boxes are given in its pixels."""

    model_config = ConfigDict(extra="forbid")

    key: Key
    width: Annotated[int, Field(ge=1, le=LONGEST_SIDE)]
    height: Annotated[int, Field(ge=1, le=LONGEST_SIDE)]


class Images(Wire):
    model_config = ConfigDict(extra="forbid")

    images: Annotated[tuple[Key | Reduced, ...], Field(min_length=1, max_length=32)]

    def stored(self) -> list[StoredImage]:
        return [
            StoredImage(image)
            if isinstance(image, str)
            else StoredImage(image.key, (image.width, image.height))
            for image in self.images
        ]


class Description(Wire):
    """``version`` tells results of other models and weights from those of these."""

    model: str
    version: str
    weights_sha256: str
    engine: str
    precision: str
    input_size: Annotated[tuple[int, ...], Field(min_length=2, max_length=2)]
    classes: tuple[str, ...]


def create_app(
    recogniser: Recogniser,
    networks: NetworkHolder,
    security: Security,
    max_object_bytes: int,
    rate: Rate | None = None,
) -> Flask:
    def check() -> None:
        networks.get()

    api = Api("recognition", security, needs={"model": check}, max_body=max_object_bytes)

    @api.route(
        Operation(
            "POST",
            "/",
            "The objects in stored photos (JSON: their keys), or in the image sent",
            body={"application/json": Images, "image/*": bytes},
            answers={200: list[list[Detection]] | list[Detection]},
            errors=(404, 410, 412, 429),
            headers={"If-Match": Header("the ETags that the stored photos must have")},
            # It stores nothing.
            scope=Scope.READ,
            rate=rate,
        )
    )
    def recognise(caller: Caller) -> Response:
        body = request.get_data(cache=False)
        api.watch(caller)()
        if (request.mimetype or "").startswith("image/"):
            found: object = recogniser.in_image(body)
        else:
            found = recogniser.in_stored(caller, parse_json(Images, body).stored(), wanted_etags())
        network = networks.get()
        return answer(found, headers={"X-Model": network.model.name, "X-Model-Version": _version(network)})

    @api.route(Operation("GET", "/", "The model that is served", answers={200: Description}))
    def describe(caller: Caller) -> Response:
        return answer(_describe(networks.get()))

    return api.app


def build() -> Flask:
    settings = RecognitionSettings.load()
    _require_known(settings.model)
    # Requests decode side by side already.
    cv2.setNumThreads(1)
    gateway = building.gateway(settings, "recognition")
    networks = NetworkHolder(lambda: _open_network(settings))
    recogniser = Recogniser(networks, gateway, Decoder())
    security = building.security(settings, "recognition", gateway)
    rate = Rate(settings.recognitions_per_minute)
    return create_app(recogniser, networks, security, settings.max_object_bytes, rate)


def _require_known(name: str | None) -> None:
    known = [model.name for model in catalogue()]
    if name and name not in known:
        raise ConfigError(f"MODEL is {name}, but the models are {', '.join(known)}")


def _open_network(settings: RecognitionSettings) -> Network:
    model, weights = choose_model(settings.model or None, weights_folders(settings.weights_dir))
    detector = open_detector(
        replace(model, precision=settings.precision or model.precision),
        weights,
        engine=settings.engine,
        cache=settings.cache_dir,
        thresholds=Thresholds(score=settings.score_threshold, overlap=settings.nms_threshold),
    )
    return Network(model, detector)


def _describe(network: Network) -> Description:
    detector = network.detector
    return Description(
        model=network.model.name,
        version=_version(network),
        weights_sha256=network.model.sha256,
        engine=detector.engine.name,
        precision=detector.engine.precision,
        input_size=detector.input_size,
        classes=tuple(detector.labels),
    )


def _version(network: Network) -> str:
    return f"{network.model.name}/{network.model.sha256[:8]}"
