"""Writes that depend on what is there."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from werkzeug.test import TestResponse

from tests.house import House, Person

DATA = b"a picture, say"
ETAG = f'"{hashlib.sha256(DATA).hexdigest()}"'
OTHER = f'"{hashlib.sha256(b"other").hexdigest()}"'
PATH = "/incoming:ann:cat"


def put(person: Person, data: bytes = DATA, **headers: str) -> TestResponse:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return person.call("PUT", "storage", PATH, data=data, headers=told)


def test_store_only_what_is_not_there_yet(ann: Person) -> None:
    told = [put(ann, data, If_None_Match="*").status_code for data in (DATA, DATA, b"other")]

    assert told == [201, 412, 412]
    assert ann.get("storage", PATH).data == DATA


def test_of_many_that_store_only_what_is_not_there_one_does(ann: Person) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = sorted(pool.map(lambda _: put(ann, If_None_Match="*").status_code, range(8)))

    assert told == [201] + [412] * 7


@pytest.mark.parametrize("etag", [ETAG, f"{OTHER}, {ETAG}", "*"])
def test_store_only_over_what_is_there(ann: Person, etag: str) -> None:
    assert put(ann, If_Match=etag).status_code == 412
    put(ann)

    assert put(ann, If_Match=etag).status_code == 200
    assert put(ann, b"other", If_Match=etag).status_code == 409


@pytest.mark.parametrize("etag", [OTHER, f"W/{ETAG}", "", "nonsense"])
def test_other_etags_do_not_match(ann: Person, etag: str) -> None:
    put(ann)

    assert put(ann, If_Match=etag).status_code == 412
    assert ann.call("DELETE", "storage", PATH, headers={"If-Match": etag}).status_code == 412
    assert ann.get("storage", PATH).data == DATA


def test_delete_only_what_one_knows(house: House, ann: Person) -> None:
    put(ann)

    for path, query in ((PATH, {}), ("/", {"key": PATH[1:]})):
        refused = ann.call("DELETE", "storage", path, query=query, headers={"If-Match": OTHER})
        assert refused.status_code == 412
        assert refused.content_type == "application/problem+json"
    assert ann.call("DELETE", "storage", PATH, headers={"If-Match": ETAG}).status_code == 204
    assert house.stored_keys() == set()
    assert ann.call("DELETE", "storage", PATH, headers={"If-Match": ETAG}).status_code == 412


def test_etag_of_something_else_is_no_hindrance(ann: Person) -> None:
    put(ann)

    assert put(ann, If_None_Match=OTHER).status_code == 200
    assert put(ann, If_None_Match=ETAG).status_code == 412


def test_data_uris_know_conditions_too(ann: Person) -> None:
    body = {"data": "data:image/png;base64,QQ=="}
    for path in (PATH, "/"):
        given = body if path == PATH else {**body, "key": "incoming:ann:dog"}
        told = [
            ann.call("POST", "storage", path, json=given, headers={"If-None-Match": "*"}).status_code
            for _ in range(2)
        ]
        assert told == [201, 412]


def test_conditions_tell_nothing_of_what_is_not_ones_own(ann: Person, bob: Person) -> None:
    put(ann)

    assert put(bob, If_None_Match="*").status_code == 404
    assert put(bob, If_Match=ETAG).status_code == 404
