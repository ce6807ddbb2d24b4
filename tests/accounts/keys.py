"""A person, and keys for their scripts."""

from werkzeug.test import TestResponse

from tests.house import House, Person

PASSWORD = "long enough"


def sign_up(house: House, name: str) -> Person:
    made = house.nobody().post("accounts", json={"userName": name, "password": PASSWORD})
    return house.bearer(made.get_json()["token"])


def make(person: Person, scope: str = "write", name: str = "backup") -> TestResponse:
    return person.post("accounts", "/keys", {"name": name, "scope": scope})


def script(house: House, person: Person, scope: str) -> Person:
    return house.bearer(make(person, scope).get_json()["key"])
