"""An album is given to whoever has its link, for as long as its owner wants."""

import json
import re
from typing import Any

import pytest

from tests.house import House, Person
from tests.house.sharing import end_share, guest, open_link, share_link

PASSWORD = "open sesame"
HOUR = 3_600


def album_with_photo(person: Person) -> tuple[str, str]:
    album_id = person.make_album()
    return album_id, person.add_photo(album_id, person.upload("a.jpg"))["_id"]


def test_link_opens_its_album(house: House, ann: Person) -> None:
    album_id, photo_id = album_with_photo(ann)
    made = share_link(ann, album_id)

    opened = open_link(house, made["token"])

    assert opened.status_code == 200
    assert opened.get_json()["album"] == {
        "_id": album_id,
        "albumName": "Holidays",
        "path": [],
        "userName": "ann",
        "createdAt": house.clock(),
        "photoCount": 1,
        "coverId": photo_id,
        "review": False,
        "allowed": {"add": False, "originals": False, "expiresAt": None},
    }
    visitor = house.bearer(opened.get_json()["token"])
    seen = visitor.get("albums", f"/{album_id}").get_json()
    assert [photo["_id"] for photo in seen.pop("photos")] == [photo_id]
    assert seen == opened.get_json()["album"] | {"below": []}


def test_token_is_shown_once_and_not_kept(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    made = share_link(ann, album_id, password=PASSWORD)

    [listed] = ann.get("albums", f"/{album_id}/shares").get_json()

    assert made.pop("token")[:4] == "sal_"
    assert listed == made
    assert listed["hasPassword"] is True
    assert not any("hash" in name.lower() for name in listed)
    [(kept,)] = house.store.connection().execute("SELECT doc FROM shares").fetchall()
    assert PASSWORD not in kept


def test_tokens_are_long_and_differ(ann: Person) -> None:
    album_id = ann.make_album()

    secrets = {share_link(ann, album_id)["token"].split("_", 2)[2] for _ in range(5)}

    assert len(secrets) == 5
    # 43 characters of six bits: 256 bits at least.
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", secret) for secret in secrets)


def test_unknown_expired_and_ended_links_get_the_same_answer(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    ended, short = share_link(ann, album_id), share_link(ann, album_id, expiresAt=house.clock() + 1000)
    end_share(ann, ended)
    house.clock.advance(1)
    standing = share_link(ann, album_id)["token"]
    wrong = standing[:-1] + ("A" if standing[-1] != "A" else "B")
    unknown = ("nothing", "", "sal_", f"sal_{'0' * 24}_{'x' * 43}", "\0", "../..", wrong)

    replies = [open_link(house, token) for token in (ended["token"], short["token"], *unknown)]

    assert {reply.status_code for reply in replies} == {404}
    assert len({reply.text for reply in replies}) == 1


def test_link_of_a_deleted_album_opens_nothing(house: House, ann: Person) -> None:
    album_id, _ = album_with_photo(ann)
    made = share_link(ann, album_id)
    visitor = guest(house, made["token"])

    ann.delete("albums", f"/{album_id}?forever=1")

    assert open_link(house, made["token"]).status_code == 404
    assert visitor.get("albums", f"/{album_id}").status_code == 401
    assert house.store.connection().execute("SELECT COUNT(*) FROM shares").fetchone() == (0,)


def test_link_of_an_album_whose_deletion_is_owed_opens_nothing(house: House, ann: Person) -> None:
    album_id, _ = album_with_photo(ann)
    made = share_link(ann, album_id)
    visitor = guest(house, made["token"])
    house.go_away("storage")

    ann.delete("albums", f"/{album_id}?forever=1")

    assert open_link(house, made["token"]).status_code == 404
    assert visitor.get("albums", f"/{album_id}").status_code == 401


@pytest.mark.parametrize("end", ["ended", "expired"])
def test_share_ends_at_once_for_who_is_looking(house: House, ann: Person, end: str) -> None:
    album_id, _ = album_with_photo(ann)
    made = share_link(ann, album_id, expiresAt=house.clock() + HOUR * 1000)
    visitor = guest(house, made["token"])
    assert visitor.get("albums", f"/{album_id}").status_code == 200

    if end == "ended":
        end_share(ann, made)
    else:
        house.clock.advance(HOUR)

    assert visitor.get("albums", f"/{album_id}").status_code == 401


def test_visit_ends_after_an_hour_or_with_its_share(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    long, short = share_link(ann, album_id), share_link(ann, album_id, expiresAt=house.clock() + 60_000)

    ends = [open_link(house, made["token"]).get_json()["expiresAt"] for made in (long, short)]

    assert [end - house.clock() // 1000 * 1000 for end in ends] == [HOUR * 1000, 60_000]


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"kind": "all"}, "kind"),
        ({}, "kind"),
        ({"kind": "link", "password": "short"}, "password"),
        ({"kind": "link", "userName": "bob"}, "userName"),
        ({"kind": "link", "add": True}, "add"),
        ({"kind": "link", "expiresAt": 1}, "expiresAt"),
        ({"kind": "link", "expiresAt": 10**20}, "expiresAt"),
        ({"kind": "link", "expiresAt": "soon"}, "expiresAt"),
        ({"kind": "link", "owner": "bob"}, "owner"),
        ({"kind": "user"}, "userName"),
        ({"kind": "user", "userName": "Bob!"}, "userName"),
        ({"kind": "user", "userName": "ann"}, "userName"),
        ({"kind": "user", "userName": "nobody-at-all"}, "userName"),
        ({"kind": "user", "userName": "bob", "password": PASSWORD}, "password"),
    ],
)
def test_what_cannot_be_shared_so_is_refused(ann: Person, wanted: dict[str, Any], field: str) -> None:
    album_id = ann.make_album()

    reply = ann.post("albums", f"/{album_id}/shares", wanted)

    assert reply.status_code == 422
    assert reply.get_json()["field"] == field
    assert ann.get("albums", f"/{album_id}/shares").get_json() == []


