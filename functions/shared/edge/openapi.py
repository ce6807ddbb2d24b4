"""The OpenAPI 3.1 document of a function, made from the types that validate its requests."""

import re
from collections.abc import Sequence
from typing import Any

from pydantic.json_schema import JsonSchemaMode

from functions import VERSION
from functions.shared.access.callers import Scope
from functions.shared.edge.openapi_security import KEYS, SCHEMES, requirements
from functions.shared.edge.operations import Operation
from functions.shared.edge.parameters import header_parameters, path_parameters, query_parameters
from functions.shared.edge.schemas import Schema, schema_of
from functions.shared.problems import PROBLEM
from functions.shared.statuses import phrase

PROBLEM_SCHEMA: Schema = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "field": {"type": "string", "description": "What is invalid, for 422"},
        "missing": {
            "type": "array",
            "items": {"type": "string"},
            "description": "What is not there, for 503",
        },
        "needs": {
            "type": "string",
            "enum": ["code", "fresh-sign-in"],
            "description": "What the person is to be asked for, for 401 and 403 of accounts",
        },
        "transient": {
            "type": "boolean",
            "description": "False, for 500 and 502, if the same call will not succeed later either",
        },
    },
}


def document(function: str, operations: Sequence[Operation]) -> Schema:
    """But for where it is served."""
    components: dict[str, Schema] = {"Problem": PROBLEM_SCHEMA}
    paths: dict[str, Schema] = {}
    for operation in operations:
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", operation.rule)
        paths.setdefault(path, {})[operation.method.lower()] = _operation(operation, components)
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Smart Album: {function}", "version": VERSION},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": SCHEMES,
        },
    }


def _operation(operation: Operation, components: dict[str, Schema]) -> Schema:
    described: Schema = {
        "operationId": f"{operation.method.lower()} {operation.rule}",
        "summary": operation.summary,
        "parameters": [*path_parameters(operation.rule), *header_parameters(operation.headers)],
        "responses": _responses(operation, components),
        "security": requirements(shares=operation.shares) if operation.signed_in else [],
    }
    if operation.signed_in:
        described["description"] = KEYS[operation.needed_scope]
        described["x-scope"] = operation.needed_scope.value
    if operation.query is not None:
        described["parameters"] += query_parameters(operation.query, components)
    if operation.body is not None:
        content = _content(operation.body, components, "validation")
        described["requestBody"] = {"required": operation.body_required, "content": content}
    return described


def _responses(operation: Operation, components: dict[str, Schema]) -> Schema:
    responses: Schema = {}
    for status, body in operation.answers.items():
        responses[str(status)] = {"description": phrase(status)}
        if body is not None:
            responses[str(status)]["content"] = _content(body, components, "serialization")
    for status in sorted(_error_statuses(operation)):
        responses[str(status)] = {
            "description": phrase(status),
            "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    return responses


def _error_statuses(operation: Operation) -> set[int]:
    statuses = {503, *operation.errors}
    if operation.signed_in:
        statuses |= {401, 502} | (set() if operation.needed_scope is Scope.READ else {403})
    elif operation.method not in ("GET", "HEAD"):
        statuses.add(403)
    if operation.rate is not None:
        statuses.add(429)
    if "<" in operation.rule:
        statuses |= {404, 422}
    if operation.body is not None:
        statuses |= {400, 413, 415, 422}
    if operation.query is not None:
        statuses.add(422)
    return statuses - set(operation.answers)


def _content(body: Any, components: dict[str, Schema], mode: JsonSchemaMode) -> Schema:
    if isinstance(body, (list, tuple)):
        return {media_type: {} for media_type in body}
    by_type = body if isinstance(body, dict) else {"application/json": body}
    return {kind: {"schema": schema_of(model, components, mode)} for kind, model in by_type.items()}
