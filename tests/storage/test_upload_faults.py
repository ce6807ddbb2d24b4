"""Bodies that break off, do not fit, or are not what was sent."""

import hashlib

import pytest

from tests.house import House, Person
from tests.house.album import MAX_OBJECT_BYTES
from tests.house.raw import call_raw
from tests.storage.resumable import (
    MEDIA_TYPE,
    TUS,
    begin,
    checksum,
    create,
    head,
    offset,
    patch,
)

DATA = bytes(range(256)) * 40
SHA256 = hashlib.sha256(DATA).hexdigest()


def test_what_arrived_before_the_body_broke_off_is_kept(ann: Person) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    headers = [*TUS.items(), ("Upload-Offset", "0"), ("Content-Type", MEDIA_TYPE)]

    reply = call_raw(ann, "PATCH", "storage", path, DATA[:3000], missing=100, headers=headers)

    assert reply.status_code == 400
    assert offset(ann, path) == 3000
    assert patch(ann, path, 3000, DATA[3000:]).headers["Upload-Sha256"] == SHA256


@pytest.mark.parametrize("wrong", [0, 99, 101, len(DATA)])
def test_wrong_offset_is_a_conflict_and_changes_nothing(ann: Person, wrong: int) -> None:
    path = begin(ann, len(DATA))
    patch(ann, path, 0, DATA[:100])

    assert patch(ann, path, wrong, DATA[wrong:]).status_code == 409
    assert offset(ann, path) == 100


def test_nothing_goes_on_what_is_finished(ann: Person) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    patch(ann, path, 0, DATA)

    assert patch(ann, path, len(DATA), b"more").status_code == 413
    assert patch(ann, path, 0, DATA).status_code == 409
    assert patch(ann, path, len(DATA), b"").status_code == 204
    assert ann.get("storage", "/incoming:ann:cat").data == DATA


def test_more_than_was_announced_is_too_large(ann: Person) -> None:
    path = begin(ann, 100)

    assert patch(ann, path, 0, DATA[:101]).status_code == 413
    assert offset(ann, path) == 0


def test_upload_as_large_as_the_limit_and_no_larger(ann: Person) -> None:
    too_large = create(ann, MAX_OBJECT_BYTES + 1)
    path = begin(ann, MAX_OBJECT_BYTES)

    assert too_large.status_code == 413
    assert too_large.content_type == "application/problem+json"
    reply = patch(ann, path, 0, bytes(MAX_OBJECT_BYTES))
    assert reply.headers["Upload-Offset"] == str(MAX_OBJECT_BYTES)


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_right_checksum_is_taken_and_a_wrong_one_is_not(ann: Person, algorithm: str) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    good, bad = checksum(DATA[:1000], algorithm), checksum(b"other", algorithm)

    refused = patch(ann, path, 0, DATA[:1000], Upload_Checksum=bad)
    assert refused.status_code == 460
    assert refused.get_json()["title"] == "Checksum Mismatch"
    assert offset(ann, path) == 0
    assert patch(ann, path, 0, DATA[:1000], Upload_Checksum=good).headers["Upload-Offset"] == "1000"
    rest = checksum(DATA[1000:], algorithm)
    assert patch(ann, path, 1000, DATA[1000:], Upload_Checksum=rest).headers["Upload-Sha256"] == SHA256


def test_nothing_is_kept_of_a_body_with_a_checksum_that_broke_off(ann: Person) -> None:
    path = begin(ann, len(DATA))
    headers = [
        *TUS.items(),
        ("Upload-Offset", "0"),
        ("Content-Type", MEDIA_TYPE),
        ("Upload-Checksum", checksum(DATA)),
    ]

    reply = call_raw(ann, "PATCH", "storage", path, DATA[:3000], missing=100, headers=headers)

    assert reply.status_code == 400
    assert offset(ann, path) == 0


@pytest.mark.parametrize("value", ["md5 AAAA", "sha1", "sha1 !", "", "sha1 AAAA", "\xe9"])
def test_checksum_that_is_none_is_refused(ann: Person, value: str) -> None:
    path = begin(ann, len(DATA))

    assert patch(ann, path, 0, DATA, Upload_Checksum=value).status_code in (400, 460)
    assert offset(ann, path) == 0


def test_whole_is_verified_where_its_digest_was_promised(house: House, ann: Person) -> None:
    good = begin(ann, len(DATA), key="incoming:ann:a", sha256=SHA256)
    bad = begin(ann, len(DATA), key="incoming:ann:b", sha256="0" * 64)

    assert patch(ann, good, 0, DATA).headers["Upload-Sha256"] == SHA256
    assert patch(ann, bad, 0, DATA).status_code == 460

    assert head(ann, bad).status_code == 404
    assert house.stored_keys() == {"incoming:ann:a"}
