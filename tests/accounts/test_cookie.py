"""The browser's cookie: what it is, and what it does not authorise."""

import pytest
from werkzeug.test import Client

from tests.house import House

CREDENTIALS = {"userName": "ann", "password": "long enough"}


@pytest.fixture
def cookie(house: House) -> str:
    return set_cookie(house).partition(";")[0]


def set_cookie(house: House, **headers: str) -> str:
    reply = Client(house.apps["accounts"]).post(
        "/", json=CREDENTIALS, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    return reply.headers["Set-Cookie"]


def attributes(set_cookie: str) -> set[str]:
    return {part.strip() for part in set_cookie.split(";")[1:]}


def test_cookie_is_for_functions_of_this_site_alone(house: House) -> None:
    given = attributes(set_cookie(house))

    assert {"HttpOnly", "SameSite=Strict", "Path=/function/"} <= given
    assert any(attribute.startswith("Max-Age=") for attribute in given)
    assert "Secure" not in given


def test_cookie_is_secure_over_https(house: House) -> None:
    assert "Secure" in attributes(set_cookie(house, X_Forwarded_Proto="https"))


def test_cookie_signs_in(house: House, cookie: str) -> None:
    reply = house.nobody().call("GET", "albums", headers={"Cookie": cookie})

    assert reply.status_code == 200


def test_signing_out_takes_the_cookie_away(house: House, cookie: str) -> None:
    reply = house.nobody().call("DELETE", "accounts", "/session", headers={"Cookie": cookie})

    gone = reply.headers["Set-Cookie"]
    assert reply.status_code == 204
    assert gone.startswith("session=;")
    assert {"Max-Age=0", "Path=/function/", "HttpOnly", "SameSite=Strict"} <= attributes(gone)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
    ],
    ids=str,
)
def test_cookie_does_not_authorise_what_another_site_asks_for(
    house: House, cookie: str, headers: dict[str, str]
) -> None:
    def ask(method: str, function: str, path: str = "/", json: object = None) -> int:
        sent = {"Cookie": cookie, **headers}
        return house.nobody().call(method, function, path, headers=sent, json=json).status_code

    assert ask("POST", "albums", json={"albumName": "Theirs"}) == 401
    assert ask("PATCH", "albums", "/" + "0" * 24, {"albumName": "Theirs"}) == 401
    assert ask("DELETE", "albums", "/" + "0" * 24) == 401
    assert ask("DELETE", "accounts", "/session") == 401
    assert ask("PUT", "storage", "/incoming:ann:x") == 401
    assert ask("GET", "albums") == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://localhost"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "https://album.example", "X-Forwarded-Host": "album.example"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_cookie_authorises_what_our_own_pages_ask_for(
    house: House, cookie: str, headers: dict[str, str]
) -> None:
    reply = house.nobody().call(
        "POST", "albums", json={"albumName": "Mine"}, headers={"Cookie": cookie, **headers}
    )

    assert reply.status_code == 201


def test_bearer_token_may_come_from_anywhere(house: House) -> None:
    reply = house.person("ann").call(
        "POST", "albums", json={"albumName": "Mine"}, headers={"Origin": "https://tools.example"}
    )

    assert reply.status_code == 201


@pytest.mark.parametrize("cookie", ["session=", "session=x", "session=a.b.c", "other=1"])
def test_other_cookies_sign_nobody_in(house: House, cookie: str) -> None:
    assert house.nobody().call("GET", "albums", headers={"Cookie": cookie}).status_code == 401
