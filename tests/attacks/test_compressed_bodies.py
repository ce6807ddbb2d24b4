"""What comes compressed is never taken for what it stands for."""

import gzip

import pytest

from tests.contract.documents import FUNCTIONS, routes
from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.house.whole import make_whole


def test_compressed_object_is_refused_and_not_stored(ann: Person) -> None:
    key = ann.key("packed.jpg")
    headers = {"Content-Type": "image/jpeg", "Content-Encoding": "gzip"}
    reply = ann.call("PUT", "storage", f"/{key}", data=gzip.compress(jpeg()), headers=headers)

    assert (reply.status_code, reply.content_type) == (415, "application/problem+json")
    assert ann.get("storage", f"/{key}").status_code == 404


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "identity, gzip", "br", "deflate", "x", "gzip, gzip"])
def test_every_route_refuses_a_body_in_another_encoding(
    house: House, ann: Person, tmp_path: object, encoding: str
) -> None:
    make_whole(house, tmp_path)
    taking = [r for f in FUNCTIONS for r in routes(f, house.apps[f]) if "requestBody" in r.described]
    for route in taking:
        path = route.path.format(id="0" * 24, key="incoming:ann:x", share="0" * 24, user="ann")
        headers = {"Content-Encoding": encoding}
        reply = ann.call(route.method, route.function, path, data=b"{}", headers=headers)
        assert reply.status_code == 415, route
        assert 415 in route.statuses, route
    assert taking


@pytest.mark.parametrize("encoding", ["identity", "Identity", ""])
def test_body_that_says_that_it_is_as_it_is_is_taken(ann: Person, encoding: str) -> None:
    headers = {"Content-Encoding": encoding}

    assert ann.call("PUT", "storage", f"/{ann.key('plain')}", data=b"x", headers=headers).status_code == 201
