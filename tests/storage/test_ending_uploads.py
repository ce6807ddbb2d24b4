"""How an upload ends: as an object, by its owner, or with time."""

import hashlib
from email.utils import parsedate_to_datetime

from tests.house import House, Person
from tests.storage.resumable import (
    begin,
    create,
    delete,
    head,
    offset,
    patch,
    path_of,
)

DATA = bytes(range(256)) * 40
SHA256 = hashlib.sha256(DATA).hexdigest()


def test_finished_upload_is_remembered_for_who_did_not_hear_it(ann: Person) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    patch(ann, path, 0, DATA)

    reply = head(ann, path)

    assert reply.headers["Upload-Offset"] == reply.headers["Upload-Length"] == str(len(DATA))
    assert reply.headers["Upload-Sha256"] == SHA256


def test_ended_upload_is_gone(house: House, ann: Person) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    patch(ann, path, 0, DATA[:100])

    assert delete(ann, path).status_code == 204

    assert head(ann, path).status_code == 404
    assert "Upload-Offset" not in head(ann, path).headers
    assert patch(ann, path, 100, DATA[100:]).status_code == 404
    assert delete(ann, path).status_code == 404
    assert house.stored_keys() == set()


def test_end_of_a_finished_upload_leaves_the_object(ann: Person) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    patch(ann, path, 0, DATA)

    assert delete(ann, path).status_code == 204

    assert head(ann, path).status_code == 404
    assert ann.get("storage", "/incoming:ann:cat").data == DATA


def test_upload_expires(house: House, ann: Person) -> None:
    reply = create(ann, len(DATA))
    path, expires = path_of(reply), parsedate_to_datetime(reply.headers["Upload-Expires"])
    told = patch(ann, path, 0, DATA[:100]).headers["Upload-Expires"]
    assert parsedate_to_datetime(told) == expires
    left = expires.timestamp() - house.clock() / 1000

    house.clock.advance(left - 2)
    assert offset(ann, path) == 100
    house.clock.advance(4)

    assert head(ann, path).status_code == 404
    assert patch(ann, path, 100, DATA[100:]).status_code == 404


def test_all_of_ones_own_uploads_are_ended_at_once(house: House, ann: Person, bob: Person) -> None:
    unfinished, finished, others = begin(ann, 6), begin(ann, len(DATA), key="incoming:ann:cat"), begin(bob, 6)
    patch(ann, finished, 0, DATA)

    assert ann.delete("storage", "/uploads").status_code == 204

    assert [head(ann, upload).status_code for upload in (unfinished, finished)] == [404, 404]
    assert house.stored_keys() == {"incoming:ann:cat"}
    assert head(bob, others).status_code == 200
