"""Each route of each document, asked for by everyone who could call it."""

import pytest
from werkzeug.test import TestResponse

from tests.contract.access import ALLOWED, FORBIDDEN, SAFE
from tests.contract.asking import Ask
from tests.contract.callers import Headers, owner
from tests.contract.documents import FUNCTIONS, Route, routes
from tests.contract.rows import TABLE
from tests.contract.world import World
from tests.house import House

SCOPES = {
    (ALLOWED, ALLOWED): "read",
    (FORBIDDEN, ALLOWED): "write",
    (FORBIDDEN, FORBIDDEN): "account",
}
"""By what a read-only key and one to write get."""
ROWS = [(function, name) for function, rows in TABLE.items() for name in rows]


def route_of(house: House, function: str, name: str) -> Route:
    method, _, path = name.partition("?")[0].partition(" ")
    [found] = [r for r in routes(function, house.apps[function]) if (r.method, r.path) == (method, path)]
    return found


def call(world: World, function: str, method: str, ask: Ask, shown: Headers) -> TestResponse:
    headers = {"X-Forwarded-For": world.address, **ask.headers, **shown}
    if jar := [each["Cookie"] for each in (ask.headers, shown) if "Cookie" in each]:
        headers["Cookie"] = "; ".join(jar)
    return world.house.nobody().call(
        method, function, ask.path, headers=headers, json=ask.json, data=ask.data, query=ask.query
    )


def is_as_owed(reply: TestResponse, owed: int) -> bool:
    return reply.status_code < 300 if owed == ALLOWED else reply.status_code == owed


def test_table_has_a_row_for_every_route_and_for_no_other(house: House) -> None:
    for function in FUNCTIONS:
        documented = {f"{route.method} {route.path}" for route in routes(function, house.apps[function])}
        assert {name.partition("?")[0] for name in TABLE[function]} == documented


@pytest.mark.parametrize("function", FUNCTIONS)
def test_documents_tell_who_may(house: House, function: str) -> None:
    """What is read in the document is what the table holds the function to."""
    for name, (_, access) in TABLE[function].items():
        described = route_of(house, function, name).described
        expected = None if access.is_open else SCOPES[access.read_key, access.write_key]
        if access.operating == ALLOWED:
            expected = "operator"
        assert described.get("x-scope") == expected, name
        assert bool(described["security"]) is not access.is_open, name


@pytest.mark.parametrize(("function", "name"), ROWS, ids=lambda value: value)
def test_everyone_gets_what_they_are_owed(house: House, function: str, name: str) -> None:
    """The refused come first, and all about the same things: those are there for the owner afterwards."""
    route = route_of(house, function, name)
    fill, access = TABLE[function][name]
    shared = World(house)
    methods = ["GET", "HEAD"] if route.method == "GET" else [route.method]
    everyone = [(method, *expected) for method in methods for expected in access.expected(method)]
    for method, caller, show, owed in sorted(everyone, key=lambda expected: expected[-1] == ALLOWED):
        changes = owed == ALLOWED and method not in SAFE
        world = World(house) if changes else shared
        reply = call(world, function, method, fill(world), show(world, function))

        assert is_as_owed(reply, owed), f"{caller} {method}: {reply.status_code}, not {owed}: {reply.text}"
        assert reply.status_code in route.statuses
        if caller.startswith("another user") and owed == ALLOWED and not access.is_open:
            assert not [mark for mark in world.marks if mark in reply.text], "it tells of another's things"
    house.worker.settle()
    if access.owner == ALLOWED:
        reply = call(shared, function, route.method, fill(shared), owner(shared, function))
        assert is_as_owed(reply, ALLOWED), f"a refused call has done something: {reply.text}"
