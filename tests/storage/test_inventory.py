"""What is there, and whether it is intact."""

import hashlib
import os
import re
from pathlib import Path

import pytest

from functions.shared.gateway import Request
from functions.shared.models.wire import now_ms
from tests.house import House, Person


def listed(person: Person, **query: str) -> list[str]:
    """Keys from all pages."""
    found: list[str] = []
    path, asked = "/objects", dict(query)
    while True:
        reply = person.get("storage", path, **asked)
        assert reply.status_code == 200, reply.text
        found += [stored["key"] for stored in reply.get_json()]
        if "Link" not in reply.headers:
            return found
        match = re.fullmatch(r'<(/function/storage)(/objects)\?(.*)>; rel="next"', reply.headers["Link"])
        assert match is not None
        asked = dict(pair.split("=", 1) for pair in match[3].split("&"))
        asked["prefix"] = asked["prefix"].replace("%3A", ":")


@pytest.fixture
def keys(house: House, ann: Person, bob: Person) -> set[str]:
    """All of ann's."""
    for name in ("a", "b", "c"):
        ann.upload(name, name.encode())
        bob.upload(name, name.encode())
    made = Request("PUT", "/preview:ann:a", 5, user_name="ann", body=b"small")
    house.gateway("thumbnail").call("storage", made)
    return {"incoming:ann:a", "incoming:ann:b", "incoming:ann:c", "preview:ann:a"}


def test_object_is_listed_as_it_was_stored(ann: Person) -> None:
    before = now_ms()
    ann.upload("cat", b"miaow", "image/png")

    [found] = ann.get("storage", "/objects").get_json()

    # A file system's clock may be a little behind.
    assert before - 1000 <= found.pop("storedAt") <= now_ms() + 1000
    assert found == {
        "key": "incoming:ann:cat",
        "size": 5,
        "contentType": "image/png",
        "sha256": hashlib.sha256(b"miaow").hexdigest(),
    }


@pytest.mark.parametrize("limit", ["1", "2", "100"])
def test_person_sees_all_of_hers_and_nothing_else(ann: Person, keys: set[str], limit: str) -> None:
    found = listed(ann, limit=limit)

    assert len(found) == 4
    assert set(found) == keys


@pytest.mark.parametrize(
    ("prefix", "number"),
    [
        ("", 4),
        ("inc", 3),
        ("incoming:ann:", 3),
        ("incoming:ann:a", 1),
        ("preview:", 1),
        ("thumbnail:", 0),
        ("incoming:bob:", 0),
        ("incoming:an", 3),
        ("incoming:b", 0),
        ("nonsense", 0),
        ("\xff", 0),
    ],
)
def test_prefix_narrows_it_down(ann: Person, keys: set[str], prefix: str, number: int) -> None:
    found = listed(ann, prefix=prefix, limit="1")

    assert len(found) == number
    assert set(found) == {key for key in keys if key.startswith(prefix)}


def test_function_sees_what_its_user_may_and_all_where_it_acts_for_nobody(
    house: House, keys: set[str]
) -> None:
    gateway = house.gateway("photos")

    hers = gateway.call("storage", Request("GET", "/objects", 5, user_name="ann"))
    everyones = gateway.call("storage", Request("GET", "/objects", 5))

    assert hers.content.count(b'"key"') == 4
    assert everyones.content.count(b'"key"') == 7


@pytest.mark.parametrize("query", [{"cursor": "\xe4"}, {"cursor": "A"}, {"limit": "501"}, {"limit": "0"}])
def test_list_that_cannot_be_given_is_invalid(ann: Person, query: dict[str, str]) -> None:
    reply = ann.get("storage", "/objects", **query)

    assert (reply.status_code, reply.get_json()["field"]) == (422, next(iter(query)))


def test_upload_that_is_not_complete_is_not_listed(house: House, ann: Person) -> None:
    with house.blobs.upload("incoming:ann:a", "image/jpeg") as upload:
        upload.write(b"mia")

        assert listed(ann) == []


