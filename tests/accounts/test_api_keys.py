"""Keys for scripts."""

import re

import pytest
from werkzeug.test import TestResponse

from functions.accounts.api_keys import KEYS_PER_USER
from tests.house import House, Person

PASSWORD = "long enough"


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house, "ann")


def sign_up(house: House, name: str) -> Person:
    made = house.nobody().post("accounts", json={"userName": name, "password": PASSWORD})
    return house.bearer(made.get_json()["token"])


def make(person: Person, scope: str = "write", name: str = "backup") -> TestResponse:
    return person.post("accounts", "/keys", {"name": name, "scope": scope})


def script(house: House, person: Person, scope: str) -> Person:
    return house.bearer(make(person, scope).get_json()["key"])


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


def test_key_with_write_does_what_its_owner_does(house: House, ann: Person) -> None:
    key = script(house, ann, "write")

    made = key.post("albums", json={"albumName": "By a script"})

    assert made.status_code == 201
    assert [album["albumName"] for album in ann.get("albums").get_json()] == ["By a script"]
    key.name = "ann"
    assert key.add_photo(made.get_json()["_id"], key.upload("cat.jpg"))["status"] == "ready"


def test_key_with_read_only_reads(house: House, ann: Person) -> None:
    key = script(house, ann, "read")
    album = ann.post("albums", json={"albumName": "Hers"}).get_json()["_id"]

    assert key.get("albums", f"/{album}").status_code == 200
    assert key.get("photos").status_code == 200
    refused = [
        key.post("albums", json={"albumName": "x"}),
        key.patch("albums", f"/{album}", {"albumName": "x"}),
        key.delete("albums", f"/{album}"),
        key.call("PUT", "storage", "/incoming:ann:x", data=b"x"),
        key.delete("storage", "/incoming:ann:x"),
        key.post("photos", json={"albumId": album, "key": "incoming:ann:x"}),
        key.call("POST", "thumbnail", data="incoming:ann:x"),
    ]
    assert {reply.status_code for reply in refused} == {403}
    assert refused[0].content_type == "application/problem+json"


@pytest.mark.parametrize("scope", ["read", "write"])
def test_key_never_manages_the_account(house: House, ann: Person, scope: str) -> None:
    key = script(house, ann, scope)
    [listed] = ann.get("accounts", "/keys").get_json()
    told = [
        key.get("accounts", "/session"),
        key.delete("accounts", "/session"),
        key.get("accounts", "/sessions"),
        key.delete("accounts", "/sessions"),
        key.get("accounts", "/keys"),
        make(key),
        key.delete("accounts", f"/keys/{listed['_id']}"),
        key.call("PUT", "accounts", "/password", json={"password": PASSWORD, "newPassword": "x" * 9}),
        key.call("DELETE", "accounts", "/", json={"password": PASSWORD}),
        key.call("POST", "accounts", "/delete", json={"password": PASSWORD}),
    ]

    assert {reply.status_code for reply in told} == {403}
    assert ann.get("accounts", "/session").status_code == 200


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


def test_key_is_for_the_things_of_its_owner_alone(house: House, ann: Person) -> None:
    album = sign_up(house, "bob").post("albums", json={"albumName": "His"}).get_json()["_id"]
    key = script(house, ann, "write")

    assert key.get("albums", f"/{album}").status_code == 404
    assert key.delete("albums", f"/{album}").status_code == 404
    assert key.call("GET", "storage", "/incoming:bob:x").status_code == 404


@pytest.mark.parametrize(
    "spoil",
    [
        lambda key: key[:-1] + ("A" if key[-1] != "A" else "B"),
        lambda key: key[:-1],
        lambda key: key + "x",
        lambda key: "sak_" + "0" * 24 + key[28:],
        lambda key: key.replace("sak_", ""),
        lambda key: "sak_",
        lambda key: "sak_\xe9" + key,
    ],
)
def test_what_is_not_quite_the_key_is_refused(house: House, ann: Person, spoil: object) -> None:
    key: str = make(ann).get_json()["key"]

    assert callable(spoil)
    assert house.bearer(spoil(key)).get("albums").status_code == 401


def test_key_is_no_cookie(house: House, ann: Person) -> None:
    key = make(ann).get_json()["key"]

    reply = house.nobody().call("GET", "albums", headers={"Cookie": f"session={key}"})

    assert reply.status_code == 401


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


def test_keys_cannot_be_checked_while_accounts_is_away(house: House, ann: Person) -> None:
    key = script(house, ann, "read")
    house.go_away("accounts")

    assert key.get("albums").status_code == 502
