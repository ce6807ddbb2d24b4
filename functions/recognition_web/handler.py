"""HTTP of ``recognition-web``: the React client under every address."""

from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response, request
from pydantic import Field

from functions.recognition_web.site import Site
from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.config import PROJECT_ROOT, Settings, setting
from functions.shared.edge.compression import preferred_encoding
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import NotFound, PreconditionFailed, Unavailable

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
PAGE_HEADERS = {
    "Content-Security-Policy": POLICY,
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


class WebSettings(Settings):
    web_root: Path = Field(default=PROJECT_ROOT / "web-client" / "dist", validation_alias=setting("WEB_ROOT"))
    """The web client, built."""


def create_app(site: Site | None, security: Security) -> Flask:
    def check() -> None:
        if site is None:
            raise NOT_BUILT

    api = Api("recognition-web", security, needs={"web client": check})

    def show(path: str) -> Response:
        if site is None:
            raise NOT_BUILT
        asset = site.find(path)
        if asset is None:
            raise NotFound("There is no such file.")
        encoding = preferred_encoding(request.accept_encodings, asset.encodings)
        response = Response(asset.bodies[encoding], content_type=asset.content_type, headers=PAGE_HEADERS)
        if encoding != "identity":
            response.headers["Content-Encoding"] = encoding
        response.headers["Vary"] = "Accept-Encoding"
        # The build puts a hash of the content into the name of each asset.
        is_hashed = path.startswith("assets/")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_hashed else "no-cache"
        response.set_etag(f"{asset.etag}-{encoding}")
        response.make_conditional(request)
        if response.status_code == HTTPStatus.PRECONDITION_FAILED:
            raise PreconditionFailed("This file is not the one that If-Match names.")
        return response

    @api.route(
        Operation("GET", "/", "The web client", answers={200: ("text/html",)}, errors=(412,), signed_in=False)
    )
    def index() -> Response:
        return show("index.html")

    @api.route(
        Operation(
            "GET",
            "/<path:path>",
            "The web client, or a file of it",
            answers={200: ("*/*",)},
            errors=(412,),
            signed_in=False,
        )
    )
    def page(path: str) -> Response:
        return show(path)

    return api.app


def build() -> Flask:
    settings = WebSettings.load()
    gateway = building.gateway(settings, "recognition-web")
    return create_app(Site.load(settings.web_root), building.security(settings, "recognition-web", gateway))
