"""The OpenAPI 3.1 document of a function, made from the types that validate its requests."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from functions.shared.auth import Scope
from functions.shared.openapi_security import KEYS, SCHEMES, Schema, requirements
from functions.shared.rates import Rate
from functions.shared.statuses import phrase

Body: TypeAlias = type[BaseModel] | Sequence[str | type[BaseModel]] | None
"""A JSON model; what the view reads itself, one of several media types or a JSON model; or nothing."""

PROBLEM = "application/problem+json"
PATH_PATTERNS = {
    "id": r"^[0-9a-f]{24}$",
    "key": r"^[A-Za-z0-9._:-]{1,200}$",
    "path": ".*",
    "share": r"^[0-9a-f]{24}$",
}
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
    },
}


@dataclass(frozen=True)
class Operation:
    """One method of one route, as it is documented."""

    method: str
    rule: str
    summary: str
    answers: Mapping[int, Any]
    body: Body = None
    body_required: bool = True
    query: type[BaseModel] | None = None
    signed_in: bool = True
    scope: Scope = Scope.WRITE
    shares: bool = False
    rate: Rate | None = None
    errors: Sequence[int] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def document(function: str, version: str, operations: Sequence[Operation]) -> Schema:
    components: dict[str, Schema] = {"Problem": PROBLEM_SCHEMA}
    paths: dict[str, Schema] = {}
    for operation in operations:
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", operation.rule)
        paths.setdefault(path, {})[operation.method.lower()] = _operation(operation, components)
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Smart Album: {function}", "version": version},
        "servers": [{"url": f"/function/{function}"}],
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
        "parameters": [*_path_parameters(operation), *_header_parameters(operation)],
        "responses": _responses(operation, components),
        "security": requirements(shares=operation.shares) if operation.signed_in else [],
    }
    if operation.signed_in:
        described["description"] = KEYS[operation.scope]
        described["x-scope"] = operation.scope.value
    if operation.query is not None:
        described["parameters"] += _query_parameters(operation.query, components)
    if operation.body is not None:
        content = _content(operation.body, components, "validation")
        described["requestBody"] = {"required": operation.body_required, "content": content}
    return described


def _path_parameters(operation: Operation) -> list[Schema]:
    names = re.findall(r"<(?:\w+:)?(\w+)>", operation.rule)
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "pattern": PATH_PATTERNS[name]},
        }
        for name in names
    ]


def _header_parameters(operation: Operation) -> list[Schema]:
    return [
        {"name": name, "in": "header", "required": False, "description": text, "schema": {"type": "string"}}
        for name, text in operation.headers.items()
    ]


def _query_parameters(model: type[BaseModel], components: dict[str, Schema]) -> list[Schema]:
    schema = _schema(model, components, "validation", inline=True)
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": _without_null(parameter)}
        for name, parameter in schema.get("properties", {}).items()
    ]


def _without_null(parameter: Schema) -> Schema:
    """A query parameter that is not given is absent, never null."""
    kept = [option for option in parameter.get("anyOf", []) if option != {"type": "null"}]
    if not kept:
        return parameter
    rest = {name: value for name, value in parameter.items() if name not in ("anyOf", "default")}
    return rest | (kept[0] if len(kept) == 1 else {"anyOf": kept})


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
        statuses |= {401, 502} | (set() if operation.scope is Scope.READ else {403})
    elif operation.method not in ("GET", "HEAD"):
        statuses.add(403)
    if operation.rate is not None:
        statuses.add(429)
    if "<" in operation.rule:
        statuses |= {404, 422}
    if operation.body is not None:
        statuses |= {400, 413, 422}
    if operation.query is not None:
        statuses.add(422)
    return statuses - set(operation.answers)


def _content(body: Any, components: dict[str, Schema], mode: JsonSchemaMode) -> Schema:
    if isinstance(body, (list, tuple)):
        forms = [_content(form, components, mode) if isinstance(form, type) else _text(form) for form in body]
        return {media_type: schema for form in forms for media_type, schema in form.items()}
    return {"application/json": {"schema": _schema(body, components, mode)}}


def _text(media_type: str) -> Schema:
    return {media_type: {"schema": {"type": "string"}}}


def _schema(
    body: Any, components: dict[str, Schema], mode: JsonSchemaMode, *, inline: bool = False
) -> Schema:
    schema = TypeAdapter(body).json_schema(
        mode=mode, ref_template="#/components/schemas/{model}", schema_generator=GenerateJsonSchema
    )
    components.update(schema.pop("$defs", {}))
    if inline or schema.get("type") != "object" or "title" not in schema:
        return schema
    components[schema["title"]] = schema
    return {"$ref": f"#/components/schemas/{schema['title']}"}
