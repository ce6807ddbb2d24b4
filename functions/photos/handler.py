"""HTTP of ``photos``: its routes, over what the settings name."""

from flask import Flask

from functions.photos.edge.again_routes import add_again_routes
from functions.photos.edge.changing_routes import add_changing_routes
from functions.photos.edge.duplicates.routes import add_duplicate_routes
from functions.photos.edge.file_routes import add_file_routes
from functions.photos.edge.finding_routes import add_finding_routes
from functions.photos.edge.job_routes import add_job_routes
from functions.photos.edge.looking_routes import add_looking_routes
from functions.photos.edge.operating.routes import add_operating_routes
from functions.photos.edge.relabelling.routes import add_relabelling_routes
from functions.photos.edge.root_forms import add_root_forms
from functions.photos.edge.taking_in_routes import add_taking_in_routes
from functions.photos.edge.trash_routes import add_trash_routes
from functions.photos.edge.upkeep_routes import add_upkeep_routes
from functions.photos.figures import Figures
from functions.photos.operating.throughput import Throughput
from functions.photos.services import Services, put_together
from functions.photos.settings import PhotosSettings
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.fair_queue import unawaited_here
from functions.photos.workflow.worker import Worker
from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.edge.http import Api, Check
from functions.shared.models.wire import now_ms
from functions.shared.stores.opening import open_metadata
from functions.shared.stores.records.photos import PhotoRecords


def create_app(services: Services, security: Security, ping: Check) -> Flask:
    api = Api("photos", security, needs={"metadata store": ping}, keep_deed=services.audit.keep)
    add_finding_routes(api, services)
    add_looking_routes(api, services)
    add_file_routes(api, services)
    add_taking_in_routes(api, services)
    add_changing_routes(api, services)
    add_trash_routes(api, services)
    add_again_routes(api, services)
    add_job_routes(api, services)
    add_duplicate_routes(api, services)
    add_upkeep_routes(api, services)
    add_relabelling_routes(api, services)
    add_operating_routes(api, services, ping)
    add_root_forms(api, services)
    return api.app


def build() -> Flask:
    settings = PhotosSettings.load()
    store = open_metadata(settings.metadata_url)
    gateway = building.gateway(settings, "photos")
    records = PhotoRecords(store)
    figures = Figures(records, now_ms)
    if settings.metrics_port is not None:
        figures.serve(settings.metrics_port)
    throughput = Throughput(store, now_ms)
    worker = Worker(
        records,
        gateway,
        now_ms,
        timed=figures.timed,
        tell_end=throughput.count,
        unawaited=unawaited_here(),
    )
    services = put_together(
        store,
        gateway,
        worker=worker,
        backlog=Backlog(records, worker, now_ms),
        clock=now_ms,
        orphan_grace_ms=settings.orphan_grace_ms,
        most_photos=settings.max_photos_per_user,
        trash_days=settings.trash_days,
        throughput=throughput,
        audit_days=settings.audit_days,
    )
    services.indexing.begin()
    return create_app(services, building.security(settings, "photos", gateway), store.ping)
