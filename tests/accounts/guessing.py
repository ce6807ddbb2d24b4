"""Passwords that somebody guesses."""

from werkzeug.test import TestResponse

from tests.house import House
from tests.house.album import ATTEMPTS

PASSWORD = "long enough"
HOME = "7.7.7.7"


def sign_up(house: House, name: str, address: str) -> TestResponse:
    credentials = {"userName": name, "password": PASSWORD}
    headers = {"X-Forwarded-For": address}
    return house.nobody().call("POST", "accounts", json=credentials, headers=headers)


def guess(
    house: House,
    password: str = "wrong",
    name: str = "ann",
    address: str = "1.2.3.4:5",
    cookie: str | None = None,
) -> TestResponse:
    headers = {"X-Forwarded-For": address} | ({"Cookie": cookie} if cookie else {})
    credentials = {"userName": name, "password": password}
    return house.nobody().call("POST", "accounts", "/session", json=credentials, headers=headers)


def use_up(house: House, **guessed: str) -> None:
    assert [guess(house, **guessed).status_code for _ in range(ATTEMPTS)] == [401] * ATTEMPTS


def evaluated(house: House, guesses: list[dict[str, str]]) -> int:
    """How many of these had their passwords looked at."""
    before = house.hasher.verified
    for guessed in guesses:
        guess(house, **guessed)
    return house.hasher.verified - before
