"""HTTP of ``photos``."""

import time
from concurrent.futures import wait

from flask import Flask, Response, g, request

from functions.photos.edge.looking_routes import add_files, add_looking
from functions.photos.edge.requests import (
    PREFER,
    Again,
    AgainByRoot,
    IdQuery,
    ManyAgain,
    PhotoCorrection,
    PhotoRequest,
    Preference,
    RestartedAnswer,
    VerifyRequest,
)
from functions.photos.figures import Figures
from functions.photos.library.album_photos import Correction, NewPhoto
from functions.photos.services import Services, put_together
from functions.photos.settings import PhotosSettings
from functions.photos.upkeep.findings import Position, Report
from functions.photos.upkeep.integrity import Wanted
from functions.photos.upkeep.sweep import Swept
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.choices import Choice, everything, what_failed
from functions.photos.workflow.worker import Worker
from functions.shared import building
from functions.shared.access.addresses import address
from functions.shared.access.auth import OPERATOR, Caller, Scope
from functions.shared.access.credentials import Security
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api, Check
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import cursor_text
from functions.shared.edge.parsing import parse_query
from functions.shared.log import log
from functions.shared.models.photo import Photo, PhotoStatus
from functions.shared.models.wire import now_ms
from functions.shared.stores.opening import open_metadata
from functions.shared.stores.records import PhotoRecords


def create_app(services: Services, security: Security, ping: Check) -> Flask:
    api = Api("photos", security, needs={"metadata store": ping})
    photos, restarts = services.photos, services.restarts
    add_looking(api, services.looking)
    add_files(api, services.looking, services.files)

    def work(photo: Photo) -> tuple[Photo, Preference]:
        """Have the photo worked on, and wait as the client prefers, counted from when it asked."""
        preference = Preference.parse(request.headers.get("Prefer", ""))
        future = services.worker.submit(photo.id)
        wait([future], timeout=max(0.0, preference.seconds - (time.perf_counter() - g.started)))
        return photos.photos.get(photo.id) or photo, preference

    @api.route(
        Operation(
            "POST",
            "/",
            "Take a stored photo into an album; with an id as process, run that photo again",
            body=PhotoRequest,
            query=AgainByRoot,
            answers={200: Photo, 201: Photo, 202: Photo},
            errors=(404, 409, 507),
            headers=PREFER,
        )
    )
    def create(caller: Caller, body: PhotoRequest, query: AgainByRoot) -> Response:
        new = NewPhoto(body.album_id, body.key, body.file_name)
        photo, created = photos.take_in(caller, new, services.worker.id)
        if photo.status is not PhotoStatus.PROCESSING:
            return answer(photo)
        photo, preference = work(photo)
        status = 202 if preference.asynchronous else 201
        location = {"Location": address(f"/function/photos/{photo.id}")}
        return answer(photo, status if created else 200, location)

    @api.app.before_request
    def root_forms() -> Response | None:
        """OpenFaaS's cron-connector and ``faas-cli invoke`` know no paths, and the latter sends any body."""
        if (request.method, request.path) != ("POST", "/"):
            return None
        if request.headers.get("X-Connector") == "cron-connector":
            return run_sweep()
        if "process" not in request.args:
            return None
        caller, query = api.authenticate(Scope.WRITE), parse_query(AgainByRoot, request.args)
        return process(caller, str(query.process), query)

    @api.route(
        Operation(
            "PATCH", "/<id>", "Move a photo, or correct its tags", body=PhotoCorrection, answers={200: Photo}
        )
    )
    def correct(caller: Caller, id: str, body: PhotoCorrection) -> Response:
        correction = Correction(body.album_id, body.add_tags, body.remove_tags)
        return answer(photos.correct(caller, id, correction))

    @api.route(
        Operation(
            "POST",
            "/<id>/process",
            "Run again what failed, what is outdated, or everything",
            query=Again,
            answers={200: Photo, 202: Photo},
            headers=PREFER,
        )
    )
    def process(caller: Caller, id: str, query: Again) -> Response:
        photo = photos.get(caller, id)
        photo, preference = work(restarts.one(photo, choice(query)))
        return answer(photo, 202 if preference.asynchronous else 200)

    def choice(query: Again) -> Choice:
        if query.force:
            return everything
        return restarts.outdated() if query.outdated else what_failed

    @api.route(
        Operation(
            "POST",
            "/process",
            "Run again all of my photos, or of an album, that failed or are outdated; in the background",
            query=ManyAgain,
            answers={202: RestartedAnswer},
            errors=(404,),
        )
    )
    def process_many(caller: Caller, query: ManyAgain) -> Response:
        restart = restarts.all_outdated if query.outdated else restarts.all_failed
        restarted = restart(caller.person, query.album_id, query.after())
        cursor = cursor_text(restarted.last) if restarted.last else None
        more = RestartedAnswer(restarted=restarted.count, more=cursor is not None, cursor=cursor)
        return answer(more, 202)

    @api.route(
        Operation(
            "POST",
            "/verify",
            "Compare my photos with what is stored, and repair what can be; for the operator, everyone's",
            body=VerifyRequest,
            answers={200: Report},
        )
    )
    def verify(caller: Caller, body: VerifyRequest) -> Response:
        user_name = None if caller.function == OPERATOR else caller.person
        wanted = Wanted(user_name, repair=body.repair, checksums=body.checksums)
        return answer(services.integrity.run(wanted, Position.parse(body.cursor)))

    @api.route(
        Operation(
            "POST",
            "/sweep",
            "Take up what was interrupted or is due; for the schedule",
            answers={200: Swept},
            signed_in=False,
        )
    )
    def run_sweep() -> Response:
        return answer(services.sweep.run())

    @api.route(Operation("DELETE", "/<id>", "Delete a photo with its objects", answers={204: None}))
    def delete(caller: Caller, id: str) -> Response:
        photos.delete(caller, id)
        log.audit("delete photo", who=caller.user_name, id=id)
        return Response(status=204)

    @api.route(
        Operation(
            "DELETE",
            "/",
            "Delete a photo with its objects",
            query=IdQuery,
            answers={204: None},
            errors=(404,),
        )
    )
    def delete_root(caller: Caller, query: IdQuery) -> Response:
        return delete(caller, query.id)

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
