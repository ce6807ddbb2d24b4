"""``photos``: its routes put together."""

from flask import Flask

from functions.photos.edge.again_routes import AgainRoutes
from functions.photos.edge.changing_routes import ChangingRoutes
from functions.photos.edge.file_routes import FileRoutes
from functions.photos.edge.looking_routes import LookingRoutes
from functions.photos.edge.root_forms import RootForms
from functions.photos.edge.taking_in_routes import TakingInRoutes
from functions.photos.edge.upkeep_routes import UpkeepRoutes
from functions.photos.edge.waiting import Waiting
from functions.photos.figures import Figures
from functions.photos.services import Services, put_together
from functions.photos.settings import PhotosSettings
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.worker import Worker
from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.edge.http import Api, Check
from functions.shared.models.wire import now_ms
from functions.shared.stores.opening import open_metadata
from functions.shared.stores.records.photos import PhotoRecords


def create_app(services: Services, security: Security, ping: Check) -> Flask:
    api = Api("photos", security, needs={"metadata store": ping})
    photos, waiting = services.photos, Waiting(services.worker, services.records)
    again = AgainRoutes(photos, services.restarts, waiting)
    upkeep = UpkeepRoutes(services.integrity, services.sweep)
    LookingRoutes(services.visible).add_to(api)
    FileRoutes(api.watch, services.visible, services.files).add_to(api)
    TakingInRoutes(photos, waiting).add_to(api)
    ChangingRoutes(photos).add_to(api)
    again.add_to(api)
    upkeep.add_to(api)
    api.app.before_request(RootForms(api, again, upkeep).answer)
    return api.app


def build() -> Flask:
    settings = PhotosSettings.load()
    store = open_metadata(settings.metadata_url)
    gateway = building.gateway(settings, "photos")
    records = PhotoRecords(store)
    figures = Figures(records, now_ms)
    if settings.metrics_port is not None:
        figures.serve(settings.metrics_port)
    worker = Worker(records, gateway, now_ms, timed=figures.timed)
    services = put_together(
        store,
        gateway,
        worker=worker,
        backlog=Backlog(records, worker, now_ms),
        clock=now_ms,
        orphan_grace_ms=settings.orphan_grace_ms,
        most_photos=settings.max_photos_per_user,
    )
    return create_app(services, building.security(settings, "photos", gateway), store.ping)
