"""Objects on their way out."""

import base64
import hashlib

import pytest

from tests.house import House, Person

DATA = bytes(range(100))
SHA256 = hashlib.sha256(DATA).hexdigest()
DIGEST = f"sha-256=:{base64.b64encode(hashlib.sha256(DATA).digest()).decode()}:"


@pytest.fixture
def key(ann: Person) -> str:
    return ann.upload("cat", DATA)


def test_object_comes_with_all_that_a_cache_needs(ann: Person, key: str) -> None:
    reply = ann.get("storage", f"/{key}")

    assert reply.status_code == 200
    assert reply.data == DATA
    assert reply.content_type == "image/jpeg"
    assert reply.headers["ETag"] == f'"{SHA256}"'
    assert reply.headers["Content-Length"] == "100"
    assert reply.headers["Accept-Ranges"] == "bytes"
    assert {"private", "immutable"} <= {part.strip() for part in reply.headers["Cache-Control"].split(",")}


def test_whole_object_comes_with_the_digest_of_what_is_sent(ann: Person, key: str) -> None:
    got, head = ann.get("storage", f"/{key}"), ann.call("HEAD", "storage", f"/{key}")
    part = ann.call("GET", "storage", f"/{key}", headers={"Range": "bytes=0-9"})
    known = ann.call("GET", "storage", f"/{key}", headers={"If-None-Match": f'"{SHA256}"'})

    assert got.headers["Content-Digest"] == DIGEST
    for reply in (got, head, part, known):
        assert reply.headers["Repr-Digest"] == DIGEST
    for reply in (head, part, known):
        assert "Content-Digest" not in reply.headers


def test_root_form_gives_the_same(ann: Person, key: str) -> None:
    assert ann.get("storage", key=key).data == DATA


def test_head_tells_all_but_the_bytes(ann: Person, key: str) -> None:
    got, head = ann.get("storage", f"/{key}"), ann.call("HEAD", "storage", f"/{key}")
    by_query = ann.call("HEAD", "storage", query={"key": key})

    assert head.data == by_query.data == b""
    for reply in (head, by_query):
        for name in ("Content-Length", "Content-Type", "ETag", "Cache-Control", "Accept-Ranges"):
            assert reply.headers[name] == got.headers[name]


def test_head_of_what_is_not_there_is_not_found(ann: Person) -> None:
    assert ann.call("HEAD", "storage", "/incoming:ann:none").status_code == 404


def test_object_larger_than_what_is_sent_at_once_arrives_whole(house: House, ann: Person) -> None:
    large = bytes(range(256)) * 6000
    with house.blobs.upload("incoming:ann:large", "image/jpeg") as upload:
        upload.write(large)
        upload.commit(hashlib.sha256(large).hexdigest())

    assert ann.get("storage", "/incoming:ann:large").data == large
    ranged = ann.call("GET", "storage", "/incoming:ann:large", headers={"Range": "bytes=7-1400000"})
    assert ranged.data == large[7:1400001]


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=10-19", 10, 20),
        ("bytes=90-", 90, 100),
        ("bytes=-10", 90, 100),
        ("bytes=90-9999", 90, 100),
        ("bytes=99-99", 99, 100),
    ],
)
def test_range_gives_that_part(ann: Person, key: str, asked: str, start: int, stop: int) -> None:
    reply = ann.call("GET", "storage", f"/{key}", headers={"Range": asked})

    assert reply.status_code == 206
    assert reply.data == DATA[start:stop]
    assert reply.headers["Content-Range"] == f"bytes {start}-{stop - 1}/100"
    assert reply.headers["Content-Length"] == str(stop - start)
    assert reply.headers["ETag"] == f'"{SHA256}"'


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=100-200", "bytes=500-600"])
def test_range_outside_is_not_satisfiable(ann: Person, key: str, asked: str) -> None:
    reply = ann.call("GET", "storage", f"/{key}", headers={"Range": asked})

    assert reply.status_code == 416
    assert reply.headers["Content-Range"] == "bytes */100"
    assert reply.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,5-6", "pages=1-2", "bytes=5-2", "bytes=x-y", "bytes", "bytes=-"]
)
def test_range_that_is_not_understood_gives_everything(ann: Person, key: str, asked: str) -> None:
    reply = ann.call("GET", "storage", f"/{key}", headers={"Range": asked})

    assert reply.status_code == 200
    assert reply.data == DATA


@pytest.mark.parametrize("asked", [f'"{SHA256}"', f'W/"{SHA256}"', f'"other", "{SHA256}"', "*"])
def test_copy_at_hand_is_not_sent_again(ann: Person, key: str, asked: str) -> None:
    reply = ann.call("GET", "storage", f"/{key}", headers={"If-None-Match": asked})

    assert reply.status_code == 304
    assert reply.data == b""
    assert reply.headers["ETag"] == f'"{SHA256}"'


def test_copy_of_something_else_does_not_count(ann: Person, key: str) -> None:
    assert ann.call("GET", "storage", f"/{key}", headers={"If-None-Match": '"other"'}).data == DATA


@pytest.mark.parametrize("content_type", ["text/html", "image/svg+xml", "application/javascript", "text/xml"])
def test_what_a_browser_would_run_is_given_as_plain_bytes(ann: Person, content_type: str) -> None:
    key = ann.upload("page", b"<script>alert(1)</script>", content_type)

    reply = ann.get("storage", f"/{key}")

    assert reply.content_type == "application/octet-stream"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in reply.headers["Content-Security-Policy"]
