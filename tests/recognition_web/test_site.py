"""The web client under every address."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from werkzeug.test import Client, TestResponse

from functions.recognition_web import handler
from functions.recognition_web.site import Site
from functions.shared.access.credentials import Security
from functions.shared.access.standing import SessionCheck
from functions.shared.access.tokens import TokenSigner
from tests.journeys.running_album import ROOT

INDEX = b"<!doctype html><title>Smart Album</title>"
SCRIPT = b"console.log('album')" * 20
ZIPPED = gzip.compress(SCRIPT, mtime=0)
SECURITY = Security(TokenSigner("k" * 32, "recognition-web"), SessionCheck(lambda _: True))


@pytest.fixture
def client(tmp_path: Path) -> Client:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_bytes(INDEX)
    (tmp_path / "favicon.svg").write_bytes(b"<svg/>")
    (tmp_path / "site.webmanifest").write_bytes(b"{}")
    (tmp_path / "assets" / "main-abc123.js").write_bytes(SCRIPT)
    (tmp_path / "assets" / "main-abc123.js.gz").write_bytes(ZIPPED)
    (tmp_path / "assets" / "main-abc123.js.br").write_bytes(b"brotli")
    (tmp_path.parent / "secret.txt").write_bytes(b"secret")
    return Client(handler.create_app(Site.load(tmp_path), SECURITY))


def get(client: Client, path: str, headers: Mapping[str, str] | None = None) -> TestResponse:
    return client.get(path, headers=headers)


@pytest.mark.parametrize("path", ["/", "", "/albums", f"/albums/{'0' * 24}", "/a/b/c?d=e", "/sign-in"])
def test_app_is_under_every_address(client: Client, path: str) -> None:
    reply = get(client, path)

    assert (reply.status_code, reply.data) == (200, INDEX)
    assert reply.content_type == "text/html; charset=utf-8"
    assert reply.headers["Cache-Control"] == "no-cache"


def test_page_may_run_only_what_is_its_own(client: Client) -> None:
    headers = get(client, "/").headers

    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["worker-src"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "http" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_hashed_asset_is_kept_for_good(client: Client) -> None:
    reply = get(client, "/assets/main-abc123.js")

    assert reply.data == SCRIPT
    assert "javascript" in reply.content_type
    assert "immutable" in reply.headers["Cache-Control"]
    assert "max-age=31536000" in reply.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip", "gzip"),
        ("*", "br"),
        ("br;q=0, gzip;q=0", None),
        ("identity", None),
        ("", None),
    ],
)
def test_asset_is_compressed_as_the_client_likes_it(
    client: Client, accepted: str, encoding: str | None
) -> None:
    reply = get(client, "/assets/main-abc123.js", {"Accept-Encoding": accepted})

    assert reply.headers.get("Content-Encoding") == encoding
    assert reply.data == {"br": b"brotli", "gzip": ZIPPED, None: SCRIPT}[encoding]
    assert reply.headers["Vary"] == "Accept-Encoding"


def test_copy_at_hand_is_not_sent_again(client: Client) -> None:
    first = get(client, "/")

    again = get(client, "/", {"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")


def test_another_copy_than_the_one_asked_for_is_refused(client: Client) -> None:
    etag = get(client, "/").headers["ETag"]
    reply = get(client, "/", {"If-Match": '"another"'})

    assert (reply.status_code, reply.content_type) == (412, "application/problem+json")
    assert get(client, "/", {"If-Match": etag}).data == INDEX


def test_copies_of_different_encodings_are_told_apart(client: Client) -> None:
    plain = get(client, "/assets/main-abc123.js").headers["ETag"]
    packed = get(client, "/assets/main-abc123.js", {"Accept-Encoding": "gzip"}).headers["ETag"]

    assert plain != packed


def test_asset_that_does_not_exist_is_not_the_app(client: Client) -> None:
    reply = get(client, "/assets/main-old.js")

    assert reply.status_code == 404
    assert reply.content_type == "application/problem+json"


def test_other_files_have_their_types(client: Client) -> None:
    assert get(client, "/favicon.svg").content_type.startswith("image/svg+xml")
    assert get(client, "/site.webmanifest").content_type == "application/manifest+json"


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/\x00"]
)
def test_nothing_outside_the_site_is_served(client: Client, path: str) -> None:
    assert b"secret" not in get(client, path).data


def test_head_tells_the_length(client: Client) -> None:
    reply = client.head("/")

    assert (reply.data, reply.headers["Content-Length"]) == (b"", str(len(INDEX)))


def test_client_that_is_not_built_says_how_to(tmp_path: Path) -> None:
    client = Client(handler.create_app(Site.load(tmp_path / "nothing"), SECURITY))

    for path in ("/", "/albums", "/healthz"):
        reply = client.get(path)
        assert (reply.status_code, reply.get_json()["missing"]) == (503, ["web client"])
    assert "npm" in client.get("/").get_json()["detail"]


def test_page_finds_its_files_where_a_proxy_took_a_prefix_away(tmp_path: Path) -> None:
    at = "/function/recognition-web/"
    page = f'<meta name="base" content="{at}"><script src="{at}assets/main.js"></script><p>{at}</p>'
    (tmp_path / "index.html").write_text(page)
    (tmp_path / "index.html.gz").write_bytes(gzip.compress(page.encode()))
    security = Security(SECURITY.signer, SECURITY.standing, trusted_proxies=1)
    client = Client(handler.create_app(Site.load(tmp_path), security))
    accepted = {"Accept-Encoding": "gzip"}

    plain = get(client, "/albums/1", {"Accept-Encoding": "identity"})
    moved = get(client, "/albums/1", {**accepted, "X-Forwarded-Prefix": "/photos"})

    assert plain.text == page
    assert moved.text == page.replace(f'"{at}', f'"/photos{at}')
    assert moved.headers["ETag"] != plain.headers["ETag"]
    assert moved.headers["Content-Security-Policy"] == plain.headers["Content-Security-Policy"]
    assert get(client, "/", {"If-None-Match": moved.headers["ETag"]}).status_code == 200


def test_page_believes_nobody_where_no_proxy_is_trusted(client: Client) -> None:
    assert get(client, "/", {"X-Forwarded-Prefix": "/photos"}).data == INDEX


def test_posting_to_a_page_is_not_allowed(client: Client) -> None:
    assert client.post("/albums").status_code == 405


BUILT = ROOT / "web-client"


def test_manifest_names_the_album_where_a_proxy_took_a_prefix_away(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(INDEX)
    (tmp_path / "manifest.webmanifest").write_bytes((BUILT / "public" / "manifest.webmanifest").read_bytes())
    security = Security(SECURITY.signer, SECURITY.standing, trusted_proxies=1)
    client = Client(handler.create_app(Site.load(tmp_path), security))

    plain = get(client, "/manifest.webmanifest")
    moved = get(client, "/manifest.webmanifest", {"X-Forwarded-Prefix": "/photos"})

    assert plain.content_type == moved.content_type == "application/manifest+json"
    assert json.loads(plain.data)["id"] == "/function/recognition-web/"
    assert json.loads(moved.data)["id"] == "/photos/function/recognition-web/"
    assert moved.headers["ETag"] != plain.headers["ETag"]


def test_manifest_has_what_systems_want_to_install_it() -> None:
    manifest = json.loads((BUILT / "public" / "manifest.webmanifest").read_text())
    icons = {(icon.get("purpose", "any"), icon["sizes"]) for icon in manifest["icons"]}

    assert {(use, size) for use in ("any", "maskable") for size in ("192x192", "512x512")} <= icons
    for icon in manifest["icons"]:
        assert (BUILT / "public" / icon["src"]).is_file()
    # Beside the manifest, so that they are right below any prefix.
    addresses = [manifest["start_url"], manifest["scope"], manifest["share_target"]["action"]]
    addresses += [shortcut["url"] for shortcut in manifest["shortcuts"]]
    assert [address for address in addresses if not address.startswith("./")] == []
    assert manifest["share_target"]["method"] == "POST"


@pytest.mark.parametrize(("with_worker", "served"), [(True, b"keeps"), (False, b"gives up")])
def test_worker_can_be_taken_back(tmp_path: Path, with_worker: bool, served: bytes) -> None:
    (tmp_path / "index.html").write_bytes(INDEX)
    (tmp_path / "worker.js").write_bytes(b"keeps")
    (tmp_path / "worker-off.js").write_bytes(b"gives up")
    client = Client(handler.create_app(Site.load(tmp_path, with_worker=with_worker), SECURITY))

    reply = get(client, "/worker.js")

    assert reply.data == served
    assert "javascript" in reply.content_type
    # A browser asks each time, so that a newer one is found.
    assert reply.headers["Cache-Control"] == "no-cache"
