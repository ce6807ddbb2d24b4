"""Parameters in paths, queries and headers, as an OpenAPI document describes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from functions.shared.edge.schemas import Schema, schema_of
from functions.shared.models.keys import KEY_PATTERN, LONGEST_KEY, USER_NAME_FORM
from functions.shared.models.wire import ID_PATTERN

PATH_SCHEMAS: dict[str, Schema] = {
    "id": {"type": "string", "pattern": f"^{ID_PATTERN}$"},
    "key": {"type": "string", "pattern": f"^{KEY_PATTERN}$", "maxLength": LONGEST_KEY},
    "path": {"type": "string"},
    "share": {"type": "string", "pattern": f"^{ID_PATTERN}$"},
    "user": {"type": "string", "pattern": f"^{USER_NAME_FORM}$"},
}


@dataclass(frozen=True)
class Header:
    """``pattern`` is what all that is accepted matches."""

    text: str
    pattern: str | None = None
    required: bool = False


def path_parameters(rule: str) -> list[Schema]:
    names = re.findall(r"<(?:\w+:)?(\w+)>", rule)
    return [{"name": name, "in": "path", "required": True, "schema": PATH_SCHEMAS[name]} for name in names]


def header_parameters(headers: Mapping[str, Header]) -> list[Schema]:
    return [
        {
            "name": name,
            "in": "header",
            "required": header.required,
            "description": header.text,
            "schema": {"type": "string"} | ({"pattern": header.pattern} if header.pattern else {}),
        }
        for name, header in headers.items()
    ]


def query_parameters(model: type[BaseModel], components: dict[str, Schema]) -> list[Schema]:
    schema = schema_of(model, components, "validation", inline=True)
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
