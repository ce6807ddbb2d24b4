"""HTTP of shares: made, listed and ended by an album's owner."""

from dataclasses import dataclass

from flask import Response

from functions.albums.edge.messages import ListedShare, ShareRequest, ShownShare
from functions.albums.people import require_person
from functions.albums.services import Services
from functions.albums.shares import AlbumShares, MadeShare, ShareTerms
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import presented_token
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page, next_link
from functions.shared.errors import Invalid
from functions.shared.gateway import GatewayClient
from functions.shared.models.share import ShareKind

SHARE = Operation(
    "POST",
    "/<id>/shares",
    "Share an album by a link, or with another user; a link's token is shown this once",
    body=ShareRequest,
    answers={201: ShownShare},
    errors=(409, 429),
    scope=Scope.ACCOUNT,
)
LIST = Operation(
    "GET",
    "/<id>/shares",
    "With whom an album of mine is shared, newest first",
    query=Page,
    answers={200: list[ListedShare]},
    scope=Scope.ACCOUNT,
)
END = Operation(
    "DELETE", "/<id>/shares/<share>", "End a share, at once", answers={204: None}, scope=Scope.ACCOUNT
)


def add_share_routes(api: Api, services: Services) -> None:
    views = ShareViews(services.shares, services.gateway)
    api.add(SHARE, views.share)
    api.add(LIST, views.index)
    api.add(END, views.end)


@dataclass(frozen=True)
class ShareViews:
    shares: AlbumShares
    gateway: GatewayClient

    def share(self, caller: Caller, id: str, body: ShareRequest) -> Response:
        share = self._by_link if body.kind is ShareKind.LINK else self._with_user
        return answer(ShownShare.of_made(share(caller, id, body)), 201)

    def index(self, caller: Caller, id: str, query: Page) -> Response:
        found = self.shares.page(caller.person, id, query.limit, query.after())
        link = next_link(f"/function/albums/{id}/shares", query, found)
        return answer([ListedShare.of(share) for share in found], headers=link)

    def end(self, caller: Caller, id: str, share: str) -> Response:
        self.shares.end(caller.person, id, share)
        return Response(status=204)

    def _by_link(self, caller: Caller, album_id: str, body: ShareRequest) -> MadeShare:
        if body.user_name is not None:
            raise Invalid("userName", "A link is for whoever has it; it takes no userName.")
        if body.add:
            raise Invalid("add", "Whoever has a link may look; photos are added by users.")
        terms = ShareTerms(body.originals, body.expires_at, below=body.below)
        return self.shares.share_by_link(caller.person, album_id, terms, body.password)

    def _with_user(self, caller: Caller, album_id: str, body: ShareRequest) -> MadeShare:
        if body.user_name is None:
            raise Invalid("userName", "userName is missing.")
        if body.password is not None:
            raise Invalid("password", "Users sign in with their own passwords; only a link takes one.")
        require_person(self.gateway, presented_token(), body.user_name)
        terms = ShareTerms(body.originals, body.expires_at, body.add, body.below)
        return self.shares.share_with(caller.person, album_id, terms, body.user_name)
