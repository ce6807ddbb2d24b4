"""While the metadata store is away, every route of albums and photos says so, and when to come again."""

from pathlib import Path
from typing import Any

import pytest

from tests.house import House, Person
from tests.house.whole import make_whole

ID, SHARE = "0" * 24, "1" * 24
CALLS = [
    ("GET", "photos", "/", {}),
    ("GET", "photos", f"/{ID}", {}),
    ("GET", "photos", f"/?id={ID}", {}),
    *(("GET", "photos", f"/{ID}/{form}", {}) for form in ("thumbnail", "medium", "preview", "original")),
    ("POST", "photos", "/", {"json": {"albumId": ID, "key": "incoming:ann:x"}}),
    ("POST", "photos", f"/?process={ID}", {}),
    ("PATCH", "photos", f"/{ID}", {"json": {"addTags": ["x"]}}),
    ("PATCH", "photos", f"/{ID}", {"json": {"albumId": ID}}),
    ("PATCH", "photos", "/", {"json": {"ids": [ID], "favourite": True}}),
    ("POST", "photos", f"/{ID}/process", {}),
    ("POST", "photos", f"/{ID}/process?outdated=1", {}),
    ("POST", "photos", "/process", {}),
    ("POST", "photos", f"/process?albumId={ID}", {}),
    ("POST", "photos", "/process?outdated=1", {}),
    ("POST", "photos", "/verify", {"json": {}}),
    ("POST", "photos", "/sweep", {}),
    ("GET", "photos", "/?q=dog", {}),
    ("GET", "photos", "/timeline", {}),
    ("GET", "photos", "/suggest?q=dog", {}),
    ("GET", "photos", "/facets", {}),
    ("GET", "photos", "/map", {}),
    ("DELETE", "photos", f"/{ID}", {}),
    ("DELETE", "photos", f"/?id={ID}", {}),
    ("DELETE", "photos", f"/{ID}?forever=1", {}),
    ("POST", "photos", f"/{ID}/restore", {}),
    ("POST", "photos", f"/{ID}/restore?albumId={ID}", {}),
    ("GET", "photos", "/trash", {}),
    ("GET", "photos", f"/trash?albumId={ID}", {}),
    ("GET", "photos", "/trash/usage", {}),
    ("POST", "photos", "/jobs", {"json": {"q": "", "action": {"trash": True}}}),
    ("GET", "photos", "/jobs", {}),
    ("GET", "photos", f"/jobs/{ID}", {}),
    ("POST", "photos", f"/jobs/{ID}/stop", {}),
    ("POST", "photos", f"/jobs/{ID}/undo", {}),
    ("GET", "photos", "/duplicates", {}),
    ("POST", "photos", "/duplicates/merge", {"json": {"keepId": ID, "ids": [ID]}}),
    ("POST", "photos", "/duplicates/dismiss", {"json": {"ids": [ID, ID]}}),
    ("DELETE", "photos", "/trash", {}),
    ("GET", "photos", "/healthz", {}),
    ("GET", "albums", "/", {}),
    ("GET", "albums", f"/{ID}", {}),
    ("GET", "albums", f"/?id={ID}", {}),
    ("POST", "albums", "/", {"json": {"albumName": "Holidays"}}),
    ("PATCH", "albums", f"/{ID}", {"json": {"albumName": "Holidays"}}),
    ("DELETE", "albums", f"/{ID}", {}),
    ("DELETE", "albums", f"/?id={ID}", {}),
    ("DELETE", "albums", f"/{ID}?forever=1", {}),
    ("POST", "albums", f"/{ID}/restore", {}),
    ("POST", "albums", f"/{ID}/photos", {"json": {"ids": [ID]}}),
    ("DELETE", "albums", f"/{ID}/photos", {"json": {"ids": [ID]}}),
    ("POST", "albums", f"/{ID}/photos/approve", {"json": {"ids": [ID]}}),
    ("GET", "albums", "/?trash=1", {}),
    ("GET", "albums", "/?shared=1", {}),
    ("GET", "albums", f"/{ID}/shares", {}),
    ("POST", "albums", f"/{ID}/shares", {"json": {"kind": "link"}}),
    ("DELETE", "albums", f"/{ID}/shares/{SHARE}", {}),
    ("POST", "albums", "/shares/open", {"json": {"token": f"sal_{SHARE}_{'x' * 43}"}}),
    ("GET", "albums", "/healthz", {}),
]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(call[:3]))
def test_every_route_says_so(house: House, ann: Person, call: tuple[str, str, str, dict[str, Any]]) -> None:
    method, function, path, more = call
    house.lose_records()

    reply = ann.call(method, function, path, **more)

    assert reply.status_code == 503
    assert int(reply.headers["Retry-After"]) > 0
    assert reply.get_json()["missing"] == ["metadata store"]


@pytest.mark.parametrize("path", ["work", "users", "failures", "tasks"])
def test_operators_are_told_so_too(house: House, path: str) -> None:
    house.lose_records()

    query = {"userName": "ann"} if path == "users" else {}
    reply = house.operator().call("GET", "photos", f"/operator/{path}", query=query)

    assert reply.status_code == 503
    assert reply.get_json()["missing"] == ["metadata store"]


def test_operators_are_told_what_is_away(house: House, tmp_path: Path) -> None:
    make_whole(house, tmp_path)
    house.lose_records()

    found = house.operator().get("photos", "/operator/health").get_json()

    assert [each["missing"] for each in found if each["function"] == "photos"] == [["metadata store"]]


def test_every_route_is_tried(house: House) -> None:
    for function, without in (
        ("photos", {"/openapi.json", "/towns", "/trash/rules"}),
        ("albums", {"/openapi.json"}),
    ):
        paths = house.nobody().get(function, "/openapi.json").get_json()["paths"]
        described = {
            (method.upper(), path)
            for path in paths
            for method in paths[path]
            # The operator's alone.
            if not path.startswith(("/relabel", "/operator"))
        }
        tried = {
            (method, path.partition("?")[0].replace(ID, "{id}").replace(SHARE, "{share}"))
            for method, name, path, _ in CALLS
            if name == function
        }
        assert described - tried == {("GET", path) for path in without}
