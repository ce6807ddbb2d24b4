"""Whoever has the operator's role sees counts, names and reasons, and nothing of what others keep."""

from dataclasses import replace

import pytest

from tests.contract.access import ALLOWED
from tests.contract.callers import operating
from tests.contract.conftest import house, provider
from tests.contract.rows import TABLE
from tests.contract.test_access_matrix import ROWS, call, route_of
from tests.contract.world import World
from tests.house import House

__all__ = ["house", "provider"]
FOR_OPERATORS = [
    (function, name)
    for function, name in ROWS
    if TABLE[function][name][1].operating == ALLOWED and not name.startswith("GET /audit")
]
"""But the audit, which names things by their ids: those open nothing, as other tests here show."""


@pytest.fixture
def world(house: House) -> World:
    """With all that can be had, also a photo that failed for a reason that names it."""
    world = World(house)
    for thing in ("album", "photo", "job", "share", "session", "api_key", "trashed_album", "key"):
        getattr(world, thing)
    ann = house.bearer(operating(world, "photos")["Authorization"].removeprefix("Bearer "))
    assert ann.get("photos", f"/{world.photo}").status_code == 404
    owner = house.person(world.owner)
    failed = owner.add_photo(world.album, owner.upload("holiday-in-secret"))
    house.worker.settle()
    house.blobs.delete(failed["key"])
    owner.post("photos", f"/{failed['_id']}/process?force=1")
    house.worker.settle()
    world.marks += [failed["key"], failed["_id"], "holiday-in-secret"]
    return world


@pytest.mark.parametrize(("function", "name"), FOR_OPERATORS, ids=lambda value: value)
def test_what_operators_are_told_names_no_thing_of_others(world: World, function: str, name: str) -> None:
    ask, method = TABLE[function][name][0](world), route_of(world.house, function, name).method

    reply = call(world, function, method, ask, operating(world, function))

    assert reply.status_code < 300, reply.text
    assert [mark for mark in world.marks if mark in reply.text] == []


def test_audit_names_neither_files_nor_keys_nor_albums(world: World) -> None:
    owner = world.house.person(world.owner)
    owner.patch("albums", f"/{world.album}", {"albumName": "A secret album"})
    owner.delete("photos", f"/{world.photo}")

    for path in ("/audit", "/audit/export"):
        reply = call(
            world, "accounts", "GET", replace(TABLE["accounts"]["GET /audit"][0](world), path=path),
            operating(world, "accounts"),
        )  # fmt: skip
        assert world.owner in reply.text
        told = [mark for mark in ("secret", "incoming:", "thumbnail:", "preview:") if mark in reply.text]
        assert told == []


def test_what_the_audit_names_opens_nothing(world: World) -> None:
    shown = operating(world, "photos")

    for path in (f"/{world.photo}", f"/{world.photo}/thumbnail", f"/{world.photo}/original"):
        assert world.house.nobody().call("GET", "photos", path, headers=shown).status_code == 404
    assert world.house.nobody().call("GET", "albums", f"/{world.album}", headers=shown).status_code == 404
    key = world.key_of_photo
    assert world.house.nobody().call("GET", "storage", f"/{key}", headers=shown).status_code == 404
