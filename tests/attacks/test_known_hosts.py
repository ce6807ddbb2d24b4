"""The album answers to its own names: another site's name that leads here (DNS rebinding) gets nothing."""

import pytest
import requests

from functions.onemachine.gateway.known_hosts import known_hosts
from tests.journeys.running_album import RunningAlbum
from tests.onemachine.calls import answer_to, call
from tests.onemachine.street import Street

FOREIGN = [
    "evil.example",
    "evil.example:8080",
    "localhost.evil.example",
    "localhost@evil.example",
    "10.0.0.1",
    "2130706433",
    "",
]
PATHS = ["/", "/healthz", "/function/echo/", "/function/nobody", "/nothing"]


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", PATHS)
def test_foreign_name_is_not_answered(street: Street, host: str, path: str) -> None:
    reply = call(street, "GET", path, headers={"Host": host})

    assert reply.status_code == 421
    assert reply.headers["Content-Type"].startswith("application/problem+json")
    assert "PUBLIC_URL" in reply.json()["detail"]


def test_foreign_name_starts_no_asynchronous_call(street: Street) -> None:
    assert call(street, "POST", "/async-function/echo", headers={"Host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:1", "localhost.", "127.0.0.1", "127.1.2.3:80", "[::1]", "[::1]:8080"]
)
def test_this_machine_is_answered_at_any_port(street: Street, host: str) -> None:
    assert call(street, "GET", "/function/echo/", headers={"Host": host}).status_code == 200


def test_target_that_names_a_foreign_host_is_not_answered(street: Street) -> None:
    assert " 421 " in answer_to(street, "GET http://evil.example/function/echo/ HTTP/1.1", "Host: localhost")
    assert " 421 " in answer_to(street, "GET http://localhost/function/echo/ HTTP/1.1", "Host: evil.example")
    assert " 200 " in answer_to(street, "GET http://localhost/function/echo/ HTTP/1.1", "Host: localhost")


def test_name_that_a_proxy_was_asked_for_must_be_known_too(closed_street: Street) -> None:
    closed_street.open(trusted_proxies=1, hosts=known_hosts(["album.example"]))

    def status(host: str) -> int:
        headers = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": host}
        return call(closed_street, "GET", "/function/echo/", headers=headers).status_code

    assert (status("album.example"), status("evil.example")) == (200, 421)


@pytest.mark.parametrize(
    ("host", "status"),
    [("album.example", 200), ("photos.example:8443", 200), ("Photos.Example", 200), ("evil.example", 421)],
)
def test_public_url_names_the_album(proxied_album: RunningAlbum, host: str, status: int) -> None:
    page = requests.get(f"{proxied_album.url}/function/recognition-web/", headers={"Host": host}, timeout=60)

    assert page.status_code == status
