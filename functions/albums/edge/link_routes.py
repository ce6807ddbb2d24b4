"""HTTP of links, which whoever has one may open."""

from dataclasses import dataclass

from flask import Response

from functions.albums.albums import Albums
from functions.albums.edge.messages import OpenedShare, OpenRequest, shared_album
from functions.albums.links import Links
from functions.albums.services import Services
from functions.shared.access.credentials import Security
from functions.shared.access.origin import network_of
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation

OPEN = Operation(
    "POST",
    "/shares/open",
    "Open the link of a shared album",
    body=OpenRequest,
    answers={200: OpenedShare},
    errors=(404, 429),
    signed_in=False,
)


def add_link_routes(api: Api, services: Services, security: Security) -> None:
    api.add(OPEN, LinkViews(services.links, services.albums, security).open)


@dataclass(frozen=True)
class LinkViews:
    links: Links
    albums: Albums
    security: Security

    def open(self, body: OpenRequest) -> Response:
        client = self.security.client()
        opened = self.links.open(body.token, body.password, network_of(client) if client else None)
        [album] = self.albums.entered([opened.access])
        token = self.security.signer.for_share(opened.share.id, opened.ends_at)
        expires_at = opened.ends_at // 1000 * 1000
        return answer(OpenedShare(token=token, expires_at=expires_at, album=shared_album(album)))
