"""Who has an account, as operators see it; their role, and the limits that they set."""

import pytest

from tests.accounts.operating.people import member, operator
from tests.house import House, Person
from tests.house.pictures import jpeg

SEEN_FOR = 6
"""Seconds after which every function has asked again."""


def put(person: Person, name: str, data: bytes) -> int:
    return person.call("PUT", "storage", f"/{person.key(name)}", data=data).status_code


def limit(by: Person, name: str, **limits: int | None) -> int:
    body = {"maxBytes": None, "maxPhotos": None} | limits
    return by.call("PUT", "accounts", f"/users/{name}/limits", json=body).status_code


def test_role_is_given_by_the_signing_key_alone(house: House) -> None:
    ann = member(house, "ann")
    olga = operator(house)

    for person in (ann, olga):
        reply = person.call("PUT", "accounts", "/users/ann/role", json={"operator": True})
        assert reply.status_code == 403
    key = house.operator_of("accounts")
    assert key.call("PUT", "accounts", "/users/ann/role", json={"operator": True}).status_code == 200
    assert ann.get("accounts", "/session").get_json()["operator"]


def test_role_ends_with_its_withdrawal_everywhere(house: House) -> None:
    olga = operator(house)
    assert olga.get("photos", "/operator/work").status_code == 200

    house.accounts.users.appoint("olga", operator=False)
    house.clock.advance(SEEN_FOR)

    for function, path in (("accounts", "/users"), ("photos", "/operator/work")):
        assert olga.get(function, path).status_code == 403
    assert olga.get("storage", "/operator/users", userName="olga").status_code == 403


def test_role_is_not_inherited_by_who_takes_the_name_later(house: House) -> None:
    olga = operator(house)
    assert olga.post("accounts", "/delete", {"password": "long enough"}).status_code == 204
    house.clock.advance(120)
    house.sweep_up()

    later = member(house, "olga")

    assert not later.get("accounts", "/session").get_json()["operator"]
    assert later.get("accounts", "/users").status_code == 403


def test_users_are_told_by_name_page_by_page(house: House) -> None:
    olga = operator(house)
    for name in ("eve", "ann", "bob"):
        member(house, name)

    first = olga.get("accounts", "/users", limit="2")
    rest = olga.get("accounts", "/users", limit="2", after="bob")

    assert [user["userName"] for user in first.get_json()] == ["ann", "bob"]
    assert "after=bob" in first.headers["Link"]
    assert [user["userName"] for user in rest.get_json()] == ["eve", "olga"]


def test_limit_of_bytes_counts_for_one_person(house: House) -> None:
    olga, ann, bob = operator(house), member(house, "ann"), member(house, "bob")

    assert limit(olga, "ann", maxBytes=1000) == 200

    assert put(ann, "a", b"x" * 1001) == 507
    assert put(bob, "a", b"x" * 1001) == 201


def test_more_than_all_others_may_be_allowed(house: House) -> None:
    house.start_storage(1000)
    olga, ann, bob = operator(house), member(house, "ann"), member(house, "bob")

    assert limit(olga, "ann", maxBytes=0) == 200

    assert put(ann, "a", b"x" * 1001) == 201
    assert put(bob, "a", b"x" * 1001) == 507


def test_limit_that_is_taken_away_is_that_of_all_again(house: House) -> None:
    olga, ann = operator(house), member(house, "ann")
    limit(olga, "ann", maxBytes=10)
    assert put(ann, "a", b"x" * 100) == 507

    assert limit(olga, "ann", maxBytes=None) == 200
    house.clock.advance(SEEN_FOR)

    assert put(ann, "a", b"x" * 100) == 201


def test_limit_of_photos_counts_for_one_person(house: House) -> None:
    olga, ann = operator(house), member(house, "ann")
    album = ann.make_album()
    limit(olga, "ann", maxPhotos=1)
    ann.add_photo(album, ann.upload("a"))

    reply = ann.post("photos", json={"albumId": album, "key": ann.upload("b")})

    assert reply.status_code == 507


def test_limits_hold_while_accounts_is_away(house: House) -> None:
    olga = operator(house)
    member(house, "ann")
    limit(olga, "ann", maxBytes=1000)
    # By a token of the signing key's holder: no session is asked about.
    ann = house.person("ann")
    assert put(ann, "a", b"x" * 1001) == 507

    house.go_away("accounts")
    house.clock.advance(SEEN_FOR)

    assert put(ann, "a", b"x" * 1001) == 507


def test_limits_end_with_the_account(house: House) -> None:
    olga, ann = operator(house), member(house, "ann")
    limit(olga, "ann", maxBytes=10)
    assert ann.post("accounts", "/delete", {"password": "long enough"}).status_code == 204
    house.clock.advance(120)
    house.sweep_up()

    assert put(member(house, "ann"), "a", jpeg()) == 201


@pytest.mark.parametrize("limits", [{"maxBytes": -1}, {"maxBytes": 2**60}, {"maxPhotos": "many"}, {}])
def test_strange_limits_are_refused(house: House, limits: dict[str, object]) -> None:
    olga = operator(house)

    reply = olga.call("PUT", "accounts", "/users/olga/limits", json=limits)

    assert reply.status_code == 422


def test_nobody_is_not_limited(house: House) -> None:
    assert limit(operator(house), "nobody", maxBytes=1) == 404


def test_bytes_and_photos_of_each_are_told_as_counts(house: House) -> None:
    olga, ann = operator(house), member(house, "ann")
    ann.add_photo(ann.make_album(), ann.upload("a"))

    photos = olga.get("photos", "/operator/users", userName=["ann", "olga"]).get_json()
    kept = olga.get("storage", "/operator/users", userName=["ann", "olga"]).get_json()

    assert [(user["userName"], user["photos"]) for user in photos["users"]] == [("ann", 1), ("olga", 0)]
    [of_ann, of_olga] = [user["bytes"] for user in kept["users"]]
    assert of_ann == house.blobs.usage.of("ann").kept > len(jpeg(note="a"))
    assert of_olga == 0
