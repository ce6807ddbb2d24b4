"""Keys for scripts."""

import re

import pytest

from functions.accounts.api_keys import KEYS_PER_USER
from tests.accounts.keys import PASSWORD, make, script, sign_up
from tests.house import House, Person


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house, "ann")


def test_key_is_shown_once(house: House, ann: Person) -> None:
    reply = make(ann, "read", "Nightly backup")

    assert reply.status_code == 201
    made = reply.get_json()
    assert re.fullmatch(r"sak_[0-9a-f]{24}_[A-Za-z0-9_-]{43}", made["key"])
    assert (made["name"], made["scope"], made["lastUsedAt"]) == ("Nightly backup", "read", None)
    assert made["createdAt"] == house.clock()
    [listed] = ann.get("accounts", "/keys").get_json()
    assert listed == {name: value for name, value in made.items() if name != "key"}
    stored = house.store.connection().execute("SELECT doc FROM apiKeys").fetchone()[0]
    assert made["key"].rpartition("_")[2] not in stored


def test_key_tells_whose_it_is(house: House, ann: Person) -> None:
    made = make(ann, "read").get_json()

    told = house.bearer(made["key"]).get("accounts", "/key")

    assert told.get_json() == {"_id": made["_id"], "userName": "ann", "scope": "read"}
    assert ann.get("accounts", "/key").status_code == 403


def test_deleted_key_is_good_for_nothing(house: House, ann: Person) -> None:
    made = make(ann).get_json()
    key = house.bearer(made["key"])
    assert key.get("albums").status_code == 200

    assert ann.delete("accounts", f"/keys/{made['_id']}").status_code == 204

    assert key.get("accounts", "/key").status_code == 401
    house.clock.advance(6)
    assert key.get("albums").status_code == 401
    assert ann.get("accounts", "/keys").get_json() == []
    assert ann.delete("accounts", f"/keys/{made['_id']}").status_code == 404


def test_keys_of_others_are_not_there(house: House, ann: Person) -> None:
    bob = sign_up(house, "bob")
    hers = make(ann).get_json()["_id"]

    assert bob.delete("accounts", f"/keys/{hers}").status_code == 404
    assert bob.get("accounts", "/keys").get_json() == []
    assert len(ann.get("accounts", "/keys").get_json()) == 1


def test_there_are_only_so_many_keys(house: House, ann: Person) -> None:
    told = [make(ann).status_code for _ in range(KEYS_PER_USER + 1)]

    assert told == [201] * KEYS_PER_USER + [409]


def test_last_use_is_noted_to_the_hour(house: House, ann: Person) -> None:
    key = script(house, ann, "read")

    def last_used() -> int:
        when: int = ann.get("accounts", "/keys").get_json()[0]["lastUsedAt"]
        return when

    key.get("accounts", "/key")
    first = last_used()
    house.clock.advance(60)
    key.get("accounts", "/key")
    assert last_used() == first == house.clock() - 60_000
    house.clock.advance(3600)
    key.get("accounts", "/key")
    assert last_used() == house.clock()


def test_new_password_leaves_keys_as_they_are(house: House, ann: Person) -> None:
    key = script(house, ann, "read")
    change = {"password": PASSWORD, "newPassword": "another one"}

    assert ann.call("PUT", "accounts", "/password", json=change).status_code == 200

    assert key.get("accounts", "/key").status_code == 200


@pytest.mark.parametrize("body", [{"name": "x"}, {"name": "x", "scope": "account"}, {"scope": "read"}])
def test_key_needs_a_name_and_a_scope(house: House, ann: Person, body: object) -> None:
    assert ann.post("accounts", "/keys", body).status_code == 422
