"""HTTP of ``albums``: its routes, over what the settings name."""

from argon2 import PasswordHasher
from flask import Flask

from functions.albums.edge.album_routes import add_album_routes
from functions.albums.edge.contents_routes import add_contents_routes
from functions.albums.edge.link_routes import add_link_routes
from functions.albums.edge.share_routes import add_share_routes
from functions.albums.services import Services, put_together
from functions.albums.settings import AlbumsSettings
from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.access.passwords import Passwords
from functions.shared.edge.http import Api, Check
from functions.shared.models.wire import now_ms
from functions.shared.stores.opening import open_metadata


def create_app(services: Services, security: Security, ping: Check) -> Flask:
    api = Api("albums", security, needs={"metadata store": ping}, keep_deed=services.audit.keep)
    add_album_routes(api, services)
    add_contents_routes(api, services)
    add_share_routes(api, services)
    add_link_routes(api, services, security)
    return api.app


def build() -> Flask:
    settings = AlbumsSettings.load()
    store = open_metadata(settings.metadata_url)
    gateway = building.gateway(settings, "albums")
    services = put_together(
        store,
        gateway,
        Passwords(PasswordHasher()),
        limits=settings.limits(),
        clock=now_ms,
        most_albums=settings.max_albums_per_user,
        trash_days=settings.trash_days,
    )
    return create_app(services, building.security(settings, "albums", gateway), store.ping)
