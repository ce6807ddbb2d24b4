"""The addresses that an answer tells, as whoever asks for it reaches them."""

from dataclasses import dataclass
from typing import Final

from flask import Flask, current_app, request

from functions.shared.public_urls import USUAL_PORTS, PublicUrls

EXTENSION: Final = "addresses"


@dataclass(frozen=True)
class Outside:
    """``trusted_proxies``: how many stand in front, whose headers count."""

    public_urls: PublicUrls
    trusted_proxies: int


def tell_addresses(app: Flask, outside: Outside) -> None:
    """As they are seen from there."""
    app.extensions[EXTENSION] = outside


def address(path: str) -> str:
    """Of a path that begins with ``/function``: what proxies take away in front of it is put before it."""
    outside = _outside()
    told = request.headers.get("X-Forwarded-Prefix", "") if outside.trusted_proxies else ""
    return outside.public_urls.prefix(_host(), told) + path


def is_https() -> bool:
    """Whether the browser speaks it, though the last proxy may not."""
    url = _outside().public_urls.at(_host())
    is_told = request.headers.get("X-Forwarded-Proto", request.scheme) == "https"
    return is_told or (url is not None and url.scheme == "https")


def own_origin() -> str:
    """Scheme, host and port of the album's pages, as the browser of whoever asks writes them."""
    url = _outside().public_urls.at(_host())
    if url is not None:
        return f"{url.scheme}://{url.host}"
    scheme = "https" if is_https() else "http"
    return f"{scheme}://{_host().lower().removesuffix(USUAL_PORTS[scheme])}"


def own_hosts() -> set[str]:
    """Those of the album's own pages."""
    return {request.host, _host()} | _outside().public_urls.hosts


def _host() -> str:
    return request.headers.get("X-Forwarded-Host", request.host)


def _outside() -> Outside:
    outside: Outside = current_app.extensions[EXTENSION]
    return outside
