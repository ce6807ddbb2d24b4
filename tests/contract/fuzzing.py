"""Schemathesis over a function's own document: generated requests, good and bad, alone and in sequences."""

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from functions.shared.models.keys import USER_NAME_FORM
from tests.contract.documents import document
from tests.house import Person


def faults(person: Person, function: str, config: Mapping[str, Any]) -> Iterator[str]:
    """What the function did that its document does not tell, each with the request that made it do so."""
    schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
    # In one process it asks for answers that are compressed, and then reads them as they are.
    headers = {"Authorization": f"Bearer {person.token}", "Accept-Encoding": "identity"}
    told = SchemathesisConfig.from_dict({"base-url": "http://localhost", "headers": headers, **config})
    described = narrowed(document(person.apps[function]), person)
    schema = schemathesis.openapi.from_dict(described, config=told)
    schema.app = person.apps[function]
    unasked = {
        f"{method.upper()} {path}" for path, methods in described["paths"].items() for method in methods
    }
    for event in from_schema(schema).execute():
        if isinstance(event, events.FatalError):
            raise event.exception
        if isinstance(event, events.NonFatalError):
            yield f"{event.label}: {event.value}"
        if isinstance(event, events.ScenarioFinished):
            unasked.discard(event.label or "")
            yield from _failures(event)
    yield from (f"{name} was never asked for" for name in unasked)


def narrowed(described: dict[str, Any], person: Person) -> dict[str, Any]:
    """With this person's keys as the only valid ones: most that are generated would be nobody's."""
    text = json.dumps(described)
    narrower: dict[str, Any] = json.loads(
        text.replace(json.dumps(f":({USER_NAME_FORM}):")[1:-1], f":{person.name}:")
    )
    return narrower


def _failures(event: events.ScenarioFinished) -> Iterator[str]:
    for check in chain.from_iterable(event.recorder.checks.values()):
        if check.failure_info is not None:
            failure, sent = check.failure_info.failure, check.failure_info.code_sample
            if check.name == "use_after_free" and sent.rpartition("curl -X ")[2].startswith("OPTIONS"):
                # It tells what uploads can do, of any of them, there or not.
                continue
            title = f"{event.label} [{event.phase}] {check.name}: {failure.title}"
            yield "\n".join((title, failure.message, sent))
