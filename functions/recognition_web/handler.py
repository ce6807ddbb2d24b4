"""HTTP of ``recognition-web``: its routes, over what the settings name."""

from flask import Flask

from functions.recognition_web.edge.client_routes import add_client_routes, require_built
from functions.recognition_web.map_tiles import MapTiles
from functions.recognition_web.settings import WebSettings
from functions.recognition_web.site import Site
from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.edge.http import Api


def create_app(site: Site | None, security: Security, map_tiles: MapTiles | None = None) -> Flask:
    def ping() -> None:
        require_built(site)

    api = Api("recognition-web", security, needs={"web client": ping})
    add_client_routes(api, site, map_tiles)
    return api.app


def build() -> Flask:
    settings = WebSettings.load()
    gateway = building.gateway(settings, "recognition-web")
    site = Site.load(settings.web_root, with_worker=settings.web_worker)
    security = building.security(settings, "recognition-web", gateway)
    return create_app(site, security, settings.map_tiles)
