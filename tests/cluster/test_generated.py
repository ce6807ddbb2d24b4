"""What OpenFaaS makes of ``stack.yml`` is valid, by Kubernetes' own schemas and by what they cannot say."""

import re
from typing import Any

import jsonschema
import kubernetes_validate
import pytest

from tests.cluster.deployed import deployed
from tests.cluster.generated import (
    BUILD_ONLY,
    FUNCTION,
    KEPT,
    STACK,
    Manifest,
    functions_in,
    generated,
)

VERSIONS = ("1.25.0", "1.30.0", "1.34.0")
ELSEWHERE = {
    "REGISTRY": "registry.example:5000/photos",
    "TAG": "2026.12-rc.1",
    "PHOTOS_MIN": "2",
    "RECOGNITION_CPU": "2",
    "STORAGE_MEMORY": "1500M",
    "TRUSTED_PROXIES": "1",
}
GIVEN = [{}, ELSEWHERE]
QUANTITY = re.compile(r"(\d+(?:\.\d+)?)(m|[kMGT]i?)?")
UNITS = {None: 1.0, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}
UNITS |= {f"{unit}i": 1024.0**power for power, unit in enumerate("KMGT", 1)} | {"ki": 1024.0}
LABEL = re.compile(r"([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?")
LABEL_NAME = re.compile(r"([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?")
IMAGE = re.compile(r"[a-z0-9./_-]+(:\d+/[a-z0-9./_-]+)?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")


@pytest.fixture(params=GIVEN, ids=["defaults", "set"])
def functions(request: pytest.FixtureRequest) -> dict[str, Manifest]:
    return functions_in(STACK, request.param)


def amount(quantity: str) -> float:
    found = QUANTITY.fullmatch(quantity)
    assert found, f"{quantity} is no quantity"
    return float(found[1]) * UNITS[found[2]]


def test_command_line_knows_every_field(functions: dict[str, Manifest]) -> None:
    """It drops one that it does not know, and says nothing."""
    for fields in functions.values():
        assert fields.keys() <= KEPT.keys() | BUILD_ONLY


def test_function_resources_are_valid(functions: dict[str, Manifest]) -> None:
    resources = generated(functions)

    assert [resource["metadata"]["name"] for resource in resources] == sorted(functions)
    for resource in resources:
        jsonschema.validate(resource, FUNCTION)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("environment", {"THREADS": 8}), ("secrets", "signing-key"), ("limits", {"gpu": "1"}), ("image", None)],
)
def test_wrong_function_would_be_found(field: str, wrong: Any) -> None:
    (resource,) = generated({"storage": {**functions_in(STACK)["storage"], field: wrong}})

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(resource, FUNCTION)


@pytest.mark.parametrize("version", VERSIONS)
def test_kubernetes_knows_what_is_deployed(functions: dict[str, Manifest], version: str) -> None:
    for manifest in deployed(functions):
        kubernetes_validate.validate(manifest, version, strict=True)


def test_wrong_amount_would_be_found() -> None:
    wrong = {**functions_in(STACK)["storage"], "limits": {"memory": ["1Gi"]}}

    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(deployed({"storage": wrong})[0], VERSIONS[0], strict=True)


def test_api_server_takes_names_and_labels(functions: dict[str, Manifest]) -> None:
    for fields in functions.values():
        assert IMAGE.fullmatch(fields["image"])
        for name, value in fields["labels"].items():
            assert LABEL_NAME.fullmatch(name)
            assert LABEL.fullmatch(value)
        assert all(LABEL_NAME.fullmatch(name) for name in fields.get("annotations", {}))
        assert all(re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name) for name in fields["environment"])


def test_nothing_asks_for_more_than_its_limit(functions: dict[str, Manifest]) -> None:
    for fields in functions.values():
        for what, asked in fields["requests"].items():
            assert amount(asked) <= amount(fields["limits"].get(what, asked))


def test_community_edition_refuses_none_of_it(functions: dict[str, Manifest]) -> None:
    """It knows no scaling to zero or by load, one topic for each function, and no cloud's annotations."""
    for fields in functions.values():
        assert fields["labels"].keys() <= {"com.openfaas.scale.min", "com.openfaas.scale.max"}
        annotations = fields.get("annotations", {})
        assert "," not in annotations.get("topic", "")
        assert not any("amazonaws.com" in name or "gke.io" in name for name in annotations)
