"""Nothing of an account outlives it, and whoever takes its name later finds and gets nothing of it."""

from typing import Any

import pytest

from functions.shared.models.blobs import PartialObject
from functions.shared.models.wire import new_id
from tests.attacks.slow_bodies import call_slowly
from tests.house import House, Person
from tests.house.album import ATTEMPTS
from tests.house.pictures import jpeg
from tests.house.sharing import PASSWORD, sign_up
from tests.house.whole import recognise_with
from tests.recognition.weights import Weights
from tests.storage.resumable import MEDIA_TYPE, TUS, begin, delete, head, patch

BELIEVED = 6
"""Seconds after which no function believes a session any more that has ended."""
LONG = 120
SECOND_PASSWORD = "quite another"


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house, "ann")


def end_account(house: House, person: Person, password: str = PASSWORD) -> None:
    reply = person.call("DELETE", "accounts", "/", json={"password": password})
    assert reply.status_code == 204, reply.text


def sign_up_anew(house: House) -> Person:
    """Somebody else, as soon as the name is free."""
    house.clock.advance(LONG)
    assert house.sweep_up()["deletedAccounts"] == 1
    reply = house.nobody().post("accounts", json={"userName": "ann", "password": SECOND_PASSWORD})
    assert reply.status_code == 201, reply.text
    return Person(house.apps, "ann", reply.get_json()["token"])


def test_upload_that_was_begun_ends_with_its_account(house: House, ann: Person) -> None:
    upload = begin(ann, 6, filename="secret.jpg")
    patch(ann, upload, 0, b"mia")
    end_account(house, ann)
    house.clock.advance(BELIEVED)

    assert head(ann, upload).status_code == 401
    assert patch(ann, upload, 3, b"ow!").status_code == 401
    assert delete(ann, upload).status_code == 401


@pytest.mark.parametrize("arrived", [b"mia", b"miaow!"], ids=["unfinished", "finished"])
def test_who_takes_the_name_finds_no_upload_of_before(house: House, ann: Person, arrived: bytes) -> None:
    upload = begin(ann, 6, filename="secret.jpg")
    patch(ann, upload, 0, arrived)
    end_account(house, ann)

    another = sign_up_anew(house)

    assert head(another, upload).status_code == 404
    assert patch(another, upload, 3, b"ow!").status_code == 404
    assert house.stored_keys() == set()


def test_name_is_not_free_while_its_uploads_cannot_be_removed(house: House, ann: Person) -> None:
    begin(ann, 6)
    end_account(house, ann)
    house.clock.advance(LONG)
    house.go_away("storage")

    assert house.sweep_up()["deletedAccounts"] == 0
    assert house.nobody().post("accounts", json={"userName": "ann", "password": PASSWORD}).status_code == 409


def test_uploads_of_others_go_on(house: House, ann: Person) -> None:
    bob = sign_up(house, "bob")
    upload = begin(bob, 6)
    patch(bob, upload, 0, b"mia")
    end_account(house, ann)

    sign_up_anew(house)

    assert patch(bob, upload, 3, b"ow!").status_code == 204


SLOW: list[tuple[str, str, str, object]] = [
    ("PUT", "storage", "/incoming:ann:late", jpeg()),
    ("POST", "storage", "/incoming:ann:late", {"data": "data:image/jpeg;base64,QUJD"}),
    ("POST", "albums", "/", {"albumName": "Of the one before"}),
    ("POST", "accounts", "/keys", {"name": "back door", "scope": "write"}),
    ("PUT", "accounts", "/password", {"password": SECOND_PASSWORD, "newPassword": "taken over"}),
    ("POST", "accounts", "/delete", {"password": SECOND_PASSWORD}),
    ("POST", "photos", "/verify", {"repair": True}),
    ("POST", "thumbnail", "/", {"key": "incoming:ann:own"}),
    ("POST", "recognition", "/", {"images": ["incoming:ann:own"]}),
]


@pytest.mark.parametrize("asked", SLOW, ids=[f"{method} {name}{path}" for method, name, path, _ in SLOW])
def test_request_that_began_before_the_end_does_nothing_to_the_next_of_its_name(
    house: House, ann: Person, asked: tuple[str, str, str, object]
) -> None:
    """However slowly its body comes."""
    recognise_with(house, Weights())
    found: list[Person] = []

    def meanwhile() -> None:
        end_account(house, ann)
        found.append(sign_up_anew(house))
        found[0].upload("own")

    reply = call_slowly(ann, *asked, meanwhile=meanwhile)

    [another] = found
    assert reply.status_code == 401
    assert house.stored_keys() == {"incoming:ann:own"}
    assert another.get("albums").get_json() == another.get("accounts", "/keys").get_json() == []
    signed_in = house.nobody().post("accounts", "/session", {"userName": "ann", "password": SECOND_PASSWORD})
    assert signed_in.status_code == 200


def test_piece_of_an_upload_that_began_before_the_end_makes_no_object(house: House, ann: Person) -> None:
    upload = begin(ann, 6)

    def meanwhile() -> None:
        end_account(house, ann)
        sign_up_anew(house)

    headers = {**TUS, "Upload-Offset": "0", "Content-Type": MEDIA_TYPE}
    reply = call_slowly(ann, "PATCH", "storage", upload, b"miaow!", meanwhile=meanwhile, headers=headers)

    assert reply.status_code in (401, 409)
    assert house.stored_keys() == set()


def test_object_that_came_while_the_account_was_cleared_away_goes_too(house: House, ann: Person) -> None:
    """Of an upload that became whole between two looks."""
    end_account(house, ann)
    house.clock.advance(LONG)
    now = house.clock()
    late = PartialObject(
        id=new_id(),
        owner="ann",
        key=ann.key("late"),
        content_type="image/jpeg",
        length=0,
        expires_at=now + LONG * 1000,
    )
    assert house.blobs.partials.begin(late, now=now, most_open=1)
    house.network.before("storage", "DELETE", lambda: house.blobs.partials.finish(late, "0" * 64))

    assert house.sweep_up()["deletedAccounts"] == 1

    assert house.stored_keys() == set()


def test_browser_that_the_former_account_knew_is_a_stranger_to_the_next(house: House, ann: Person) -> None:
    """It has no more guesses than anybody else from its address."""

    def guess(cookie: str) -> int:
        headers = {"X-Forwarded-For": "6.6.6.6"} | ({"Cookie": cookie} if cookie else {})
        body = {"userName": "ann", "password": "a guess"}
        return house.nobody().call("POST", "accounts", "/session", json=body, headers=headers).status_code

    signed_in = house.nobody().post("accounts", "/session", {"userName": "ann", "password": PASSWORD})
    [known] = [c.partition(";")[0] for c in signed_in.headers.getlist("Set-Cookie") if c[:7] == "device="]
    end_account(house, ann)
    sign_up_anew(house)

    assert [guess("") for _ in range(ATTEMPTS)] == [401] * ATTEMPTS
    assert guess(known) == 429


def test_share_is_not_handed_on_with_the_name(house: House, ann: Person) -> None:
    bob = sign_up(house, "bob")
    album_id = bob.make_album()
    shared: dict[str, Any] = {"kind": "user", "userName": "ann", "add": True}
    assert bob.post("albums", f"/{album_id}/shares", shared).status_code == 201
    end_account(house, ann)

    another = sign_up_anew(house)

    assert another.get("albums", f"/{album_id}").status_code == 404
    assert another.get("albums", shared="1").get_json() == []
    assert bob.get("albums", f"/{album_id}/shares").get_json() == []
