"""A server of map tiles that the operator names; without one the page asks no one else."""

from pathlib import Path

import pytest
from werkzeug.test import Client

from functions.recognition_web import handler
from functions.recognition_web.map_tiles import MapTiles, tiles_address
from functions.recognition_web.site import Site
from tests.recognition_web.test_site import SECURITY

ADDRESS = "https://tiles.example:8443/osm/{z}/{x}/{y}.png?key=a&b"
PAGE = b"<!doctype html><html><head><title>Smart Album</title></head><body></body></html>"


def client_with(tmp_path: Path, tiles: MapTiles | None) -> Client:
    (tmp_path / "index.html").write_bytes(PAGE)
    (tmp_path / "index.html.br").write_bytes(b"brotli of the page as built")
    return Client(handler.create_app(Site.load(tmp_path), SECURITY, tiles))


def pictures_from(client: Client, path: str = "/") -> str:
    policy = client.get(path).headers["Content-Security-Policy"]
    return next(part.strip() for part in policy.split(";") if part.strip().startswith("img-src"))


def test_without_one_the_page_is_as_built_and_shows_no_pictures_of_others(tmp_path: Path) -> None:
    client = client_with(tmp_path, None)

    assert client.get("/map").data == PAGE
    assert pictures_from(client) == "img-src 'self' blob: data:"


def test_its_origin_alone_is_allowed_and_the_client_is_told(tmp_path: Path) -> None:
    client = client_with(tmp_path, MapTiles(ADDRESS, 'Streets & "Sons" <b>'))

    assert pictures_from(client, "/map") == "img-src 'self' blob: data: https://tiles.example:8443"
    page = client.get("/map", headers={"Accept-Encoding": "br"}).text
    assert (
        '<meta name="map-tiles" content="https://tiles.example:8443/osm/{z}/{x}/{y}.png?key=a&amp;b" />'
        in page
    )
    assert 'content="Streets &amp; &quot;Sons&quot; &lt;b&gt;" />' in page
    assert client.get("/index.html").text == page


@pytest.mark.parametrize("address", ["", ADDRESS, "http://localhost:8081/{z}/{x}/{y}"])
def test_address_is_taken(address: str) -> None:
    assert tiles_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "tiles",
        "ftp://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example/{z}/{x}/{y}/{y}.png",
        "https://{z}.example/{x}/{y}.png",
        "https://tiles.example;script-src/{z}/{x}/{y}.png",
        "https://tiles.example *.example/{z}/{x}/{y}.png",
        'https://tiles.example/"><script>/{z}/{x}/{y}.png',
        "https://ann:secret@tiles.example/{z}/{x}/{y}.png",
    ],
)
def test_what_is_no_address_of_tiles_ends_the_start(address: str) -> None:
    with pytest.raises(ValueError, match="is not a URL such as"):
        tiles_address(address)
