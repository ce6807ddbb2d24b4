"""Uploads that go on where they broke off: what tus 1.0 asks of a server."""

import hashlib
from datetime import UTC, datetime

import pytest

from tests.house import House, Person
from tests.house.album import MAX_OBJECT_BYTES
from tests.storage.resumable import (
    MEDIA_TYPE,
    TUS,
    begin,
    create,
    head,
    metadata,
    offset,
    patch,
    path_of,
)

DATA = bytes(range(256)) * 40
SHA256 = hashlib.sha256(DATA).hexdigest()


def test_server_tells_anyone_what_it_speaks(house: House) -> None:
    for path in ("/uploads", "/uploads/", "/uploads/0123456789abcdef01234567"):
        reply = house.nobody().call("OPTIONS", "storage", path)

        assert (reply.status_code, reply.data) == (204, b"")
        assert reply.headers["Tus-Resumable"] == reply.headers["Tus-Version"] == "1.0.0"
        assert int(reply.headers["Tus-Max-Size"]) == MAX_OBJECT_BYTES
        assert {"creation", "creation-with-upload", "termination", "checksum", "expiration"} <= set(
            reply.headers["Tus-Extension"].split(",")
        )
        assert {"sha1", "sha256"} <= set(reply.headers["Tus-Checksum-Algorithm"].split(","))


def test_upload_in_three_parts_becomes_an_object(house: House, ann: Person) -> None:
    reply = create(ann, len(DATA), key="incoming:ann:cat", filetype="image/png", filename="Katze.png")
    path = path_of(reply)
    assert reply.status_code == 201
    assert reply.headers["Upload-Key"] == "incoming:ann:cat"
    offsets = []
    for start, stop in ((0, 1000), (1000, 1001), (1001, len(DATA))):
        reply = patch(ann, path, start, DATA[start:stop])
        assert (reply.status_code, reply.data) == (204, b"")
        assert reply.headers["Tus-Resumable"] == "1.0.0"
        offsets.append(int(reply.headers["Upload-Offset"]))

    assert offsets == [1000, 1001, len(DATA)]
    assert reply.headers["Upload-Sha256"] == SHA256
    assert reply.headers["Upload-Key"] == "incoming:ann:cat"
    stored = ann.get("storage", "/incoming:ann:cat")
    assert (stored.data, stored.content_type, stored.headers["ETag"]) == (DATA, "image/png", f'"{SHA256}"')
    assert house.stored_keys() == {"incoming:ann:cat"}


def test_head_tells_how_far_it_has_come(ann: Person) -> None:
    told = metadata(key="incoming:ann:cat", filename="Katze 🐈.jpg")
    path = path_of(create(ann, len(DATA), {"Upload-Metadata": told + ",is_confidential"}))
    patch(ann, path, 0, DATA[:77])

    reply = head(ann, path)

    assert (reply.status_code, reply.data) == (200, b"")
    assert reply.headers["Upload-Offset"] == "77"
    assert reply.headers["Upload-Length"] == str(len(DATA))
    assert reply.headers["Upload-Metadata"] == told + ",is_confidential"
    assert reply.headers["Upload-Key"] == "incoming:ann:cat"
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["Tus-Resumable"] == "1.0.0"


def test_get_tells_people_the_same(ann: Person) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    patch(ann, path, 0, DATA[:77])

    told = ann.get("storage", path).get_json()

    assert told.pop("expiresAt") > datetime.now(UTC).timestamp() * 1000
    assert told == {
        "id": path.removeprefix("/uploads/"),
        "key": "incoming:ann:cat",
        "contentType": "application/octet-stream",
        "length": len(DATA),
        "offset": 77,
        "sha256": None,
    }


def test_key_is_made_where_none_is_given(ann: Person) -> None:
    keys = set()
    for _ in range(2):
        reply = create(ann, 3)
        key = reply.headers["Upload-Key"]
        patch(ann, path_of(reply), 0, b"cat")
        assert ann.get("storage", f"/{key}").data == b"cat"
        keys.add(key)

    assert len(keys) == 2
    assert all(key.startswith("incoming:ann:") for key in keys)


def test_first_bytes_may_come_with_the_creation(ann: Person) -> None:
    part = create(ann, len(DATA), data=DATA[:500], key="incoming:ann:a")
    whole = create(ann, len(DATA), data=DATA, key="incoming:ann:b")

    assert (part.status_code, part.headers["Upload-Offset"]) == (201, "500")
    assert (whole.status_code, whole.headers["Upload-Offset"]) == (201, str(len(DATA)))
    assert whole.headers["Upload-Sha256"] == SHA256
    assert ann.get("storage", "/incoming:ann:b").data == DATA
    assert patch(ann, path_of(part), 500, DATA[500:]).headers["Upload-Sha256"] == SHA256


def test_empty_upload_is_an_object_as_soon_as_it_is_begun(ann: Person) -> None:
    reply = create(ann, 0, key="incoming:ann:empty")

    assert reply.headers["Upload-Offset"] == "0"
    assert offset(ann, path_of(reply)) == 0
    assert ann.get("storage", "/incoming:ann:empty").status_code == 200


def test_partial_upload_is_not_to_be_seen(house: House, ann: Person) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    patch(ann, path, 0, DATA[:-1])

    assert ann.get("storage", "/incoming:ann:cat").status_code == 404
    assert ann.call("HEAD", "storage", "/incoming:ann:cat").status_code == 404
    assert ann.get("storage", "/objects").get_json() == []
    assert ann.post("storage", "/incoming:ann:cat/verify").status_code == 404
    assert house.stored_keys() == set()


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_clients_that_cannot_send_a_method_may_name_it(ann: Person, method: str) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    headers = {**TUS, "Upload-Offset": "0", "Content-Type": MEDIA_TYPE, "X-HTTP-Method-Override": method}

    assert ann.call("POST", "storage", path, headers=headers, data=DATA).status_code == 204

    assert ann.get("storage", "/incoming:ann:cat").status_code == (200 if method == "PATCH" else 404)
    assert ann.call("POST", "storage", path, headers=TUS).status_code == 405
