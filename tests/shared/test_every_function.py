"""What holds for each route of each function, as its own description tells them."""

import re

import pytest
from flask import Flask
from openapi_spec_validator import OpenAPIV31SpecValidator

from functions.shared.access.tokens import TokenSigner
from tests.shared.operations import operations


def test_description_is_valid_openapi(built: Flask) -> None:
    document = built.test_client().get("/openapi.json").get_json()

    OpenAPIV31SpecValidator(document).validate()
    assert document["openapi"].startswith("3.1")


def test_description_has_every_route_and_no_other(built: Flask) -> None:
    served = {
        (method, re.sub(r"<(?:path:)?(\w+)>", r"{\1}", str(rule)))
        for rule in built.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD"}
    }
    paths = built.test_client().get("/openapi.json").get_json()["paths"]

    assert {(method.upper(), path) for path in paths for method in paths[path]} == served


def test_description_and_health_need_no_sign_in(built: Flask) -> None:
    assert built.test_client().get("/openapi.json").status_code == 200
    assert built.test_client().get("/healthz").status_code in (200, 503)


def test_everything_that_is_not_open_to_all_needs_a_sign_in(built: Flask) -> None:
    for method, address, operation in operations(built):
        reply = built.test_client().open(address, method=method)

        if operation["security"]:
            assert reply.status_code == 401, (method, address)
            assert reply.headers["WWW-Authenticate"].startswith("Bearer")
            assert reply.content_type == "application/problem+json"
        else:
            assert reply.status_code != 401 or "/session" in address, (method, address)


def test_token_of_another_house_opens_nothing(built: Flask) -> None:
    token = TokenSigner("k" * 40, "accounts").for_person("ann", None, 4_000_000_000_000)
    for method, address, operation in operations(built):
        reply = built.test_client().open(address, method=method, headers={"Authorization": f"Bearer {token}"})
        if operation["security"]:
            assert reply.status_code == 401, (method, address)


@pytest.mark.parametrize("scheme", ["Basic YW5uOmFubg==", "Bearer", "Bearer ", "Bearer é", "bearer x y", "é"])
def test_other_ways_to_sign_in_are_refused(built: Flask, scheme: str) -> None:
    for method, address, operation in operations(built):
        if operation["security"]:
            reply = built.test_client().open(address, method=method, headers={"Authorization": scheme})
            assert reply.status_code == 401, (method, address)


METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"}


def test_methods_that_an_address_does_not_take_are_named(built: Flask) -> None:
    taken: dict[str, set[str]] = {}
    for method, address, _ in operations(built):
        taken.setdefault(address, set()).update({method, "HEAD"} if method == "GET" else {method})
    for address, methods in taken.items():
        for method in METHODS - methods:
            reply = built.test_client().open(address, method=method)
            assert reply.status_code == 405, (method, address)
            assert set(reply.headers["Allow"].split(", ")) == methods, address
            if method != "HEAD":
                assert reply.content_type == "application/problem+json"
