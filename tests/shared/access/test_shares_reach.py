"""Who has opened a link gets through the routes that say so, and through no other of any function."""

from typing import Any

import pytest
from flask import Flask

from functions.shared.access.tokens import Device, TokenSigner
from tests.house import House, Person
from tests.house.sharing import guest, open_link, share_link
from tests.shared.operations import KEY, operations

LONG_AFTER = 4_000_000_000_000
OPEN_TO_SHARES = {
    ("albums", "GET", "/{id}"),
    ("photos", "GET", "/"),
    ("photos", "GET", "/facets"),
    ("photos", "GET", "/timeline"),
    ("photos", "GET", "/{id}"),
    ("photos", "GET", "/{id}/thumbnail"),
    ("photos", "GET", "/{id}/medium"),
    ("photos", "GET", "/{id}/preview"),
    ("photos", "GET", "/{id}/original"),
}


def share_session(function: str = "albums") -> dict[str, str]:
    token = TokenSigner(KEY, function).for_share("0" * 24, LONG_AFTER)
    return {"Authorization": f"Bearer {token}"}


def takes_shares(operation: dict[str, Any]) -> bool:
    return {"share": []} in operation["security"]


def test_routes_that_take_a_share_are_these(house: House) -> None:
    found = set()
    for function in set(house.apps) - {"recognition"}:
        paths = house.nobody().get(function, "/openapi.json").get_json()["paths"]
        found |= {
            (function, method.upper(), path)
            for path, methods in paths.items()
            for method, operation in methods.items()
            if takes_shares(operation)
        }

    assert found == OPEN_TO_SHARES


def test_session_of_a_share_is_none_on_every_other_route(built: Flask) -> None:
    for method, address, operation in operations(built):
        if operation["security"] and not takes_shares(operation):
            reply = built.test_client().open(address, method=method, headers=share_session())
            assert reply.status_code == 401, (method, address)


def test_session_of_a_share_is_no_cookie(built: Flask) -> None:
    token = share_session()["Authorization"].removeprefix("Bearer ")
    for method, address, operation in operations(built):
        if operation["security"]:
            headers = {"Cookie": f"session={token}"}
            reply = built.test_client(use_cookies=False).open(address, method=method, headers=headers)
            assert reply.status_code == 401, (method, address)


def test_share_that_does_not_stand_opens_nothing(built: Flask) -> None:
    for method, address, operation in operations(built):
        if takes_shares(operation):
            reply = built.test_client().open(address, method=method, headers=share_session())
            assert reply.status_code in (401, 404), (method, address)


@pytest.mark.parametrize("token", ["forged", "expired", "link", "device"])
def test_only_the_session_of_a_share_stands_for_it(house: House, ann: Person, token: str) -> None:
    album_id = ann.make_album()
    made = share_link(ann, album_id)
    signer = house.signer("albums")
    tokens = {
        "forged": TokenSigner("k" * 40, "albums").for_share(made["_id"], LONG_AFTER),
        "expired": signer.for_share(made["_id"], 1_000),
        "link": made["token"],
        "device": signer.for_device("ann", Device(made["_id"], ""), LONG_AFTER),
    }

    assert house.bearer(tokens[token]).get("albums", f"/{album_id}").status_code == 401
    assert house.bearer(tokens[token]).get("photos", albumId=album_id).status_code == 401


def test_session_of_a_share_reaches_no_other_album_with_the_same_password(house: House, ann: Person) -> None:
    one, other = ann.make_album(), ann.make_album()
    photo = ann.add_photo(other, ann.upload("a.jpg"))
    made = share_link(ann, one, password="the same for both", originals=True)
    share_link(ann, other, password="the same for both", originals=True)
    visitor = guest(house, made["token"], "the same for both")

    assert visitor.get("albums", f"/{one}").status_code == 200
    assert visitor.get("albums", f"/{other}").status_code == 404
    assert visitor.get("photos", albumId=other).status_code == 404
    assert visitor.get("photos", id=photo["_id"]).status_code == 404
    for form in ("", "/thumbnail", "/medium", "/preview", "/original"):
        assert visitor.get("photos", f"/{photo['_id']}{form}").status_code == 404


def test_other_sites_page_opens_no_link(house: House, ann: Person) -> None:
    token = share_link(ann, ann.make_album())["token"]
    body = {"token": token}
    elsewhere = {"Origin": "http://elsewhere", "Sec-Fetch-Site": "cross-site"}

    assert (
        house.nobody().call("POST", "albums", "/shares/open", json=body, headers=elsewhere).status_code == 403
    )
    assert open_link(house, token).status_code == 200


def test_links_token_in_an_address_opens_nothing(house: House, ann: Person) -> None:
    """So that none gets into an address, and from there into logs and Referer."""
    album_id = ann.make_album()
    token = share_link(ann, album_id)["token"]

    for query in ({"token": token}, {"share": token}, {"access_token": token}):
        assert house.nobody().call("GET", "albums", f"/{album_id}", query=query).status_code == 401
        reply = house.nobody().call("POST", "albums", "/shares/open", query=query, json={})
        assert reply.status_code == 422
