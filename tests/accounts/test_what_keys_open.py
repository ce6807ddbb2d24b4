"""What a script gets in with its key, and what it does not."""

import pytest

from tests.accounts.keys import PASSWORD, make, script, sign_up
from tests.house import House, Person


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house, "ann")


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
        key.delete("albums", f"/{album}?forever=1"),
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


def test_key_is_for_the_things_of_its_owner_alone(house: House, ann: Person) -> None:
    album = sign_up(house, "bob").post("albums", json={"albumName": "His"}).get_json()["_id"]
    key = script(house, ann, "write")

    assert key.get("albums", f"/{album}").status_code == 404
    assert key.delete("albums", f"/{album}?forever=1").status_code == 404
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


def test_keys_cannot_be_checked_while_accounts_is_away(house: House, ann: Person) -> None:
    key = script(house, ann, "read")
    house.go_away("accounts")

    assert key.get("albums").status_code == 502
