"""Whatever a person writes comes back as it was written, or is refused by a rule that can be told."""

import json
import re
from itertools import product
from unicodedata import category

import pytest

from functions.shared.models.keys import USER_NAME_FORM
from tests.contract.documents import FUNCTIONS, routes
from tests.contract.naughty import NAUGHTY
from tests.house import House, Person

TEXTS = [pytest.param(text, id=name) for name, text in NAUGHTY.items()]


def has_controls(text: str) -> bool:
    return any(category(character) == "Cc" for character in text)


def is_name(text: str) -> bool:
    """The rule for names that people give: 1 to 100 characters without controls, and not space alone."""
    return 1 <= len(text.strip()) <= 100 and not has_controls(text.strip())


@pytest.mark.parametrize("text", TEXTS)
def test_name_of_an_album(ann: Person, text: str) -> None:
    reply = ann.post("albums", json={"albumName": text})

    if not is_name(text):
        assert (reply.status_code, reply.get_json()["field"]) == (422, "albumName")
        return
    album = reply.get_json()
    assert album["albumName"] == text.strip()
    assert ann.get("albums", f"/{album['_id']}").get_json()["albumName"] == text.strip()
    assert [found["albumName"] for found in ann.get("albums").get_json()] == [text.strip()]


@pytest.mark.parametrize("text", TEXTS)
def test_name_of_a_file(ann: Person, text: str) -> None:
    album, key = ann.make_album(), ann.upload("cat")
    reply = ann.post("photos", json={"albumId": album, "key": key, "fileName": text})

    if len(text) > 255:
        assert (reply.status_code, reply.get_json()["field"]) == (422, "fileName")
        return
    photo = reply.get_json()
    assert photo["fileName"] == text
    assert ann.photo(photo["_id"])["fileName"] == text


@pytest.mark.parametrize("text", TEXTS)
def test_tag(ann: Person, text: str) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("cat"))
    reply = ann.patch("photos", f"/{photo['_id']}", {"addTags": [text]})

    if not is_name(text):
        assert (reply.status_code, reply.get_json()["field"]) == (422, "addTags.0")
        return
    assert text.strip() in reply.get_json()["tags"]
    found = ann.get("photos", tag=text)
    assert [each["_id"] for each in found.get_json()] == [photo["_id"]]


@pytest.mark.parametrize("text", TEXTS)
def test_name_of_a_user(house: House, text: str) -> None:
    reply = house.nobody().post("accounts", json={"userName": text, "password": "correct horse battery"})

    if re.fullmatch(USER_NAME_FORM, text):
        assert (reply.status_code, reply.get_json()["userName"]) == (201, text)
    else:
        assert (reply.status_code, reply.get_json()["field"]) == (422, "userName")


@pytest.mark.parametrize("text", TEXTS)
def test_name_and_password_of_nobody(house: House, text: str) -> None:
    reply = house.nobody().post("accounts", "/session", {"userName": text, "password": text})

    assert reply.status_code in (401, 422)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_parameter_of_a_search(house: House, ann: Person, function: str) -> None:
    asked = [route for route in routes(function, house.apps[function]) if "{" not in route.path]
    for route in asked:
        names = [given["name"] for given in route.described["parameters"] if given["in"] == "query"]
        for name, text in product(names, NAUGHTY.values()):
            reply = ann.call(route.method, function, route.path, query={name: text}, json={})

            assert reply.status_code < 500, (route, name, text)
            assert reply.status_code in route.statuses, (route, name, text)


@pytest.mark.parametrize(
    "operator",
    [{"$gt": ""}, {"$ne": None}, {"$where": "sleep(1)"}, ["a"], [[]], {}, {"$regex": ".*"}, 0, True, None],
    ids=json.dumps,
)
def test_condition_instead_of_a_text(ann: Person, operator: object) -> None:
    """What a document store would take as a condition is no text, and no id."""
    album = ann.make_album()
    bodies: list[tuple[str, str, str, dict[str, object]]] = [
        ("POST", "albums", "/", {"albumName": operator}),
        ("PATCH", "albums", f"/{album}", {"albumName": operator}),
        ("POST", "photos", "/", {"albumId": album, "key": operator}),
        ("POST", "accounts", "/", {"userName": operator, "password": "correct horse battery"}),
        ("POST", "accounts", "/session", {"userName": operator, "password": "correct horse battery"}),
        ("POST", "accounts", "/session", {"userName": "ann", "password": operator}),
        ("POST", "storage", "/", {"key": "incoming:ann:x", "data": operator}),
    ]
    if operator is not None:  # which is no album
        bodies.append(("POST", "photos", "/", {"albumId": operator, "key": "incoming:ann:cat"}))
    for method, function, path, body in bodies:
        assert ann.call(method, function, path, json=body).status_code == 422, (function, path, body)


@pytest.mark.parametrize("name", ["$set", "$where", "a.b", "__proto__", "_id", "userName", "rev", "deleting"])
def test_field_that_is_none_of_this_request(ann: Person, name: str) -> None:
    album = ann.make_album()

    for method, function, path in (("PATCH", "albums", f"/{album}"), ("POST", "albums", "/")):
        reply = ann.call(method, function, path, json={"albumName": "x", name: "eve"})
        assert reply.status_code == 422
    assert ann.get("albums", f"/{album}").get_json()["userName"] == "ann"
