"""HTTP of ``thumbnail``: its routes, over what the settings name."""

from flask import Flask

from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.edge import data_uri
from functions.shared.edge.http import Api
from functions.shared.edge.rates import Rate
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.objects.reading import LARGE
from functions.thumbnail.edge.making_routes import add_making_routes
from functions.thumbnail.settings import ThumbnailSettings
from functions.thumbnail.thumbnails import Thumbnails


def create_app(
    thumbnails: Thumbnails, security: Security, max_object_bytes: int, rate: Rate | None = None
) -> Flask:
    api = Api("thumbnail", security, needs={}, max_body=data_uri.longest(max_object_bytes))
    add_making_routes(api, thumbnails, max_object_bytes, rate)
    return api.app


def build() -> Flask:
    settings = ThumbnailSettings.load()
    gateway = building.gateway(settings, "thumbnail")
    thumbnails = Thumbnails(gateway, Decoder())
    security = building.security(settings, "thumbnail", gateway)
    return create_app(
        thumbnails, security, min(settings.max_object_bytes, LARGE), Rate(settings.thumbnails_per_minute)
    )
