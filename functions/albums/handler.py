"""HTTP of ``albums``."""

from typing import Any

from flask import Flask, Response
from pydantic import ConfigDict, Field

from functions.albums.albums import Albums, Summary
from functions.shared import building
from functions.shared.answers import answer
from functions.shared.auth import Caller
from functions.shared.config import Settings, setting
from functions.shared.credentials import Security
from functions.shared.http import Api, Check
from functions.shared.log import log
from functions.shared.models import Album, Document, Id, Label, Photo, Wire, now_ms
from functions.shared.paging import Page, next_link
from functions.shared.stores.opening import open_metadata
from functions.shared.stores.records import AlbumRecords, PhotoRecords


class AlbumsSettings(Settings):
    metadata_url: str = Field(validation_alias=setting("METADATA_URL", "MONGODB_URL"))


class AlbumName(Wire):
    model_config = ConfigDict(extra="forbid")

    album_name: Label


class AlbumSummary(Album):
    photo_count: int
    cover_key: str | None


class AlbumWithPhotos(AlbumSummary):
    photos: tuple[Photo, ...]


class IdAndPage(Page):
    id: Id


class IdOrPage(Page):
    id: Id | None = None


class IdQuery(Wire):
    id: Id


def create_app(albums: Albums, security: Security, ping: Check) -> Flask:
    api = Api("albums", security, needs={"metadata store": ping})

    def show(caller: Caller, album_id: str, page: Page) -> Response:
        summary = albums.get(caller.person, album_id)
        photos = albums.photos(summary.album, page.limit, page.after())
        link = next_link(f"/function/albums/{album_id}", page, photos)
        return answer(_wire(summary) | {"photos": [photo.to_wire() for photo in photos]}, headers=link)

    @api.route(
        "GET",
        "/",
        "My albums, newest first; with an id, that album",
        query=IdOrPage,
        answers={200: list[AlbumSummary] | AlbumWithPhotos},
        errors=(404,),
    )
    def index(caller: Caller, query: IdOrPage) -> Response:
        if query.id is not None:
            return show(caller, query.id, query)
        summaries = albums.page(caller.person, query.limit, query.after())
        link = next_link("/function/albums/", query, [summary.album for summary in summaries])
        return answer([_wire(summary) for summary in summaries], headers=link)

    @api.route("POST", "/", "Make an album", body=AlbumName, answers={201: AlbumWithPhotos})
    def create(caller: Caller, body: AlbumName) -> Response:
        return answer(_wire(albums.create(caller.person, body.album_name)) | {"photos": []}, 201)

    @api.route(
        "GET", "/<id>", "An album with a page of its photos", query=Page, answers={200: AlbumWithPhotos}
    )
    def get(caller: Caller, id: str, query: Page) -> Response:
        return show(caller, id, query)

    @api.route("PATCH", "/<id>", "Rename an album", body=AlbumName, answers={200: AlbumSummary})
    def rename(caller: Caller, id: str, body: AlbumName) -> Response:
        return answer(_wire(albums.rename(caller.person, id, body.album_name)))

    @api.route("DELETE", "/<id>", "Delete an album with its photos", answers={204: None})
    def delete(caller: Caller, id: str) -> Response:
        albums.delete(caller.person, id)
        log.audit("delete album", who=caller.person, id=id)
        return Response(status=204)

    @api.route(
        "DELETE", "/", "Delete an album with its photos", query=IdQuery, answers={204: None}, errors=(404,)
    )
    def delete_root(caller: Caller, query: IdQuery) -> Response:
        return delete(caller, query.id)

    return api.app


def build() -> Flask:
    settings = AlbumsSettings.load()
    store = open_metadata(settings.metadata_url)
    gateway = building.gateway(settings, "albums")
    albums = Albums(AlbumRecords(store), PhotoRecords(store), gateway, now_ms)
    return create_app(albums, building.security(settings, "albums", gateway), store.ping)


def _wire(summary: Summary) -> Document:
    shown: dict[str, Any] = {"photoCount": summary.photo_count, "coverKey": summary.cover_key}
    return summary.album.to_wire() | shown
