"""Objects in and out as text."""

import base64
import hashlib
import json

import pytest

from tests.house import House, Person
from tests.house.album import MAX_OBJECT_BYTES
from tests.house.pictures import jpeg


def data_uri(data: bytes, content_type: str = "image/jpeg") -> str:
    return f"data:{content_type};base64,{base64.b64encode(data).decode()}"


def test_data_uri_is_stored_as_the_bytes_in_it(ann: Person) -> None:
    reply = ann.post("storage", "/incoming:ann:cat", {"data": data_uri(jpeg())})

    assert reply.status_code == 201
    assert reply.get_json()["contentType"] == "image/jpeg"
    assert ann.get("storage", "/incoming:ann:cat").data == jpeg()


def test_root_form_takes_the_key_in_the_body(ann: Person) -> None:
    reply = ann.post("storage", json={"key": "incoming:ann:cat", "data": data_uri(jpeg())})

    assert (reply.status_code, reply.get_json()["key"]) == (201, "incoming:ann:cat")


def test_root_form_makes_a_key_where_none_is_given(ann: Person) -> None:
    keys = {ann.post("storage", json={"data": data_uri(jpeg())}).get_json()["key"] for _ in range(2)}

    assert len(keys) == 2
    assert all(key.startswith("incoming:ann:") for key in keys)


def test_digest_that_is_promised_is_that_of_the_body(house: House, ann: Person) -> None:
    body = json.dumps({"data": data_uri(jpeg())}).encode()
    replies = []
    for name, digested in (("a", body), ("b", jpeg())):
        digest = base64.b64encode(hashlib.sha256(digested).digest()).decode()
        headers = {"Content-Digest": f"sha-256=:{digest}:", "Content-Type": "application/json"}
        replies.append(ann.call("POST", "storage", f"/{ann.key(name)}", data=body, headers=headers))

    assert [reply.status_code for reply in replies] == [201, 400]
    assert house.stored_keys() == {"incoming:ann:a"}


def test_same_and_other_bytes_are_told_apart_as_with_raw_bytes(ann: Person) -> None:
    told = [
        ann.post("storage", "/incoming:ann:cat", {"data": data_uri(data)}).status_code
        for data in (b"cat", b"cat", b"dog")
    ]

    assert told == [201, 200, 409]


def test_object_is_given_as_a_data_uri(ann: Person) -> None:
    ann.upload("cat", jpeg())

    for reply in (
        ann.get("storage", "/incoming:ann:cat", **{"as": "data-uri"}),
        ann.get("storage", key="incoming:ann:cat", **{"as": "data-uri"}),
    ):
        assert reply.mimetype == "text/plain"
        assert reply.text == data_uri(jpeg())


def test_script_is_not_given_as_a_script(ann: Person) -> None:
    ann.upload("page", b"<script>", "text/html")

    reply = ann.get("storage", "/incoming:ann:page", **{"as": "data-uri"})

    assert reply.text.startswith("data:application/octet-stream;")


def test_other_forms_are_invalid(ann: Person) -> None:
    ann.upload("cat", jpeg())

    reply = ann.get("storage", "/incoming:ann:cat", **{"as": "gif"})

    assert (reply.status_code, reply.get_json()["field"]) == (422, "as")


@pytest.mark.parametrize("data", ["", "cat", "data:image/jpeg,raw", "data:image/jpeg;base64,???", 7, None])
def test_what_is_no_data_uri_is_invalid(house: House, ann: Person, data: object) -> None:
    reply = ann.post("storage", "/incoming:ann:cat", {"data": data})

    assert (reply.status_code, reply.get_json()["field"]) == (422, "data")
    assert house.stored_keys() == set()


def test_limit_is_that_of_the_bytes_not_of_the_text(house: House, ann: Person) -> None:
    fits = ann.post("storage", "/incoming:ann:a", {"data": data_uri(b"x" * MAX_OBJECT_BYTES)})
    too_large = ann.post("storage", "/incoming:ann:b", {"data": data_uri(b"x" * (MAX_OBJECT_BYTES + 1))})

    assert (fits.status_code, too_large.status_code) == (201, 413)
    assert house.stored_keys() == {"incoming:ann:a"}
