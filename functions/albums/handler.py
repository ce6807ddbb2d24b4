"""HTTP of ``albums``."""

from argon2 import PasswordHasher
from flask import Flask, Response
from pydantic import Field

from functions.albums.edge import messages
from functions.albums.edge.messages import (
    AlbumName,
    AlbumSummary,
    AlbumWithPhotos,
    IdOrPage,
    IdQuery,
    SharedAlbum,
    SharedAlbumWithPhotos,
)
from functions.albums.edge.share_routes import add_link_routes, add_owners_routes
from functions.albums.links import Limits
from functions.albums.services import Parts, put_together
from functions.shared import building
from functions.shared.access.callers import Caller
from functions.shared.access.credentials import Security
from functions.shared.access.passwords import Passwords
from functions.shared.config import Settings, setting
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api, Check
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page, next_link
from functions.shared.log import log
from functions.shared.models.wire import now_ms
from functions.shared.stores.opening import open_metadata


class AlbumsSettings(Settings):
    metadata_url: str = Field(validation_alias=setting("METADATA_URL", "MONGODB_URL"))
    """``mongodb://`` or ``sqlite:PATH``."""
    max_albums_per_user: int = Field(default=10_000, ge=1, validation_alias=setting("MAX_ALBUMS_PER_USER"))
    """More than a person makes, and fewer than a program that went wrong."""
    link_openings_per_address: int = Field(
        default=120, ge=1, validation_alias=setting("LINK_OPENINGS_PER_ADDRESS")
    )
    """How many links one address may open in a minute, right or wrong ones."""
    link_passwords: int = Field(default=10, ge=1, validation_alias=setting("LINK_PASSWORDS"))
    """How many passwords one address may try on one link in a minute."""
    link_passwords_per_link: int = Field(
        default=100, ge=1, validation_alias=setting("LINK_PASSWORDS_PER_LINK")
    )
    """How many passwords all addresses together may try on one link in a minute."""

    def limits(self) -> Limits:
        return Limits(self.link_openings_per_address, self.link_passwords, self.link_passwords_per_link)


def create_app(parts: Parts, security: Security, ping: Check) -> Flask:
    api = Api("albums", security, needs={"metadata store": ping})
    _add_reading(api, parts)
    _add_writing(api, parts)
    add_owners_routes(api, parts.shares, parts.gateway)
    add_link_routes(api, parts.links, parts.albums, security)
    return api.app


def _add_reading(api: Api, parts: Parts) -> None:
    albums = parts.albums

    def show(caller: Caller, album_id: str, page: Page) -> Response:
        visit = albums.visit(caller, album_id)
        photos = albums.photos(visit.access.album, page.limit, page.after())
        shown = {"photos": [visit.access.show(photo, caller).to_wire() for photo in photos]}
        is_mine = visit.access.is_owner
        about = messages.album(visit.summary) if is_mine else messages.shared_album(visit).to_document()
        return answer(about | shown, headers=next_link(f"/function/albums/{album_id}", page, photos))

    @api.route(
        Operation(
            "GET",
            "/",
            "My albums, newest first, or those that others share with me; with an id, that album",
            query=IdOrPage,
            answers={200: list[AlbumSummary] | list[SharedAlbum] | AlbumWithPhotos | SharedAlbumWithPhotos},
            errors=(404,),
        )
    )
    def index(caller: Caller, query: IdOrPage) -> Response:
        if query.id is not None:
            return show(caller, query.id, query)
        if query.shared:
            return shared_with(caller, query)
        summaries = albums.page(caller.person, query.limit, query.after())
        link = next_link("/function/albums/", query, [summary.album for summary in summaries])
        return answer([messages.album(summary) for summary in summaries], headers=link)

    def shared_with(caller: Caller, page: Page) -> Response:
        given = parts.shares.given_to(caller.person, page.limit, page.after())
        visits = albums.visits(parts.shares.accesses(given))
        # Of the shares, also those that are over: there may be more after them.
        link = next_link("/function/albums/", page, given, [("shared", "1")])
        return answer([messages.shared_album(visit) for visit in visits], headers=link)

    @api.route(
        Operation(
            "GET",
            "/<id>",
            "An album with a page of its photos",
            query=Page,
            answers={200: AlbumWithPhotos | SharedAlbumWithPhotos},
            shares=True,
        )
    )
    def get(caller: Caller, id: str, query: Page) -> Response:
        return show(caller, id, query)


def _add_writing(api: Api, parts: Parts) -> None:
    albums = parts.albums

    @api.route(
        Operation("POST", "/", "Make an album", body=AlbumName, answers={201: AlbumWithPhotos}, errors=(409,))
    )
    def create(caller: Caller, body: AlbumName) -> Response:
        return answer(messages.album(albums.create(caller.person, body.album_name)) | {"photos": []}, 201)

    @api.route(Operation("PATCH", "/<id>", "Rename an album", body=AlbumName, answers={200: AlbumSummary}))
    def rename(caller: Caller, id: str, body: AlbumName) -> Response:
        return answer(messages.album(albums.rename(caller.person, id, body.album_name)))

    @api.route(Operation("DELETE", "/<id>", "Delete an album with its photos", answers={204: None}))
    def delete(caller: Caller, id: str) -> Response:
        albums.delete(caller.person, id)
        log.audit("delete album", who=caller.person, id=id)
        return Response(status=204)

    @api.route(
        Operation(
            "DELETE",
            "/",
            "Delete an album with its photos",
            query=IdQuery,
            answers={204: None},
            errors=(404,),
        )
    )
    def delete_root(caller: Caller, query: IdQuery) -> Response:
        return delete(caller, query.id)


def build() -> Flask:
    settings = AlbumsSettings.load()
    store = open_metadata(settings.metadata_url)
    gateway = building.gateway(settings, "albums")
    parts = put_together(
        store,
        gateway,
        Passwords(PasswordHasher()),
        settings.limits(),
        now_ms,
        most_albums=settings.max_albums_per_user,
    )
    return create_app(parts, building.security(settings, "albums", gateway), store.ping)
