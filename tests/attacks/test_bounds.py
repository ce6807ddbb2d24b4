"""Nobody makes so many of anything that others pay for it, also not by making them all at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.accounts.api_keys import KEYS_PER_USER
from functions.accounts.sessions import SESSIONS_PER_ACCOUNT, SWEPT_AT_ONCE
from functions.albums.shares import SHARES_PER_ALBUM
from functions.shared.models.share import Share, ShareKind
from functions.shared.stores.records.shares import ShareRecords
from tests.house import House, Person
from tests.house.album import MOST_OPEN_UPLOADS
from tests.house.sharing import records, sign_up
from tests.storage.resumable import create

AT_ONCE = 12


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house, "ann")


def at_once(ask: Callable[[int], int]) -> list[int]:
    """The statuses of requests that are made together, which differ by their numbers."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sorted(pool.map(ask, range(AT_ONCE)))


def test_albums_are_bounded(house: House, ann: Person) -> None:
    house.most_albums = 5
    house.start_albums()
    bob = sign_up(house, "bob")

    told = at_once(lambda n: ann.post("albums", json={"albumName": f"album {n}"}).status_code)

    assert set(told) == {201, 409}
    assert told.count(201) == len(ann.get("albums").get_json()) <= 5
    assert bob.post("albums", json={"albumName": "Own"}).status_code == 201


def test_album_too_many_is_refused_in_words_until_there_is_room(house: House, ann: Person) -> None:
    house.most_albums = 2
    house.start_albums()
    first, _ = ann.make_album("One"), ann.make_album("Two")

    refused = ann.post("albums", json={"albumName": "Three"})

    assert refused.status_code == 409
    assert "2 albums" in refused.get_json()["detail"]
    ann.delete("albums", f"/{first}?forever=1")
    assert ann.post("albums", json={"albumName": "Three"}).status_code == 201


def test_shares_of_an_album_are_bounded(house: House, ann: Person) -> None:
    album_id, shares = ann.make_album(), ShareRecords(house.store)
    for number in range(SHARES_PER_ALBUM - 2):
        share = Share(
            id=f"{number:024x}", album_id=album_id, owner="ann", kind=ShareKind.LINK, created_at=number
        )
        assert shares.add(share)

    told = at_once(lambda _: ann.post("albums", f"/{album_id}/shares", {"kind": "link"}).status_code)

    assert set(told) <= {201, 409}
    assert told.count(409) >= AT_ONCE - 2
    assert shares.count_of_album(album_id) <= SHARES_PER_ALBUM


def test_keys_are_bounded(house: House, ann: Person) -> None:
    for number in range(KEYS_PER_USER - 2):
        assert ann.post("accounts", "/keys", {"name": f"{number}", "scope": "read"}).status_code == 201

    told = at_once(lambda n: ann.post("accounts", "/keys", {"name": f"{n}", "scope": "read"}).status_code)

    assert set(told) <= {201, 409}
    assert records(house, "apiKeys") <= KEYS_PER_USER


def test_sessions_are_bounded_and_the_oldest_end_first(house: House, ann: Person) -> None:
    account, sessions = house.accounts.accounts.of("ann"), house.accounts.sessions
    opened = []
    for _ in range(SESSIONS_PER_ACCOUNT + SWEPT_AT_ONCE):
        house.clock.advance(1)
        opened.append(sessions.open(account).id)

    at_once(lambda _: 0 if sessions.open(account) else 1)

    assert records(house, "sessions") == SESSIONS_PER_ACCOUNT
    assert ann.get("accounts", "/session").status_code == 401
    assert not sessions.stands(opened[0])
    assert sessions.stands(opened[-1])


def test_uploads_that_are_begun_are_bounded(house: House, ann: Person) -> None:
    told = at_once(lambda _: create(ann, 5).status_code)

    assert set(told) <= {201, 429}
    assert told.count(201) <= MOST_OPEN_UPLOADS


