"""An album is given to other users by their names."""

import pytest

from tests.house import House, Person
from tests.house.sharing import PASSWORD, end_share, share_link, share_with, sign_up


@pytest.fixture
def bob(house: House) -> Person:
    return sign_up(house, "bob")


def test_shared_album_is_listed_and_seen(house: House, ann: Person, bob: Person) -> None:
    album_id = ann.make_album()
    photo = ann.add_photo(album_id, ann.upload("a.jpg"))

    made = share_with(ann, album_id, bob, add=True, originals=True)

    assert made == {
        "_id": made["_id"],
        "albumId": album_id,
        "kind": "user",
        "userName": "bob",
        "add": True,
        "originals": True,
        "below": False,
        "hasPassword": False,
        "createdAt": house.clock(),
        "expiresAt": None,
        "token": None,
    }
    [listed] = bob.get("albums", shared="1").get_json()
    assert listed["_id"] == album_id
    assert listed["userName"] == "ann"
    assert listed["allowed"] == {"add": True, "originals": True, "expiresAt": None}
    assert (listed["photoCount"], listed["coverId"]) == (1, photo["_id"])
    seen = bob.get("albums", f"/{album_id}").get_json()
    assert [photo["_id"] for photo in seen["photos"]] == [photo["_id"]]
    assert bob.get("albums").get_json() == []


def test_others_see_nothing_of_it(house: House, ann: Person, bob: Person) -> None:
    album_id = ann.make_album()
    share_with(ann, album_id, bob)
    eve = house.person("eve")

    assert eve.get("albums", f"/{album_id}").status_code == 404
    assert eve.get("albums", shared="1").get_json() == []


def test_user_may_look_and_no_more(ann: Person, bob: Person) -> None:
    album_id = ann.make_album()
    made = share_with(ann, album_id, bob, add=True, originals=True)

    assert bob.patch("albums", f"/{album_id}", {"albumName": "Mine"}).status_code == 404
    assert bob.delete("albums", f"/{album_id}?forever=1").status_code == 404
    assert bob.get("albums", f"/{album_id}/shares").status_code == 404
    assert bob.post("albums", f"/{album_id}/shares", {"kind": "link"}).status_code == 404
    assert bob.delete("albums", f"/{album_id}/shares/{made['_id']}").status_code == 404
    assert ann.get("albums", f"/{album_id}").status_code == 200


@pytest.mark.parametrize("end", ["ended", "expired", "album deleted"])
def test_share_ends_at_once(house: House, ann: Person, bob: Person, end: str) -> None:
    album_id = ann.make_album()
    made = share_with(ann, album_id, bob, expiresAt=house.clock() + 1000)
    assert bob.get("albums", f"/{album_id}").status_code == 200

    if end == "ended":
        end_share(ann, made)
    elif end == "expired":
        house.clock.advance(1)
    else:
        ann.delete("albums", f"/{album_id}?forever=1")

    assert bob.get("albums", f"/{album_id}").status_code == 404
    assert bob.get("albums", shared="1").get_json() == []


def test_album_is_shared_with_a_user_once(ann: Person, bob: Person) -> None:
    album_id = ann.make_album()
    made = share_with(ann, album_id, bob)

    again = ann.post("albums", f"/{album_id}/shares", {"kind": "user", "userName": "bob", "add": True})
    assert again.status_code == 409

    end_share(ann, made)
    assert share_with(ann, album_id, bob, add=True)["add"] is True


def test_users_share_is_no_link(house: House, ann: Person, bob: Person) -> None:
    """Somebody who could sign tokens of links could still not use a user's share by one."""
    album_id = ann.make_album()
    made = share_with(ann, album_id, bob)
    token = house.signer("albums").for_share(made["_id"], house.clock() + 60_000)

    assert house.bearer(token).get("albums", f"/{album_id}").status_code == 401


def test_list_of_shared_albums_goes_on_after_those_that_are_over(
    house: House, ann: Person, bob: Person
) -> None:
    kept = []
    for number in range(6):
        house.clock.advance(1)
        album_id = ann.make_album(f"Album {number}")
        made = share_with(ann, album_id, bob, expiresAt=house.clock() + (2_000 if number % 2 else 60_000))
        kept += [] if number % 2 else [made["albumId"]]
    house.clock.advance(3)

    found, address = [], "/?shared=1&limit=2"
    while address:
        reply = bob.call("GET", "albums", address)
        found += [album["_id"] for album in reply.get_json()]
        address = reply.headers.get("Link", "").partition(">")[0].removeprefix("</function/albums")

    assert found == kept[::-1]


def test_own_pages_share_by_the_cookie(house: House, ann: Person, bob: Person) -> None:
    album_id = ann.make_album()
    wanted = {"kind": "user", "userName": "bob"}
    browser = {"Cookie": f"session={ann.token}", "Origin": "http://localhost"}

    reply = house.nobody().call("POST", "albums", f"/{album_id}/shares", json=wanted, headers=browser)

    assert reply.status_code == 201
    assert bob.get("albums", f"/{album_id}").status_code == 200


def test_nothing_is_shared_by_name_while_accounts_is_away(house: House, ann: Person, bob: Person) -> None:
    album_id = ann.make_album()
    house.go_away("accounts")

    reply = ann.post("albums", f"/{album_id}/shares", {"kind": "user", "userName": "bob"})

    assert reply.status_code == 502


def test_api_key_shares_nothing(house: House, ann: Person, bob: Person) -> None:
    key = bob.post("accounts", "/keys", {"name": "script", "scope": "write"}).get_json()["key"]
    script = house.bearer(key)
    album_id = bob.make_album()

    assert script.post("albums", f"/{album_id}/shares", {"kind": "link"}).status_code == 403
    assert script.get("albums", f"/{album_id}/shares").status_code == 403
    share_link(bob, album_id)


def test_account_that_has_ended_is_shared_with_no_more(house: House, ann: Person, bob: Person) -> None:
    album_id = ann.make_album()
    assert bob.post("accounts", "/delete", {"password": PASSWORD}).status_code == 204

    reply = ann.post("albums", f"/{album_id}/shares", {"kind": "user", "userName": "bob"})

    assert reply.status_code == 422


def test_shared_album_is_closed_as_soon_as_its_owner_has_ended(house: House, bob: Person) -> None:
    cid = sign_up(house, "cid")
    album_id = cid.make_album()
    share_with(cid, album_id, bob)
    link = share_link(cid, album_id)

    assert cid.post("accounts", "/delete", {"password": PASSWORD}).status_code == 204

    assert bob.get("albums", f"/{album_id}").status_code == 404
    opened = house.nobody().post("albums", "/shares/open", {"token": link["token"]})
    assert opened.status_code == 404
