"""``scripts/api-types``: the schemas of the functions that the web client calls, none of them started."""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr
from importlib import import_module
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FUNCTIONS = ("accounts", "albums", "photos", "storage")


def main() -> None:
    with TemporaryDirectory() as folder:
        os.environ |= _surroundings(Path(folder))
        documents = {name: _described(name) for name in FUNCTIONS}
    json.dump(merged(documents), sys.stdout, indent=1)


def merged(documents: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """One OpenAPI document with the schemas of all. SystemExit if two functions mean different things."""
    schemas: dict[str, Any] = {}
    for name, document in documents.items():
        for title, schema in document["components"]["schemas"].items():
            if schemas.setdefault(title, schema) != schema:
                raise SystemExit(
                    f"{name} gives the schema {title} another meaning than a function before it."
                )
    info = {"title": "Smart Album", "version": "1"}
    components = {"schemas": {title: _bare(schema) for title, schema in schemas.items()}}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "components": components}


def _described(name: str) -> dict[str, Any]:
    app = import_module(f"functions.{name}.handler").build()
    with redirect_stderr(StringIO()):  # the line that each request logs
        document: dict[str, Any] = app.test_client().get("/openapi.json").get_json()
    return document


def _surroundings(folder: Path) -> dict[str, str]:
    """Stores of their own and a gateway that is never called: a function is built, and serves nothing."""
    return {
        "GATEWAY_URL": "http://127.0.0.1:1",
        "SIGNING_KEY": "signs nothing, for no function is called",
        "BLOBS_URL": f"file:{folder / 'blobs'}",
        "METADATA_URL": f"sqlite:{folder / 'album.sqlite'}",
    }


def _bare(schema: Any) -> Any:
    """Without titles, which only say the fields' names again; what has a default is there in every answer."""
    if isinstance(schema, list):
        return [_bare(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    bare = {word: _bare(inner) for word, inner in schema.items() if word not in ("title", "default")}
    if isinstance(schema.get("properties"), dict):
        fields = schema["properties"]
        bare["properties"] = {field: _bare(inner) for field, inner in fields.items()}
        told = schema.get("required", [])
        bare["required"] = [name for name, field in fields.items() if name in told or "default" in field]
    return bare


if __name__ == "__main__":
    main()
