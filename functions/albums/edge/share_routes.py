"""HTTP of shares: made, listed and ended by an album's owner; links opened by whoever has one."""

from flask import Response

from functions.albums.albums import Albums, Visit
from functions.albums.edge.messages import (
    ListedShare,
    OpenedShare,
    OpenRequest,
    ShareRequest,
    ShownShare,
    shared_album,
)
from functions.albums.links import Links
from functions.albums.people import require_person
from functions.albums.shares import AlbumShares, Gift, MadeShare
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security, presented_token
from functions.shared.access.origin import network_of
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page, next_link
from functions.shared.errors import Invalid
from functions.shared.gateway import GatewayClient
from functions.shared.models.share import ShareKind


def add_owners_routes(api: Api, shares: AlbumShares, gateway: GatewayClient) -> None:
    @api.route(
        Operation(
            "POST",
            "/<id>/shares",
            "Share an album by a link, or with another user; a link's token is shown this once",
            body=ShareRequest,
            answers={201: ShownShare},
            errors=(409, 429),
            scope=Scope.ACCOUNT,
        )
    )
    def share(caller: Caller, id: str, body: ShareRequest) -> Response:
        made = _by_link(caller, id, body) if body.kind is ShareKind.LINK else _with_user(caller, id, body)
        return answer(ShownShare.of_made(made), 201)

    def _by_link(caller: Caller, album_id: str, body: ShareRequest) -> MadeShare:
        if body.user_name is not None:
            raise Invalid("userName", "A link is for whoever has it; it takes no userName.")
        if body.add:
            raise Invalid("add", "Whoever has a link may look; photos are added by users.")
        gift = Gift(body.originals, body.expires_at)
        return shares.share_by_link(caller.person, album_id, gift, body.password)

    def _with_user(caller: Caller, album_id: str, body: ShareRequest) -> MadeShare:
        if body.user_name is None:
            raise Invalid("userName", "userName is missing.")
        if body.password is not None:
            raise Invalid("password", "Users sign in with their own passwords; only a link takes one.")
        require_person(gateway, presented_token(), body.user_name)
        gift = Gift(body.originals, body.expires_at, body.add)
        return shares.share_with(caller.person, album_id, gift, body.user_name)

    @api.route(
        Operation(
            "GET",
            "/<id>/shares",
            "With whom an album of mine is shared, newest first",
            query=Page,
            answers={200: list[ListedShare]},
            scope=Scope.ACCOUNT,
        )
    )
    def index(caller: Caller, id: str, query: Page) -> Response:
        found = shares.page(caller.person, id, query.limit, query.after())
        link = next_link(f"/function/albums/{id}/shares", query, found)
        return answer([ListedShare.of(share) for share in found], headers=link)

    @api.route(
        Operation(
            "DELETE", "/<id>/shares/<share>", "End a share, at once", answers={204: None}, scope=Scope.ACCOUNT
        )
    )
    def end(caller: Caller, id: str, share: str) -> Response:
        shares.end(caller.person, id, share)
        return Response(status=204)


def add_link_routes(api: Api, links: Links, albums: Albums, security: Security) -> None:
    @api.route(
        Operation(
            "POST",
            "/shares/open",
            "Open the link of a shared album",
            body=OpenRequest,
            answers={200: OpenedShare},
            errors=(404, 429),
            signed_in=False,
        )
    )
    def open_link(body: OpenRequest) -> Response:
        client = security.client()
        opened = links.open(body.token, body.password, network_of(client) if client else None)
        [visit] = albums.visits([opened.access])
        return answer(_opened(security, opened.share.id, opened.ends_at, visit))


def _opened(security: Security, share_id: str, ends_at: int, visit: Visit) -> OpenedShare:
    token = security.signer.for_share(share_id, ends_at)
    return OpenedShare(token=token, expires_at=ends_at // 1000 * 1000, album=shared_album(visit))
