"""No way of writing a path leads past the function that is asked, out of its files, or to what is others'."""

import http.client
from urllib.parse import urlsplit

import pytest

from tests.house.pictures import jpeg
from tests.journeys.running_album import Person, RunningAlbum

UP = ["..", "%2e%2e", ".%2e", "%252e%252e", "..%00", "..;", "%c0%ae%c0%ae", "..%5c"]
SLASHES = ["/", "%2f", "%252f", "%5c", "//", "/./"]
FILES = ["etc/passwd", "secrets/signing-key", "album.sqlite", "functions/local.py"]


@pytest.fixture(scope="module")
def people(proxied_album: RunningAlbum) -> tuple[Person, Person]:
    return Person(proxied_album, "path-ann"), Person(proxied_album, "path-bob")


def get(album: RunningAlbum, target: str, token: str = "") -> tuple[int, bytes]:
    """The target as it is written, which clients would tidy up."""
    address = urlsplit(album.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        connection.request("GET", target, headers=headers)
        reply = connection.getresponse()
        return reply.status, reply.read()
    finally:
        connection.close()


@pytest.mark.parametrize("up", UP)
@pytest.mark.parametrize("slash", SLASHES)
def test_no_path_leads_out_of_the_web_clients_files(proxied_album: RunningAlbum, up: str, slash: str) -> None:
    key = (proxied_album.data / "secrets" / "signing-key").read_bytes()
    for name in FILES:
        target = slash.join([*[up] * 4, *name.split("/")])
        for base in ("/function/recognition-web/", "/function/recognition-web/assets/", "/function/", "/"):
            status, body = get(proxied_album, base + target)
            assert status < 500, base + target
            assert b"root:" not in body, base + target
            assert key not in body
            assert b"SQLite format" not in body
            assert b"import asyncio" not in body


@pytest.mark.parametrize("slash", SLASHES)
@pytest.mark.parametrize("up", UP)
def test_no_path_leads_to_what_is_others(
    proxied_album: RunningAlbum, people: tuple[Person, Person], up: str, slash: str
) -> None:
    ann, bob = people
    key = f"incoming:{bob.name}:secret.jpg"
    bob.put(key, jpeg(note="of Bob")).raise_for_status()
    mine = f"incoming:{ann.name}:x"
    for target in (
        f"/function/storage/{mine}{slash}{up}{slash}{key}",
        f"/function/accounts{slash}{up}{slash}storage{slash}{key}",
        f"/function/storage/{key}%00{mine}",
        f"/function/storage/{key}?key={mine}",
        f"/function/storage/?key={mine}&key={key}",
        f"/function/storage/?key[]={key}",
        f"/function/storage/{key.replace(':', '%3A')}",
        f"/function/storage.openfaas-fn/{key}",
        f"/function/storage//{key}",
        f"/function/STORAGE/{key}",
    ):
        status, body = get(proxied_album, target, ann.token)
        assert status in (400, 401, 404, 405, 422), target
        assert jpeg(note="of Bob") not in body


@pytest.mark.parametrize(
    "target",
    [
        "/function/accounts/users/..",
        "/function/accounts/session%2f..%2fusers",
        "/function/photos/operator%2fwork",
        "/function/photos//operator/work",
        "/function/photos/operator/work/",
        "/function/photos/x/../operator/work",
        "/function/photos/OPERATOR/work",
        "/function/photos/operator/work;x=.js",
        "/function/photos/operator/work%00.jpg",
    ],
)
def test_no_path_leads_to_what_is_for_operators(
    proxied_album: RunningAlbum, people: tuple[Person, Person], target: str
) -> None:
    status, body = get(proxied_album, target, people[0].token)

    assert status in (400, 403, 404, 405)
    assert b'"processing"' not in body