def test_only_the_owner_shares_sees_shares_and_ends_them(house: House, ann: Person, bob: Person) -> None:
    album_id, own = ann.make_album(), bob.make_album()
    made = share_link(ann, album_id)
    assert ann.delete("albums", f"/{ann.make_album()}/shares/{made['_id']}").status_code == 404
    assert bob.post("albums", f"/{album_id}/shares", {"kind": "link"}).status_code == 404
    assert bob.get("albums", f"/{album_id}/shares").status_code == 404
    assert bob.delete("albums", f"/{album_id}/shares/{made['_id']}").status_code == 404
    assert bob.delete("albums", f"/{own}/shares/{made['_id']}").status_code == 404
    assert open_link(house, made["token"]).status_code == 200


def test_album_that_goes_while_it_is_shared_leaves_no_share(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    house.person("ann").delete("albums", f"/{album_id}?forever=1")

    assert ann.post("albums", f"/{album_id}/shares", {"kind": "link"}).status_code == 404
    assert house.store.connection().execute("SELECT COUNT(*) FROM shares").fetchone() == (0,)


def test_audit_tells_of_shares_and_no_secret(
    house: House, ann: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    album_id = ann.make_album()
    made = share_link(ann, album_id, password=PASSWORD)
    open_link(house, made["token"], "the wrong one")
    token = open_link(house, made["token"], PASSWORD).get_json()["token"]
    house.bearer(token).get("albums", f"/{album_id}")
    open_link(house, "guess")
    end_share(ann, made)

    logged = capsys.readouterr().err
    audit = [line for line in map(json.loads, logged.splitlines()) if line["event"] == "audit"]
    told = [(line["what"], line["outcome"], line.get("who"), line.get("id")) for line in audit]
    assert told == [
        ("share album", "done", "ann", made["_id"]),
        ("open share", "failed", None, made["_id"]),
        ("open share", "done", None, made["_id"]),
        ("open share", "failed", None, None),
        ("end share", "done", "ann", made["_id"]),
    ]
    secrets = (made["token"], made["token"][-43:], token, token.rpartition(".")[2], PASSWORD, "the wrong one")
    assert [secret for secret in secrets if secret in logged] == []
