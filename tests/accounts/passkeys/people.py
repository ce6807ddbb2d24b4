"""Somebody with passkeys."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from werkzeug.test import TestResponse

from tests.house import House, Person
from tests.house.authenticator import Authenticator

PASSWORD = "long enough"
ORIGIN = "http://localhost"
NUMBERS: Iterator[int] = count()


def sign_up(house: House, name: str = "ann") -> Person:
    made = house.nobody().post("accounts", json={"userName": name, "password": PASSWORD})
    assert made.status_code == 201, made.text
    return house.bearer(made.get_json()["token"])


def begin(person: Person) -> dict[str, Any]:
    reply = person.post("accounts", "/passkeys/options")
    assert reply.status_code == 200, reply.text
    challenge: dict[str, Any] = reply.get_json()
    return challenge


def add(person: Person, device: Authenticator, name: str = "phone") -> TestResponse:
    challenge = begin(person)
    body = {"ticket": challenge["ticket"], "name": name, "credential": device.create(challenge["options"])}
    return person.post("accounts", "/passkeys", body)


def answer(house: House, device: Authenticator) -> dict[str, Any]:
    """What the browser sends to sign in."""
    challenge = house.nobody().post("accounts", "/passkeys/challenge").get_json()
    return {"ticket": challenge["ticket"], "credential": device.get(challenge["options"])}


def send(house: House, body: Any) -> TestResponse:
    """From an address of its own: of one, no more than some a minute are looked at."""
    address = f"10.1.{(number := next(NUMBERS)) >> 8 & 255}.{number & 255}"
    headers = {"X-Forwarded-For": address}
    return house.nobody().call("POST", "accounts", "/session/passkey", json=body, headers=headers)


def sign_in(house: House, device: Authenticator, **more: str) -> TestResponse:
    return house.nobody().post("accounts", "/session/passkey", answer(house, device) | more)
