"""Objects on their way in."""

import base64
import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.house import House, Person
from tests.house.album import MAX_OBJECT_BYTES
from tests.house.raw import call_raw

DATA = b"a picture, say"
SHA256 = hashlib.sha256(DATA).hexdigest()
DIGEST = f"sha-256=:{base64.b64encode(hashlib.sha256(DATA).digest()).decode()}:"
OTHER_DIGEST = f"sha-256=:{base64.b64encode(hashlib.sha256(b'other').digest()).decode()}:"


def test_stored_object_is_described(ann: Person) -> None:
    reply = ann.call("PUT", "storage", "/incoming:ann:cat", data=DATA, headers={"Content-Type": "image/png"})

    assert reply.status_code == 201
    assert reply.get_json() == {
        "key": "incoming:ann:cat",
        "size": len(DATA),
        "contentType": "image/png",
        "sha256": SHA256,
    }
    assert reply.headers["ETag"] == f'"{SHA256}"'


def test_same_bytes_again_are_no_news(ann: Person) -> None:
    first = ann.call("PUT", "storage", "/incoming:ann:cat", data=DATA)
    again = ann.call("PUT", "storage", "/incoming:ann:cat", data=DATA)

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.get_json() == first.get_json()


def test_other_bytes_under_a_taken_key_are_a_conflict(ann: Person) -> None:
    ann.upload("cat", DATA)

    reply = ann.call("PUT", "storage", "/incoming:ann:cat", data=b"other")

    assert reply.status_code == 409
    assert ann.get("storage", "/incoming:ann:cat").data == DATA


def test_of_uploads_at_once_one_wins_and_the_rest_conflict(ann: Person) -> None:
    def put(number: int) -> int:
        data = bytes([number]) * 50_000
        return ann.call("PUT", "storage", "/incoming:ann:cat", data=data).status_code

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(put, range(8))) == [201] + [409] * 7


def test_promised_digest_is_verified(house: House, ann: Person) -> None:
    kept = ann.call("PUT", "storage", "/incoming:ann:a", data=DATA, headers={"Content-Digest": DIGEST})
    refused = ann.call(
        "PUT", "storage", "/incoming:ann:b", data=DATA, headers={"Content-Digest": OTHER_DIGEST}
    )

    assert kept.status_code == 201
    assert refused.status_code == 400
    assert house.stored_keys() == {"incoming:ann:a"}


@pytest.mark.parametrize(
    "header",
    [
        "sha-256=",
        "sha-256=::",
        "sha-256=:AAAA:",
        "sha-256=:!:",
        f"sha-256={SHA256}",
        "sha-256=:é:",
        "sha-256=:" + "A" * 43 + "=",
    ],
)
def test_malformed_digest_is_malformed(house: House, ann: Person, header: str) -> None:
    reply = ann.call("PUT", "storage", "/incoming:ann:a", data=DATA, headers={"Content-Digest": header})

    assert reply.status_code == 400
    assert house.stored_keys() == set()


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("sha-512=:AAAA:", 201),
        ("", 201),
        (f"md5=:AAAA:, {DIGEST}", 201),
        (f"{DIGEST},sha-512=:AAAA:", 201),
        (f"md5=:AAAA:, {OTHER_DIGEST}", 400),
    ],
)
def test_of_several_digests_the_known_one_counts(ann: Person, header: str, status: int) -> None:
    reply = ann.call("PUT", "storage", "/incoming:ann:a", data=DATA, headers={"Content-Digest": header})

    assert reply.status_code == status


def test_object_may_be_as_large_as_the_limit_and_no_larger(house: House, ann: Person) -> None:
    fits = ann.call("PUT", "storage", "/incoming:ann:a", data=b"x" * MAX_OBJECT_BYTES)
    too_large = ann.call("PUT", "storage", "/incoming:ann:b", data=b"x" * (MAX_OBJECT_BYTES + 1))
    far_too_large = ann.call("PUT", "storage", "/incoming:ann:c", data=b"x" * 2 * MAX_OBJECT_BYTES)

    assert (fits.status_code, too_large.status_code, far_too_large.status_code) == (201, 413, 413)
    for refused in (too_large, far_too_large):
        assert refused.content_type == "application/problem+json"
    assert house.stored_keys() == {"incoming:ann:a"}


def test_empty_object_is_stored(ann: Person) -> None:
    ann.upload("empty", b"")

    reply = ann.get("storage", "/incoming:ann:empty")
    assert (reply.status_code, reply.data) == (200, b"")


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("image/jpeg", "image/jpeg"),
        ("Image/JPEG; quality=high", "image/jpeg"),
        ("", "application/octet-stream"),
    ],
)
def test_type_is_kept_without_its_parameters(ann: Person, sent: str, stored: str) -> None:
    reply = ann.call("PUT", "storage", "/incoming:ann:a", data=DATA, headers={"Content-Type": sent})

    assert reply.get_json()["contentType"] == stored


@pytest.mark.parametrize("sent", ["jpeg", "image/", "a/b/c", "image/jp\xe9g", "x/" + "y" * 61])
def test_what_is_no_type_is_unsupported(house: House, ann: Person, sent: str) -> None:
    reply = ann.call("PUT", "storage", "/incoming:ann:a", data=DATA, headers={"Content-Type": sent})

    assert reply.status_code == 415
    assert house.stored_keys() == set()


def test_deleted_object_is_not_found(ann: Person) -> None:
    key = ann.upload("cat")

    assert ann.delete("storage", f"/{key}").status_code == 204
    assert ann.get("storage", f"/{key}").status_code == 404
    assert ann.delete("storage", f"/{key}").status_code == 204


def test_object_is_deleted_by_the_root_form_too(ann: Person) -> None:
    key = ann.upload("cat")

    assert ann.call("DELETE", "storage", query={"key": key}).status_code == 204
    assert ann.get("storage", f"/{key}").status_code == 404


def test_interrupted_upload_leaves_nothing(house: House, ann: Person) -> None:
    reply = call_raw(ann, "PUT", "storage", "/incoming:ann:a", DATA, missing=10)

    assert reply.status_code == 400
    assert house.stored_keys() == set()
