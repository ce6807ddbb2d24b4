"""Who may upload what under which key, and what is no request of tus."""

import base64
from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.shared.gateway import Request
from tests.house import House, Person
from tests.house.album import MOST_OPEN_UPLOADS
from tests.storage.resumable import (
    MEDIA_TYPE,
    TUS,
    begin,
    create,
    delete,
    head,
    metadata,
    offset,
    patch,
)

DATA = bytes(range(256)) * 40


def test_upload_of_another_is_not_there(ann: Person, bob: Person) -> None:
    path = begin(ann, len(DATA))

    told = [
        head(bob, path).status_code,
        bob.get("storage", path).status_code,
        patch(bob, path, 0, DATA).status_code,
        delete(bob, path).status_code,
    ]

    assert told == [404] * 4
    assert offset(ann, path) == 0


@pytest.mark.parametrize(("site", "status"), [("same-origin", 204), ("cross-site", 401)])
def test_cookie_signs_in_the_pages_of_this_site_alone(
    house: House, ann: Person, site: str, status: int
) -> None:
    path = begin(ann, len(DATA))
    cookie = {"Cookie": f"session={ann.token}", "Sec_Fetch_Site": site}

    reply = patch(house.nobody(), path, 0, DATA, **cookie)

    assert reply.status_code == status
    assert offset(ann, path) == (len(DATA) if status == 204 else 0)


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("incoming:bob:cat", 404),
        ("thumbnail:ann:cat", 404),
        ("preview:ann:cat", 404),
        ("incoming:ann:", 422),
        ("incoming:ann:a/b", 422),
        ("incoming:ann:ü", 422),
        ("incoming:ann:" + "x" * 188, 422),
        ("cat", 422),
    ],
)
def test_key_must_be_one_that_could_be_put(house: House, ann: Person, key: str, status: int) -> None:
    reply = create(ann, len(DATA), key=key)

    assert reply.status_code == status
    assert reply.headers["Tus-Resumable"] == "1.0.0"


def test_function_uploads_for_its_user_and_not_for_nobody(house: House, ann: Person) -> None:
    headers = {**TUS, "Upload-Length": "3", "Content-Type": MEDIA_TYPE}
    headers["Upload-Metadata"] = metadata(key="thumbnail:ann:cat")
    gateway = house.gateway("thumbnail")

    made = Request("POST", "/uploads", 5, user_name="ann", headers=headers, body=b"cat")
    assert gateway.call("storage", made).status == 201
    assert ann.get("storage", "/thumbnail:ann:cat").data == b"cat"
    token = house.signer("thumbnail").for_function("storage", None)
    assert create(house.bearer(token), 3, key="incoming:ann:dog").status_code == 401


def test_taken_key_is_told_at_once_where_it_can_be(ann: Person) -> None:
    ann.upload("cat", DATA)

    other_length = create(ann, 5, key="incoming:ann:cat")
    other_digest = create(ann, len(DATA), key="incoming:ann:cat", sha256="0" * 64)

    assert (other_length.status_code, other_digest.status_code) == (409, 409)


def test_taken_key_is_told_at_the_end_at_the_latest(ann: Person) -> None:
    ann.upload("cat", DATA)
    path = begin(ann, len(DATA), key="incoming:ann:cat")

    reply = patch(ann, path, 0, bytes(len(DATA)))

    assert (reply.status_code, reply.content_type) == (409, "application/problem+json")
    assert head(ann, path).status_code == 404
    assert ann.get("storage", "/incoming:ann:cat").data == DATA


def test_same_bytes_again_end_well(house: House, ann: Person) -> None:
    ann.upload("cat", DATA)
    path = begin(ann, len(DATA), key="incoming:ann:cat")

    assert patch(ann, path, 0, DATA).status_code == 204

    assert offset(ann, path) == len(DATA)
    assert house.stored_keys() == {"incoming:ann:cat"}


def test_two_who_go_on_with_one_upload_do_not_mix_their_bytes(ann: Person) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    contents = [bytes([number]) * len(DATA) for number in range(8)]

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda data: patch(ann, path, 0, data).status_code, contents))

    assert sorted(told) == [204] + [409] * 7
    assert ann.get("storage", "/incoming:ann:cat").data == contents[told.index(204)]