def test_intact_object_is_found_to_be_so(ann: Person) -> None:
    key = ann.upload("cat", b"miaow")

    for reply in (
        ann.post("storage", f"/{key}/verify"),
        ann.call("POST", "storage", "/verify", query={"key": key}),
    ):
        sha256 = hashlib.sha256(b"miaow").hexdigest()
        assert reply.status_code == 200
        assert reply.get_json() == {
            "key": key,
            "size": 5,
            "contentType": "image/jpeg",
            "sha256": sha256,
            "intact": True,
            "foundSha256": sha256,
        }


def test_api_key_that_only_reads_may_verify(house: House) -> None:
    account = {"userName": "eve", "password": "long enough"}
    eve = house.bearer(house.nobody().post("accounts", json=account).get_json()["token"])
    made = eve.post("accounts", "/keys", {"name": "check", "scope": "read"})
    assert eve.call("PUT", "storage", "/incoming:eve:cat", data=b"miaow").status_code == 201

    check = house.bearer(made.get_json()["key"])

    assert check.post("storage", "/incoming:eve:cat/verify").get_json()["intact"]
    assert check.call("DELETE", "storage", "/incoming:eve:cat").status_code == 403


def test_changed_object_is_found_to_be_so(house: House, ann: Person) -> None:
    key = ann.upload("cat", b"miaow")
    house.damage(key)

    found = ann.post("storage", f"/{key}/verify").get_json()

    assert not found["intact"]
    assert found["sha256"] == hashlib.sha256(b"miaow").hexdigest()
    assert found["foundSha256"] == hashlib.sha256(b"miaov").hexdigest()


def test_object_that_lost_bytes_is_found_to_be_so(ann: Person, tmp_path: Path) -> None:
    key = ann.upload("cat", b"miaow")
    [path] = (tmp_path / "blobs" / "objects").glob("*/*")
    os.truncate(path, 1026)

    found = ann.post("storage", f"/{key}/verify").get_json()
    assert (found["intact"], found["foundSha256"]) == (False, None)
    for form in ({}, {"as": "data-uri"}):
        reply = ann.get("storage", f"/{key}", **form)
        assert (reply.status_code, reply.content_type) == (410, "application/problem+json")


def test_large_object_that_lost_bytes_is_not_begun_to_be_sent(
    house: House, ann: Person, tmp_path: Path
) -> None:
    large = bytes(1_500_000)
    with house.blobs.upload("incoming:ann:large", "image/jpeg") as upload:
        upload.write(large)
        upload.commit(hashlib.sha256(large).hexdigest())
    [path] = (tmp_path / "blobs" / "objects").glob("*/*")
    os.truncate(path, 1_200_000)

    assert ann.get("storage", "/incoming:ann:large").status_code == 410


def test_object_without_a_description_is_damaged_and_can_be_replaced(ann: Person, tmp_path: Path) -> None:
    key = ann.upload("cat", b"miaow")
    [path] = (tmp_path / "blobs" / "objects").glob("*/*")
    path.write_bytes(b"\0" * 2000)

    for method, address in (("GET", f"/{key}"), ("HEAD", f"/{key}"), ("POST", f"/{key}/verify")):
        assert ann.call(method, "storage", address).status_code == 410
    assert ann.delete("storage", f"/{key}").status_code == 204
    assert ann.upload("cat", b"miaow") == key


def test_what_is_not_there_cannot_be_verified(ann: Person, bob: Person) -> None:
    key = ann.upload("cat", b"miaow")

    assert bob.post("storage", f"/{key}/verify").status_code == 404
    assert bob.call("POST", "storage", "/verify", query={"key": key}).status_code == 404
    assert ann.post("storage", "/incoming:ann:dog/verify").status_code == 404
    assert ann.post("storage", "/uploads/verify").status_code in (404, 422)
