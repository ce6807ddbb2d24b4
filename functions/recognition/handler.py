"""HTTP of ``recognition``: its routes, over what the settings name."""

import cv2
from flask import Flask

from functions.recognition.edge.recognising_routes import add_recognising_routes
from functions.recognition.eyes import EyeHolder
from functions.recognition.opening import open_eyes, require_known
from functions.recognition.recognise import Recogniser
from functions.recognition.settings import RecognitionSettings
from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.edge.http import Api
from functions.shared.edge.rates import Rate
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.objects.reading import LARGE


def create_app(
    recogniser: Recogniser,
    eyes: EyeHolder,
    security: Security,
    max_object_bytes: int,
    rate: Rate | None = None,
) -> Flask:
    def check() -> None:
        eyes.networks.get()

    api = Api("recognition", security, needs={"model": check}, max_body=max_object_bytes)
    add_recognising_routes(api, recogniser, eyes, rate)
    return api.app


def build() -> Flask:
    settings = RecognitionSettings.load()
    require_known(settings.model)
    # Requests decode side by side already.
    cv2.setNumThreads(1)
    gateway = building.gateway(settings, "recognition")
    recogniser = Recogniser(gateway, Decoder())
    security = building.security(settings, "recognition", gateway)
    rate = Rate(settings.recognitions_per_minute)
    return create_app(recogniser, open_eyes(settings), security, min(settings.max_object_bytes, LARGE), rate)
