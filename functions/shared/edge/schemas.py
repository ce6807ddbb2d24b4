"""JSON schemas of the types that validate."""

from typing import Any, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

Schema: TypeAlias = dict[str, Any]


def schema_of(
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
