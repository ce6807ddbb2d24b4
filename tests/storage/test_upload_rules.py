"""Who may upload what under which key, and what is no request of tus."""

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

    # Who comes when all is there already is to look again.
    assert told.count(204) == 1
    assert {*told} <= {204, 409, 503}
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


def test_store_that_is_away_is_named(house: House, ann: Person) -> None:
    path = begin(ann, len(DATA))
    house.lose_blobs()

    for reply in (create(ann, 5), head(ann, path), patch(ann, path, 0, DATA), delete(ann, path)):
        assert reply.status_code == 503
    assert create(ann, 5).get_json()["missing"] == ["blob store"]
