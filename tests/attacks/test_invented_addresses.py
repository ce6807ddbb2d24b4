"""Who calls, and from where, is what the gateway and trusted proxies saw, never what a client says."""

import pytest
import requests

from functions.shared.access.origin import client_address
from tests.journeys.running_album import RunningAlbum
from tests.onemachine.calls import answer_to, call, met
from tests.onemachine.street import Street

CLAIMS = {
    "X-Forwarded-For": "6.6.6.6",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Port": "443",
    "X-Forwarded-Prefix": "/evil",
    "X-Real-Ip": "6.6.6.6",
    "Forwarded": "for=6.6.6.6;host=evil.example",
}


@pytest.mark.parametrize("name", [*CLAIMS, "Authorization", "Content-Length", "X-Mine"])
@pytest.mark.parametrize("separator", ["_", ".", "~"])
def test_header_that_looks_like_another_one_reaches_no_function(
    street: Street, name: str, separator: str
) -> None:
    twin = name.replace("-", separator) + (separator if "-" not in name else "")

    assert twin.lower() not in met(street, "GET", "/function/echo/", headers={twin: "6"})["headers"]


def test_what_a_client_claims_reaches_no_function(street: Street) -> None:
    headers = met(street, "GET", "/function/echo/", headers=CLAIMS)["headers"]

    told = {name: value for name, value in headers.items() if name.startswith("x-forwarded-")}
    assert told.keys() == {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"}
    assert told["x-forwarded-for"].startswith("127.0.0.1:")
    assert told["x-forwarded-proto"] == "http"
    assert not {"forwarded", "x-real-ip"} & headers.keys()
    assert "evil" not in str(headers)


def test_claims_are_dropped_however_often_they_are_made(street: Street) -> None:
    claims = ["X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 7.7.7.7", "x-forwarded-FOR: 8.8.8.8"]

    answer = answer_to(street, "GET /function/echo/ HTTP/1.1", *claims)

    assert "127.0.0.1" in answer
    assert not [claimed for claimed in ("6.6.6.6", "7.7.7.7", "8.8.8.8") if claimed in answer]


def test_target_that_says_it_came_by_https_did_not(street: Street) -> None:
    answer = answer_to(street, "GET https://localhost/function/echo/ HTTP/1.1")

    assert '"x-forwarded-proto": "http"' in answer


@pytest.mark.parametrize(
    "name", ["Authorization", "Cookie", "Host", "Origin", "Sec-Fetch-Site", "Content-Length", "X-Call-Id"]
)
def test_header_that_decides_is_refused_when_it_is_doubled(street: Street, name: str) -> None:
    value = {"Content-Length": "0", "Host": "localhost"}.get(name, "x")

    answer = answer_to(street, "GET /function/echo/ HTTP/1.1", f"{name}: {value}", f"{name}: {value}")

    assert answer.partition(" ")[2].startswith("400 ")
    assert "application/problem+json" in answer


def test_trusted_proxy_tells_whom_it_serves(closed_street: Street) -> None:
    closed_street.open(trusted_proxies=1)

    headers = met(
        closed_street,
        "GET",
        "/function/echo/",
        headers={"X-Forwarded-For": "6.6.6.6, 203.0.113.9", "X-Forwarded-Proto": "https"},
    )["headers"]

    claimed, _, peer = headers["x-forwarded-for"].partition(", ")
    assert (claimed, peer.partition(":")[0]) == ("203.0.113.9", "127.0.0.1")
    assert str(client_address(headers["x-forwarded-for"], 2)) == "203.0.113.9"
    assert headers["x-forwarded-proto"] == "https"


@pytest.mark.parametrize("claimed", ["/photos", "/evil, /photos"])
def test_nearest_trusted_proxy_says_what_it_took_away(closed_street: Street, claimed: str) -> None:
    closed_street.open(trusted_proxies=2)
    headers = {"X-Forwarded-Prefix": claimed}

    seen = met(closed_street, "GET", "/function/echo/", headers=headers)["headers"]
    welcome = call(closed_street, "GET", "/", headers=headers)

    assert seen["x-forwarded-prefix"] == "/photos"
    assert welcome.headers["Location"] == "/photos/function/recognition-web/"


def test_what_a_client_claims_leads_nobody_elsewhere(street: Street) -> None:
    assert call(street, "GET", "/", headers=CLAIMS).headers["Location"] == "/function/recognition-web/"


def test_functions_count_the_gateway_as_one_more_proxy(proxied_album: RunningAlbum) -> None:
    """A person behind the proxy has a budget of wrong passwords, and spends no one else's."""
    statuses = {
        address: [_guess(proxied_album, address).status_code for _ in range(11)]
        for address in ("203.0.113.1", "6.6.6.6, 203.0.113.1", "203.0.113.2")
    }

    assert statuses["203.0.113.1"] == [401] * 10 + [429]
    assert statuses["6.6.6.6, 203.0.113.1"] == [429] * 11
    assert statuses["203.0.113.2"] == [401] * 10 + [429]


def _guess(album: RunningAlbum, address: str) -> requests.Response:
    return requests.post(
        f"{album.url}/function/accounts/session",
        json={"userName": "nobody", "password": "wrong password"},
        headers={"X-Forwarded-For": address},
        timeout=60,
    )