def test_only_so_many_uploads_may_be_open(house: House, ann: Person, bob: Person) -> None:
    paths = [begin(ann, len(DATA)) for _ in range(MOST_OPEN_UPLOADS)]

    reply = create(ann, len(DATA))
    assert (reply.status_code, int(reply.headers["Retry-After"]) > 0) == (429, True)
    assert "not finished" in reply.get_json()["detail"]
    assert create(bob, len(DATA)).status_code == 201

    patch(ann, paths[0], 0, DATA)
    assert create(ann, len(DATA)).status_code == 201
    assert create(ann, len(DATA)).status_code == 429
    delete(ann, paths[1])
    assert create(ann, len(DATA)).status_code == 201
    house.clock.advance(25 * 3600)
    assert create(ann, len(DATA)).status_code == 201


@pytest.mark.parametrize("version", ["0.2.2", "2.0.0", "", "1.0"])
def test_other_versions_are_not_spoken(ann: Person, version: str) -> None:
    path = begin(ann, len(DATA))
    told = {"Upload-Length": "5", "Upload-Offset": "0", "Content-Type": MEDIA_TYPE}

    for method, address in (("POST", "/uploads"), ("HEAD", path), ("PATCH", path), ("DELETE", path)):
        for headers in (told, {**told, "Tus-Resumable": version}):
            reply = ann.call(method, "storage", address, headers=headers)
            assert reply.status_code == 412, method
            assert reply.headers["Tus-Version"] == reply.headers["Tus-Resumable"] == "1.0.0"
    assert offset(ann, path) == 0


@pytest.mark.parametrize("length", ["", "-1", "1.5", "x", "٣", "9" * 16, "1e3"])
def test_length_that_is_none_is_malformed(ann: Person, length: str) -> None:
    assert create(ann, length).status_code == 400
    assert ann.call("POST", "storage", "/uploads", headers=TUS).status_code == 400


@pytest.mark.parametrize("start", ["", "-1", "1.5", "x", "9" * 16])
def test_offset_that_is_none_is_malformed(ann: Person, start: str) -> None:
    path = begin(ann, len(DATA))

    assert patch(ann, path, start, DATA).status_code == 400
    assert offset(ann, path) == 0


@pytest.mark.parametrize(
    "told", ["key !", "key Y2F0,key Y2F0", "key Y2F0 Y2F0", "key  Y2F0", "x" * 5000, "\xe9 \xe9"]
)
def test_metadata_that_is_none_is_malformed(ann: Person, told: str) -> None:
    assert create(ann, 5, {"Upload-Metadata": told}).status_code == 400


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"sha256": "nonsense"}, 422),
        ({"filetype": "nonsense"}, 415),
        ({"filetype": "image/png; x=y"}, 201),
        ({"filetype": ""}, 201),
        ({"filename": "x", "relativePath": "null", "name": "x", "type": "image/png"}, 201),
    ],
)
def test_metadata_that_counts_must_make_sense(ann: Person, told: dict[str, str], status: int) -> None:
    assert create(ann, 5, **told).status_code == status


def test_metadata_that_is_no_text_is_kept_as_it_is(ann: Person) -> None:
    raw = f"filename {base64.b64encode(bytes(range(256))).decode()}"

    reply = create(ann, 5, {"Upload-Metadata": raw})

    path = reply.headers["Location"].removeprefix("/function/storage")
    assert head(ann, path).headers["Upload-Metadata"] == raw


@pytest.mark.parametrize("header", ["Upload-Defer-Length", "Upload-Concat"])
def test_extensions_that_are_not_spoken_are_refused(ann: Person, header: str) -> None:
    assert create(ann, 5, {header: "1"}).status_code == 400


@pytest.mark.parametrize("content_type", ["", "application/octet-stream", "image/jpeg"])
def test_body_of_another_type_is_not_taken(ann: Person, content_type: str) -> None:
    path = begin(ann, len(DATA))

    assert patch(ann, path, 0, DATA, Content_Type=content_type).status_code == 415
    assert offset(ann, path) == 0


@pytest.mark.parametrize("upload_id", ["..", "0" * 23, "0" * 24, "x" * 24, "0" * 24 + "\n", "ann:1"])
def test_upload_that_never_was_is_not_there(ann: Person, upload_id: str) -> None:
    for method in ("HEAD", "GET", "PATCH", "DELETE"):
        headers = {**TUS, "Upload-Offset": "0", "Content-Type": MEDIA_TYPE}
        assert ann.call(method, "storage", f"/uploads/{upload_id}", headers=headers).status_code in (404, 405)


def test_store_that_is_away_is_named(house: House, ann: Person) -> None:
    path = begin(ann, len(DATA))
    house.lose_blobs()

    for reply in (create(ann, 5), head(ann, path), patch(ann, path, 0, DATA), delete(ann, path)):
        assert reply.status_code == 503
    assert create(ann, 5).get_json()["missing"] == ["blob store"]
