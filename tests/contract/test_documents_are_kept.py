"""What the documents say is what the functions do, whatever is sent."""

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from functions.accounts.guesses import SignInLimits
from tests.contract.documents import FUNCTIONS, document
from tests.contract.fuzzing import faults
from tests.house import House
from tests.house.whole import make_whole

EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "30"))
UNLIMITED = SignInLimits(*[1_000_000] * 4)
REFUSED = ["400", "401", "403", "404", "405", "406", "409", "412", "415", "422", "429"]
CHECKS = {
    # In one process it cannot send what this check sends; the matrix asks in more ways.
    "ignored_auth": {"enabled": False},
    # Takes two people of its own; that is the matrix.
    "object_level_authorization": {"enabled": False},
    # 412 is what the protocol of uploads says of another version or none.
    "negative_data_rejection": {"expected-statuses": REFUSED},
    "missing_required_header": {"expected-statuses": REFUSED},
}
ACCEPTED = ["2xx", "3xx", "401", "403", "404", "409", "429"]
UNTOLD = {
    # Only what a list has given is a cursor.
    "cursor": ["422"],
    # Not every text can be read as a search or a stretch of time, and north may be south of south.
    "q": ["422"],
    "taken": ["422"],
    "north": ["422"],
    # Only what decodes is an image.
    "image/*": ["422"],
    # What lies ahead, and what one kind of share takes and another does not.
    "expiresAt": ["422"],
    "kind": ["422"],
    # Of two keys that differ, in the address and in the body, neither is taken.
    "POST /{key}": ["422"],
    "If-Match": ["412"],
    "If-None-Match": ["412"],
    "Range": ["416"],
    # Base64 within a form of the protocol's own, and a media type within that.
    "Upload-Metadata": ["400", "415", "422"],
    "Upload-Checksum": ["400", "460"],
    # More than one object may have, or fewer bytes than the body has.
    "Upload-Length": ["413"],
    # What PATCH needs and DELETE does not.
    "X-HTTP-Method-Override": ["400", "415"],
}
"""What of a parameter, a body or an operation no schema tells: how it is refused."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_whole(House(tmp_path, UNLIMITED), tmp_path)


def untold(described: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Each operation, and how it may refuse what its schema lets pass."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            label = f"{method.upper()} {path}"
            names = {label, *(parameter["name"] for parameter in operation["parameters"])}
            for kind, content in operation.get("requestBody", {"content": {}})["content"].items():
                model = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
                properties = described["components"]["schemas"].get(model, {}).get("properties", {})
                names |= {kind, *properties}
            known = (UNTOLD[name] for name in names & UNTOLD.keys())
            yield label, sorted({*chain.from_iterable(known)})


# Hypothesis says that an example is long, where an example is to be long.
@pytest.mark.filterwarnings("ignore:Generating overly large repr:hypothesis.errors.HypothesisWarning")
@pytest.mark.parametrize("function", FUNCTIONS)
def test_function_does_what_its_document_says(house: House, function: str) -> None:
    ann = house.person("ann")
    described = document(house.apps[function])
    accepted = {name: ACCEPTED + statuses for name, statuses in untold(described)}
    config = {
        "seed": 1,
        "continue-on-failure": True,
        "checks": CHECKS,
        "operations": [
            {"include-name": name, "checks": {"positive_data_acceptance": {"expected-statuses": statuses}}}
            for name, statuses in accepted.items()
        ],
        "generation": {"max-examples": EXAMPLES, "deterministic": True, "database": "none"},
    }

    found = list(faults(ann, function, config))
    house.worker.settle()

    assert not found, "\n\n".join(found)
