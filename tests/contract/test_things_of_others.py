"""What is another's, in each place of each request where a key or an id goes: as good as not there."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.contract.access import ALLOWED
from tests.contract.asking import Ask
from tests.contract.callers import owner
from tests.contract.documents import FUNCTIONS, document
from tests.contract.rows import TABLE
from tests.contract.test_access_matrix import ROWS, call
from tests.contract.world import World
from tests.house import House

IDS = ("^[0-9a-f]{24}$", "^(incoming|preview|thumbnail):")
"""How the patterns of ids and keys begin."""


def swapped(ask: Ask, mine: str, theirs: str) -> Iterator[tuple[str, Ask]]:
    """The place, and the request with another's thing in that place alone."""
    if mine in ask.path:
        yield "path", replace(ask, path=ask.path.replace(mine, theirs))
    for name, value in ask.query.items():
        if mine in value:
            yield name, replace(ask, query={**ask.query, name: value.replace(mine, theirs)})
    for name, value in ask.json.items() if isinstance(ask.json, dict) else ():
        if mine in str(value):
            yield name, replace(ask, json={**ask.json, name: _swapped_value(value, mine, theirs)})
    if ask.data and mine.encode() in ask.data:
        yield "body", replace(ask, data=ask.data.replace(mine.encode(), theirs.encode()))


def _swapped_value(value: object, mine: str, theirs: str) -> object:
    if isinstance(value, list):
        return [_swapped_value(item, mine, theirs) for item in value]
    if isinstance(value, dict):
        return {name: _swapped_value(item, mine, theirs) for name, item in value.items()}
    if not isinstance(value, str):
        return value
    return str(value).replace(mine, theirs)


def asks(house: House, function: str, name: str) -> Iterator[tuple[str, World, Ask]]:
    """Of this row: the place of another's thing, who asks, and the request."""
    fill, access = TABLE[function][name]
    if access.owner != ALLOWED or access.is_open:
        return
    me, they = World(house), World(house)
    mine, _ = fill(me), fill(they)
    things = zip([*me.marks, f":{me.owner}:"], [*they.marks, f":{they.owner}:"], strict=True)
    for my_thing, their_thing in things:
        for place, ask in swapped(mine, my_thing, their_thing):
            yield place, me, ask


def documented_places(house: House, function: str) -> Iterator[tuple[str, str]]:
    """Route and name of each parameter and property that is an id or a key."""
    described = document(house.apps[function])
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            route = f"{method.upper()} {path}"
            if not operation["security"]:
                continue
            for parameter in operation["parameters"]:
                if _is_id(parameter["schema"]):
                    yield route, "path" if parameter["in"] == "path" else parameter["name"]
            for content in operation.get("requestBody", {"content": {}})["content"].values():
                model = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
                properties = described["components"]["schemas"].get(model, {}).get("properties", {})
                yield from ((route, name) for name, schema in properties.items() if _is_id(schema))


def _is_id(schema: dict[str, Any]) -> bool:
    options = [schema, *schema.get("anyOf", ())]
    items = schema.get("items", {})
    patterns = [option.get("pattern", "") for option in [*options, items, *items.get("anyOf", ())]]
    return any(pattern.startswith(IDS) for pattern in patterns)


@pytest.mark.parametrize(("function", "name"), ROWS, ids=lambda value: value)
def test_things_of_another_are_not_there_for_me(house: House, function: str, name: str) -> None:
    method = name.partition(" ")[0]
    for place, me, ask in asks(house, function, name):
        reply = call(me, function, method, ask, owner(me, function))

        # Of two keys in one request that are not the same, neither is taken.
        is_contradiction = reply.status_code == 409 and name == "POST /{key}?key"
        # A search by another's album finds nothing of mine, and nothing of theirs.
        is_empty_list = (method, reply.status_code, reply.text) == ("GET", 200, "[]")
        assert reply.status_code == 404 or is_contradiction or is_empty_list, (
            f"{place}: {reply.status_code} {reply.text}"
        )


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_place_is_left_out(house: House, function: str) -> None:
    tried = {
        (name.partition("?")[0], place)
        for name in TABLE[function]
        for place, _, _ in asks(house, function, name)
    }

    # What is the operator's alone is nobody's own.
    closed = {
        name.partition("?")[0] for name, (_, access) in TABLE[function].items() if access.owner != ALLOWED
    }
    places = {(route, place) for route, place in documented_places(house, function) if route not in closed}
    assert places <= tried
