"""No field that a client adds to a request makes it more than it may be: no operator, no other owner."""

from dataclasses import replace
from typing import Final

import pytest
from werkzeug.test import TestResponse

from tests.contract.access import ALLOWED
from tests.contract.asking import Ask
from tests.contract.callers import owner
from tests.contract.conftest import house, provider
from tests.contract.rows import TABLE
from tests.contract.test_access_matrix import ROWS, call, route_of
from tests.contract.world import World
from tests.house import House

__all__ = ["house", "provider"]
ADDED: Final[dict[str, object]] = {
    "operator": True,
    "isAdmin": True,
    "role": "operator",
    "uid": "0" * 24,
    "epoch": 99,
    "maxBytes": 0,
    "maxPhotos": 0,
    "owner": "bob",
    "deleting": True,
    "status": "ready",
    "sha256": "0" * 64,
    "trashedAt": 1,
    "createdAt": 1,
    "rev": 99,
    "__proto__": {"operator": True},
}
WITH_BODY: Final = [
    (function, name)
    for function, name in ROWS
    if name.split()[0] in ("POST", "PUT", "PATCH") and function in ("accounts", "albums", "photos")
]


def ask_with_more(world: World, function: str, name: str) -> tuple[Ask, TestResponse] | None:
    """None for a request without a JSON object."""
    fill, access = TABLE[function][name]
    ask = fill(world)
    if not isinstance(ask.json, dict) or access.owner != ALLOWED:
        return None
    more = replace(ask, json={**ADDED, **ask.json})
    method = route_of(world.house, function, name).method
    return ask, call(world, function, method, more, owner(world, function))


@pytest.mark.parametrize(("function", "name"), WITH_BODY, ids=lambda value: value)
def test_fields_that_are_none_of_the_request_change_nothing_of_account_or_photo(
    house: House, function: str, name: str
) -> None:
    world = World(house)
    before = house.photos.get(world.photo)
    asked = ask_with_more(world, function, name)
    house.worker.settle()

    assert asked is None or asked[1].status_code < 500
    account = house.accounts.users.records.get(world.owner)
    if account is not None:
        assert (account.operator, account.max_bytes, account.max_photos) == (False, None, None)
        assert account.epoch < ADDED["epoch"]  # type: ignore[operator]
    after = house.photos.get(world.photo)
    assert before is not None
    if after is not None:
        kept = ("user_name", "key", "sha256", "created_at", "size")
        assert [getattr(after, field) for field in kept] == [getattr(before, field) for field in kept]


def test_nobody_signs_up_as_operator_or_without_limits(house: House) -> None:
    for more in ({"operator": True}, {"maxBytes": 0}, {"uid": "1" * 24}, {"_id": "root"}):
        body = {"userName": "eve", "password": "long enough"} | more
        assert house.nobody().post("accounts", json=body).status_code == 422
    assert house.accounts.users.is_empty()
