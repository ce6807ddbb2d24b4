"""What is no key or id, in each place of a route where one goes: never there, and never an accident."""

from collections.abc import Iterator

import pytest

from tests.accounts.operating.people import operator
from tests.contract.documents import FUNCTIONS, Route, routes
from tests.house import House, Person
from tests.house.raw import call_raw

HOSTILE = {
    "parent": "..",
    "here": ".",
    "encoded parent": "%2e%2e",
    "doubly encoded parent": "%252e%252e%252f",
    "path": "../../etc/passwd",
    "path within": "incoming:ann:../../bob",
    "backslashes": "..\\..\\x",
    "NUL": "incoming:ann:a\x00b",
    "NUL at the end": "0" * 24 + "\x00",
    "line break": "incoming:ann:a\r\nX-Injected: yes",
    "line break at the end": "0" * 24 + "\n",
    "too long": "a" * 5000,
    "empty": "",
    "space": " ",
    "uppercase id": "A" * 24,
    "fullwidth digits": "\uff10" * 24,
    "wildcard": "incoming:*",
    "another's area": "private:ann:x",
    "no owner": "incoming::x",
}
REFUSED = (400, 404, 405, 422)
KEYS = ("key", "id", "process", "albumId")


def with_id(route: Route) -> Iterator[str]:
    """The places of this route where a key or id goes: ``path``, or parameters of the query."""
    for parameter in route.described["parameters"]:
        if parameter["name"] in KEYS:
            yield "path" if parameter["in"] == "path" else parameter["name"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("function", [name for name in FUNCTIONS if name != "recognition-web"])
def test_what_is_no_id_is_refused(house: House, ann: Person, function: str, text: str) -> None:
    kept = ann.upload("cat")
    headers = {"Tus-Resumable": "1.0.0"}
    olga = operator(house)
    for route in routes(function, house.apps[function]):
        asker = olga if route.described.get("x-scope") == "operator" else ann
        for place in with_id(route):
            if place == "path":
                path = route.path.replace("{id}", text).replace("{key}", text)
                reply = call_raw(asker, route.method, function, path, headers=[*headers.items()])
            else:
                reply = asker.call(route.method, function, route.path, query={place: text}, headers=headers)

            # An empty path is the address of the whole, which is another route.
            is_the_whole = place == "path" and text == "" and reply.status_code < 300
            assert reply.status_code in REFUSED or is_the_whole or route.method == "OPTIONS", (route, place)
            assert "X-Injected" not in reply.headers
    assert ann.get("storage", f"/{kept}").status_code == 200


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_file_is_the_application(house: House, ann: Person, text: str) -> None:
    reply = call_raw(ann, "GET", "recognition-web", f"/{text}")

    assert reply.status_code == 404 or reply.get_data().startswith(b"<!doctype html>")
