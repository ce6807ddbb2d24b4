"""HTTP of the React client: its page under every address, and its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, request

from functions.recognition_web import page
from functions.recognition_web.map_tiles import MapTiles
from functions.recognition_web.site import Asset, Site
from functions.shared.access.addresses import address
from functions.shared.edge.compression import preferred_encoding
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import NotFound, PreconditionFailed, Unavailable

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:{tiles}; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
PAGE_HEADERS = {
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()"
    ),
}
NOT_BUILT = Unavailable(
    "web client", "The web client is not built. Run: npm ci && npm run build (in web-client).", 60
)
PAGE = Operation("GET", "/", "The web client", answers={200: ("text/html",)}, errors=(412,), signed_in=False)
FILE = Operation(
    "GET",
    "/<path:path>",
    "The web client, or a file of it",
    answers={200: ("*/*",)},
    errors=(412,),
    signed_in=False,
)


def add_client_routes(api: Api, site: Site | None, map_tiles: MapTiles | None = None) -> None:
    policy = POLICY.format(tiles=f" {map_tiles.origin}" if map_tiles else "")
    if site and map_tiles:
        site = site.with_page(map_tiles.told_in(site.index.bodies["identity"]))
    views = ClientViews(site, {**PAGE_HEADERS, "Content-Security-Policy": policy})
    api.add(PAGE, views.page)
    api.add(FILE, views.file)


def require_built(site: Site | None) -> Site:
    """Raises Unavailable where the client has not been built."""
    if site is None:
        raise NOT_BUILT
    return site


@dataclass(frozen=True)
class ClientViews:
    site: Site | None
    headers: Mapping[str, str]

    def page(self) -> Response:
        return self.file("index.html")

    def file(self, path: str) -> Response:
        site = require_built(self.site)
        asset = site.find(path)
        if asset is None:
            raise NotFound("There is no such file.")
        # The build puts a hash of the content into the name of each asset.
        is_hashed = path.startswith("assets/")
        response = _encoded(_as_found(site, asset, path), self.headers)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_hashed else "no-cache"
        response.make_conditional(request)
        if response.status_code == HTTPStatus.PRECONDITION_FAILED:
            raise PreconditionFailed("This file is not the one that If-Match names.")
        return response


def _as_found(site: Site, asset: Asset, path: str) -> Asset:
    """The page and the manifest name addresses as they are found where a proxy takes a prefix away."""
    found_at = address(page.PATH)
    if (asset is not site.index and path not in page.MOVED) or found_at == page.PATH:
        return asset
    return page.below(asset.content_type, asset.bodies["identity"], found_at)


def _encoded(asset: Asset, headers: Mapping[str, str]) -> Response:
    encoding = preferred_encoding(request.accept_encodings, asset.encodings)
    response = Response(asset.bodies[encoding], content_type=asset.content_type, headers=headers)
    if encoding != "identity":
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.set_etag(f"{asset.etag}-{encoding}")
    return response