def test_quota_of_photos_is_kept_by_photos_that_come_together(house: House, ann: Person) -> None:
    house.most_photos = 3
    house.start_photos()
    album_id = ann.make_album()
    keys = [ann.upload(f"{number}", b"small") for number in range(AT_ONCE)]

    told = at_once(lambda n: ann.post("photos", json={"albumId": album_id, "key": keys[n]}).status_code)

    assert set(told) <= {201, 507}
    assert len(ann.get("photos").get_json()) <= 3


def test_search_by_a_thousand_tags_is_refused(ann: Person) -> None:
    """It is one condition of the store for each."""
    assert ann.get("photos", tag=[f"{number}" for number in range(1000)]).status_code == 422
    assert ann.get("photos", tag=[f"{number}" for number in range(20)]).status_code == 200


LONG = "x" * 5000
NAMED: list[tuple[str, str, str, dict[str, object]]] = [
    ("POST", "accounts", "/", {"userName": LONG, "password": "long enough"}),
    ("POST", "accounts", "/", {"userName": "eve", "password": LONG}),
    ("POST", "accounts", "/session", {"userName": LONG, "password": "long enough"}),
    ("POST", "accounts", "/session", {"userName": "ann", "password": LONG}),
    ("POST", "accounts", "/keys", {"name": LONG, "scope": "read"}),
    ("POST", "albums", "/", {"albumName": LONG}),
    ("POST", "albums", "/shares/open", {"token": LONG}),
    ("POST", "photos", "/", {"albumId": "0" * 24, "key": "incoming:ann:a", "fileName": LONG}),
    ("POST", "photos", "/", {"albumId": "0" * 24, "key": f"incoming:ann:{LONG}"}),
    ("POST", "storage", "/", {"key": f"incoming:ann:{LONG}", "data": "data:;base64,QUJD"}),
]


@pytest.mark.parametrize("asked", NAMED, ids=[f"{n[1]}{n[2]} {len(n[3])}" for n in NAMED])
def test_names_have_a_longest_length(ann: Person, asked: tuple[str, str, str, dict[str, object]]) -> None:
    method, function, path, body = asked

    assert ann.call(method, function, path, json=body).status_code == 422


NESTED = b'{"albumName":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
STRANGE: dict[str, bytes] = {
    "deep": NESTED,
    "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "endless number": b'{"albumName": ' + b"9" * 500_000 + b"}",
    "infinite": b'{"albumName": 1e999}',
    "not a number": b'{"albumName": NaN}',
    "NUL": b'{"albumName": "a\\u0000b"}',
    "half a pair": b'{"albumName": "\\ud800"}',
    "no UTF-8": b'{"albumName": "\xff"}',
    "twice": b'{"albumName": "a", "albumName": ["b"]}',
    "other encoding": '{"albumName": "a"}'.encode("utf-16"),
}


@pytest.mark.parametrize("body", STRANGE.values(), ids=STRANGE)
def test_strange_json_is_refused_in_words(ann: Person, body: bytes) -> None:
    reply = ann.call("POST", "albums", data=body, headers={"Content-Type": "application/json"})

    assert reply.status_code in (400, 422)
    assert reply.get_json()["detail"]
    assert ann.get("albums").get_json() == []


@pytest.mark.parametrize("number", ["9" * 4500, "-1", "1e3", "0x10", "NaN", "1" + "0" * 18])
def test_strange_numbers_are_refused(ann: Person, number: str) -> None:
    album_id = ann.make_album()
    share = f'{{"kind": "link", "expiresAt": {number}}}'.encode()

    assert ann.get("albums", limit=number).status_code == 422
    assert ann.call("POST", "albums", f"/{album_id}/shares", data=share).status_code in (400, 422)
    headers = {"Tus-Resumable": "1.0.0", "Upload-Length": number}
    assert ann.call("POST", "storage", "/uploads", headers=headers).status_code in (400, 413)
