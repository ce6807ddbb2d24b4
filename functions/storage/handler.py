"""HTTP of ``storage``: its routes, over what the settings name."""

from flask import Flask

from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.edge import data_uri
from functions.shared.edge.http import Api
from functions.shared.models.wire import now_ms
from functions.shared.stores.opening import open_blobs
from functions.storage.edge.batch_routes import add_batch_routes
from functions.storage.edge.giving_routes import add_giving_routes
from functions.storage.edge.inventory_routes import add_inventory_routes
from functions.storage.edge.operating_routes import add_operating_routes
from functions.storage.edge.storing_routes import add_storing_routes
from functions.storage.edge.taken_routes import add_taken_routes
from functions.storage.edge.upload_routes import add_upload_routes
from functions.storage.services import Services, put_together
from functions.storage.settings import StorageSettings


def create_app(services: Services, security: Security) -> Flask:
    max_body = data_uri.longest(services.limits.max_bytes)
    api = Api("storage", security, needs={"blob store": services.blobs.ping}, max_body=max_body)
    add_taken_routes(api, services)
    add_inventory_routes(api, services)
    add_operating_routes(api, services)
    add_upload_routes(api, services)
    add_batch_routes(api, services)
    add_storing_routes(api, services)
    add_giving_routes(api, services)
    return api.app


def build() -> Flask:
    settings = StorageSettings.load()
    gateway = building.gateway(settings, "storage")
    blobs = open_blobs(settings.blobs_url)
    services = put_together(blobs, gateway, limits=settings.limits(), clock=now_ms)
    return create_app(services, building.security(settings, "storage", gateway))
