"""Addresses that answers tell begin with what proxies take away, as PUBLIC_URL or a trusted one says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from functions.shared.access.credentials import Security
from functions.shared.access.standing import SessionCheck
from functions.shared.access.tokens import TokenSigner
from functions.shared.edge.http import Api
from functions.shared.public_urls import PublicUrls
from tests.house import House, Person
from tests.house.sharing import share_link, sign_up
from tests.house.wsgi import Application
from tests.storage.resumable import create

HOME = "https://home.example/photos"


def behind_a_proxy(app: Application, prefix: str) -> Application:
    def tell(environ: dict[str, Any], start_response: Any) -> Any:
        return app({**environ, "HTTP_X_FORWARDED_PREFIX": prefix}, start_response)

    return tell


@pytest.fixture(params=["nothing", "a setting", "a proxy"])
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[House, str]]:
    """An album, and the prefix that it was told of in one way or the other."""
    house = House(tmp_path, public_url=HOME if request.param == "a setting" else "")
    if request.param == "a proxy":
        for name, app in house.apps.items():
            house.apps[name] = behind_a_proxy(app, "/photos")
    yield house, "" if request.param == "nothing" else "/photos"
    house.recognition.release()
    house.worker.settle()


def test_links_lead_on_below_the_prefix(told: tuple[House, str]) -> None:
    house, prefix = told
    ann = sign_up(house, "ann")
    album_id, _ = ann.make_album(), ann.make_album()
    for name in ("a", "b"):
        ann.add_photo(album_id, ann.upload(name))
        share_link(ann, album_id)

    def next_of(function: str, path: str = "/") -> str:
        return ann.get(function, path, limit="1").headers["Link"].partition("?")[0]

    assert next_of("albums") == f"<{prefix}/function/albums/"
    assert next_of("albums", f"/{album_id}") == f"<{prefix}/function/albums/{album_id}"
    assert next_of("albums", f"/{album_id}/shares") == f"<{prefix}/function/albums/{album_id}/shares"
    assert next_of("photos") == f"<{prefix}/function/photos/"
    assert next_of("storage", "/objects") == f"<{prefix}/function/storage/objects"
    assert next_of("accounts", "/sessions") == f"<{prefix}/function/accounts/sessions"


def test_what_was_made_is_found_below_the_prefix(told: tuple[House, str]) -> None:
    house, prefix = told
    ann = house.person("ann")
    photo = {"albumId": ann.make_album(), "key": ann.upload("a")}

    made = ann.post("photos", json=photo)
    upload = create(ann, 3)

    assert made.headers["Location"] == f"{prefix}/function/photos/{made.get_json()['_id']}"
    assert upload.headers["Location"] == f"{prefix}/function/storage/uploads/{upload.get_json()['id']}"
    described = ann.get("photos", "/openapi.json").get_json()
    assert described["servers"] == [{"url": f"{prefix}/function/photos"}]


def test_cookies_are_for_the_functions_below_the_prefix(told: tuple[House, str]) -> None:
    house, prefix = told
    credentials = {"userName": "ann", "password": "long enough"}

    made = Client(house.apps["accounts"]).post("/", json=credentials).headers.getlist("Set-Cookie")
    session = made[0].partition(";")[0]
    gone = house.nobody().call("DELETE", "accounts", "/session", headers={"Cookie": session})

    assert [_path(cookie) for cookie in made] == [f"{prefix}/function/", f"{prefix}/function/accounts"]
    assert _path(gone.headers["Set-Cookie"]) == f"{prefix}/function/"


def test_work_goes_on_behind_the_addresses(told: tuple[House, str]) -> None:
    house, _ = told
    ann = house.person("ann")
    photo = ann.add_photo(ann.make_album(), ann.upload("a"))

    checked = house.operator().call("POST", "photos", "/verify", json={"checksums": True})

    assert photo["status"] == "ready"
    assert checked.status_code == 200, checked.text


@pytest.mark.parametrize(
    ("public_url", "headers", "is_secure"),
    [
        (HOME, {}, True),
        ("http://home.example", {}, False),
        ("http://home.example", {"X-Forwarded-Proto": "https"}, True),
        (f"{HOME},http://home.lan", {"X-Forwarded-Host": "home.lan"}, False),
        (f"http://home.lan, {HOME}", {"X-Forwarded-Host": "home.example"}, True),
    ],
)
def test_cookies_go_over_https_alone_where_the_album_is_found_by_it(
    tmp_path: Path, public_url: str, headers: dict[str, str], is_secure: bool
) -> None:
    accounts = Client(House(tmp_path, public_url=public_url).apps["accounts"])

    made = accounts.post("/", json={"userName": "ann", "password": "long enough"}, headers=headers)

    assert ["; Secure" in cookie for cookie in made.headers.getlist("Set-Cookie")] == [is_secure] * 2


@pytest.mark.parametrize("origin", ["https://home.example", "http://home.lan:8443"])
def test_pages_at_a_public_url_are_our_own_though_a_proxy_names_another_host(
    tmp_path: Path, origin: str
) -> None:
    house = House(tmp_path, public_url=f"{HOME}, http://HOME.lan:8443")
    cookie = f"session={sign_up(house, 'ann').token}"

    def make_album(origin: str) -> int:
        headers = {"Cookie": cookie, "Origin": origin}
        return house.nobody().call("POST", "albums", json={"albumName": "Mine"}, headers=headers).status_code

    assert make_album(origin) == 201
    assert make_album("https://evil.example") == 401
    assert make_album("http://home.lan") == 401


@pytest.mark.parametrize(
    "prefix",
    [
        "photos",
        "//evil.example",
        "/photos//x",
        "/a b",
        '/a"><script>',
        "/..",
        "/a/./b",
        "https://x",
        "/a" * 101,
    ],
)
def test_what_is_no_prefix_is_not_told(house: House, ann: Person, prefix: str) -> None:
    reply = ann.call("GET", "photos", "/openapi.json", headers={"X-Forwarded-Prefix": prefix})

    assert reply.get_json()["servers"] == [{"url": "/function/photos"}]


@pytest.mark.parametrize("prefix", ["/photos", "/photos/", "/other, /photos"])
def test_nearest_proxy_says_the_prefix(ann: Person, prefix: str) -> None:
    reply = ann.call("GET", "photos", "/openapi.json", headers={"X-Forwarded-Prefix": prefix})

    assert reply.get_json()["servers"] == [{"url": "/photos/function/photos"}]


@pytest.mark.parametrize(("public_url", "told"), [("", ""), (HOME, "/photos")])
def test_without_a_trusted_proxy_nobody_says_the_prefix(public_url: str, told: str) -> None:
    signer, standing = TokenSigner("k" * 32, "photos"), SessionCheck(lambda _: True)
    security = Security(signer, standing, trusted_proxies=0, public_urls=PublicUrls.read(public_url))
    client = Client(Api("photos", security, needs={}).app)

    reply = client.get("/openapi.json", headers={"X-Forwarded-Prefix": "/evil"})

    assert reply.get_json()["servers"] == [{"url": f"{told}/function/photos"}]


@pytest.mark.parametrize(
    "text",
    [
        "home.example",
        "ftp://home.example",
        "https://",
        "https://ann@home.example",
        "https://home.example:x",
        "https://home.example/a b",
        "https://home.example/?a=b",
        "https://home.example/#a",
        "https://home.example/../a",
        "https://home.example/photos, lan",
    ],
)
def test_what_is_no_public_url_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a URL such as"):
        PublicUrls.read(text)


def _path(cookie: str) -> str:
    return next(part for part in cookie.split("; ") if part.startswith("Path=")).removeprefix("Path=")
