"""Whose objects are whose, and what can be a key."""

import pytest

from functions.shared.gateway import Request
from tests.house import House, Person
from tests.house.raw import call_raw

NAUGHTY = [
    "..",
    "incoming:ann:",
    "incoming:ann:a b",
    "incoming:ann:a/b",
    "incoming:ann:a%2fb",
    "incoming:ann:%00",
    "incoming:ann:a\r\nb",
    "incoming:ann:ü",
    "incoming:ann:🚤",
    "incoming:ann:a?b",
    "incoming:ann:a#b",
    "incoming:ann:a*",
    "incoming:ann:" + "x" * 188,
    "incoming:../bob:x",
    "INCOMING:ann:x",
    "incoming:ann",
]


def test_key_may_have_two_hundred_characters(house: House, ann: Person) -> None:
    key = ann.key("x" * 187)
    assert len(key) == 200

    ann.upload("x" * 187, b"data")

    assert ann.get("storage", f"/{key}").data == b"data"
    assert ann.get("storage", key=key).data == b"data"


@pytest.mark.parametrize("name", ["..", ".", "...", "a..b", "-", "_", ":", "a:b:c", "Cat.JPG"])
def test_every_allowed_name_is_a_name_like_any_other(house: House, ann: Person, name: str) -> None:
    reply = call_raw(ann, "PUT", "storage", f"/{ann.key(name)}", b"data")

    assert reply.status_code == 201
    assert call_raw(ann, "GET", "storage", f"/{ann.key(name)}").data == b"data"
    assert house.stored_keys() == {ann.key(name)}


@pytest.mark.parametrize("key", NAUGHTY)
def test_naughty_key_is_invalid_to_write_and_not_there_to_read(house: House, ann: Person, key: str) -> None:
    written = call_raw(ann, "PUT", "storage", f"/{key}", b"data")
    assert written.status_code in (404, 405, 422)
    assert written.content_type == "application/problem+json"
    for method in ("GET", "HEAD", "DELETE"):
        assert call_raw(ann, method, "storage", f"/{key}").status_code in (404, 422)
    assert house.stored_keys() == set()


@pytest.mark.parametrize("key", NAUGHTY)
def test_naughty_key_is_refused_by_the_root_forms_too(house: House, ann: Person, key: str) -> None:
    assert ann.get("storage", key=key).status_code in (404, 422)
    assert ann.call("DELETE", "storage", query={"key": key}).status_code in (404, 422)
    reply = ann.post("storage", json={"key": key, "data": "data:image/png;base64,QQ=="})
    assert (reply.status_code, reply.get_json()["field"]) == (422, "key")
    assert house.stored_keys() == set()


def test_objects_of_others_are_not_there(house: House, ann: Person, bob: Person) -> None:
    key = ann.upload("cat", b"hers")

    for method in ("GET", "HEAD", "PUT", "DELETE"):
        assert bob.call(method, "storage", f"/{key}", data=b"his").status_code == 404
    assert bob.get("storage", key=key).status_code == 404
    assert bob.post("storage", json={"key": key, "data": "data:image/png;base64,QQ=="}).status_code == 404
    assert ann.get("storage", f"/{key}").data == b"hers"


def test_what_is_there_and_what_is_not_look_alike_to_others(ann: Person, bob: Person) -> None:
    ann.upload("cat", b"hers")

    there, nothing = (bob.get("storage", f"/incoming:ann:{name}") for name in ("cat", "dog"))

    assert there.text.replace("cat", "dog") == nothing.text


@pytest.mark.parametrize("area", ["preview", "thumbnail"])
def test_person_reads_what_is_derived_and_does_not_write_it(house: House, ann: Person, area: str) -> None:
    key = f"{area}:ann:cat"
    assert ann.call("PUT", "storage", f"/{key}", data=b"x").status_code == 404
    house.gateway("thumbnail").call("storage", Request("PUT", f"/{key}", 5, user_name="ann", body=b"made"))

    assert ann.get("storage", f"/{key}").data == b"made"
    assert ann.delete("storage", f"/{key}").status_code == 404


@pytest.mark.parametrize("function", ["accounts", "recognition-web", "storage"])
def test_functions_beside_the_call_graph_are_refused(house: House, function: str) -> None:
    token = house.signer(function).for_function("storage", "ann")

    assert house.bearer(token).get("storage", "/incoming:ann:cat").status_code == 401


def test_token_for_one_function_is_no_token_for_another(house: House) -> None:
    token = house.signer("photos").for_function("thumbnail", "ann")

    assert house.bearer(token).get("storage", "/incoming:ann:cat").status_code == 401


def test_store_that_is_away_is_named(house: House, ann: Person) -> None:
    house.lose_blobs()

    for reply in (
        ann.get("storage", "/incoming:ann:cat"),
        ann.call("PUT", "storage", "/incoming:ann:cat", data=b"x"),
        house.nobody().get("storage", "/healthz"),
    ):
        assert reply.status_code == 503
        assert reply.get_json()["missing"] == ["blob store"]
        assert int(reply.headers["Retry-After"]) > 0
