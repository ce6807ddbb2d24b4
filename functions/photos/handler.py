"""HTTP of ``photos``."""

import re
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import Annotated

from flask import Flask, Response, request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from functions.photos.album_photos import AlbumPhotos, Correction, Filter, NewPhoto
from functions.photos.figures import Figures
from functions.photos.sweep import Sweep, Swept
from functions.photos.worker import Worker
from functions.shared import building
from functions.shared.answers import answer
from functions.shared.auth import Caller
from functions.shared.config import Settings, setting
from functions.shared.credentials import Security
from functions.shared.http import Api, Check
from functions.shared.log import log
from functions.shared.models import Id, Key, Label, Photo, PhotoStatus, Wire, now_ms
from functions.shared.paging import Page, next_link
from functions.shared.stores.opening import open_metadata
from functions.shared.stores.records import AlbumRecords, PhotoRecords

DEFAULT_WAIT = 20
LONGEST_WAIT = 50
PREFER = {"Prefer": "wait=N (seconds, 20 by default) or respond-async"}


class PhotosSettings(Settings):
    metadata_url: str = Field(validation_alias=setting("METADATA_URL", "MONGODB_URL"))
    metrics_port: int | None = Field(default=None, ge=1, le=65535, validation_alias=setting("METRICS_PORT"))


class PhotoRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    album_id: Id
    key: Key
    file_name: Annotated[str, StringConstraints(min_length=1, max_length=255)] | None = None


class PhotoCorrection(Wire):
    model_config = ConfigDict(extra="forbid")

    album_id: Id | None = None
    add_tags: Annotated[tuple[Label, ...], Field(max_length=50)] = ()
    remove_tags: Annotated[tuple[Label, ...], Field(max_length=50)] = ()


class IdQuery(Wire):
    id: Id


class PhotoQuery(Page):
    id: Id | None = None
    album_id: Annotated[Id | None, Field(alias="albumId")] = None
    tag: tuple[Label, ...] = ()
    status: PhotoStatus | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None


class Force(BaseModel):
    force: bool = False


@dataclass(frozen=True)
class Preference:
    """RFC 7240: how long the client wants to wait; not at all is ``respond-async``."""

    seconds: int
    asynchronous: bool

    @classmethod
    def parse(cls, header: str) -> "Preference":
        if re.search(r"(?:^|[,;\s])respond-async(?:$|[,;\s])", header):
            return cls(0, asynchronous=True)
        found = re.search(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,6})", header)
        return cls(min(int(found[1]), LONGEST_WAIT) if found else DEFAULT_WAIT, asynchronous=False)


def create_app(photos: AlbumPhotos, sweep: Sweep, security: Security, ping: Check) -> Flask:
    api = Api("photos", security, needs={"metadata store": ping})

    def work(photo: Photo) -> tuple[Photo, Preference]:
        """Have the photo worked on, and wait as the client prefers."""
        preference = Preference.parse(request.headers.get("Prefer", ""))
        future: Future[None] = photos.worker.submit(photo.id)
        wait([future], timeout=preference.seconds)
        return photos.photos.get(photo.id) or photo, preference

    @api.route(
        "POST",
        "/",
        "Take a stored photo into an album",
        body=PhotoRequest,
        answers={200: Photo, 201: Photo, 202: Photo},
        errors=(404, 409),
        headers=PREFER,
    )
    def create(caller: Caller, body: PhotoRequest) -> Response:
        photo, created = photos.take_in(caller, NewPhoto(body.album_id, body.key, body.file_name))
        if photo.status is not PhotoStatus.PROCESSING:
            return answer(photo)
        photo, preference = work(photo)
        status = 202 if preference.asynchronous else 201
        return answer(photo, status if created else 200, {"Location": f"/function/photos/{photo.id}"})

    @api.route(
        "GET",
        "/",
        "My photos, newest first, by album, tags, status or content; with an id, that photo",
        query=PhotoQuery,
        answers={200: list[Photo] | Photo},
        errors=(404,),
    )
    def index(caller: Caller, query: PhotoQuery) -> Response:
        if query.id is not None:
            return answer(photos.get(caller, query.id))
        wanted = Filter(query.album_id, query.status, query.sha256, query.tag)
        found = photos.page(caller, wanted, query.limit, query.after())
        given = [(n, v) for n, v in request.args.items(multi=True) if n not in ("limit", "cursor")]
        return answer(found, headers=next_link("/function/photos/", query, found, given))

    @api.route("GET", "/<id>", "A photo", answers={200: Photo})
    def get(caller: Caller, id: str) -> Response:
        return answer(photos.get(caller, id))

    @api.route(
        "PATCH", "/<id>", "Move a photo, or correct its tags", body=PhotoCorrection, answers={200: Photo}
    )
    def correct(caller: Caller, id: str, body: PhotoCorrection) -> Response:
        correction = Correction(body.album_id, body.add_tags, body.remove_tags)
        return answer(photos.correct(caller, id, correction))

    @api.route(
        "POST",
        "/<id>/process",
        "Run again what failed, or everything",
        query=Force,
        answers={200: Photo, 202: Photo},
        headers=PREFER,
    )
    def process(caller: Caller, id: str, query: Force) -> Response:
        photo, preference = work(photos.restart(caller, id, everything=query.force))
        return answer(photo, 202 if preference.asynchronous else 200)

    @api.route(
        "POST",
        "/sweep",
        "Take up what was interrupted or is due; for the schedule",
        answers={200: Swept},
        signed_in=False,
    )
    def run_sweep() -> Response:
        return answer(sweep.run())

    @api.app.before_request
    def scheduled() -> Response | None:
        """OpenFaaS's cron-connector knows no paths: it calls the root, and says who it is."""
        is_schedule = request.headers.get("X-Connector") == "cron-connector"
        return run_sweep() if is_schedule and (request.method, request.path) == ("POST", "/") else None

    @api.route("DELETE", "/<id>", "Delete a photo with its objects", answers={204: None})
    def delete(caller: Caller, id: str) -> Response:
        photos.delete(caller, id)
        log.audit("delete photo", who=caller.user_name, id=id)
        return Response(status=204)

    @api.route(
        "DELETE", "/", "Delete a photo with its objects", query=IdQuery, answers={204: None}, errors=(404,)
    )
    def delete_root(caller: Caller, query: IdQuery) -> Response:
        return delete(caller, query.id)

    return api.app


def build() -> Flask:
    settings = PhotosSettings.load()
    store = open_metadata(settings.metadata_url)
    records, albums = PhotoRecords(store), AlbumRecords(store)
    gateway = building.gateway(settings, "photos")
    figures = Figures(records, now_ms)
    if settings.metrics_port is not None:
        figures.serve(settings.metrics_port)
    worker = Worker(records, gateway, now_ms, step_ended=figures.step_ended)
    photos = AlbumPhotos(records, albums, gateway, worker, now_ms)
    sweep = Sweep(records, albums, gateway, worker, now_ms)
    return create_app(photos, sweep, building.security(settings, "photos", gateway), store.ping)
