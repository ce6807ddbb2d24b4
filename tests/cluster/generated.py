"""Stands in for ``faas-cli generate``: the Function resources that it makes of ``stack.yml``.

OpenFaaS Standard's operator takes them. Fields and their types are those that faas-cli 0.18 knows.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

import yaml

from functions.onemachine.stack import VARIABLE
from functions.shared.config import PROJECT_ROOT

Manifest: TypeAlias = dict[str, Any]
NAMESPACE = "openfaas-fn"
STACK = (PROJECT_ROOT / "stack.yml").read_text()
TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
LIST = {"type": "array", "items": {"type": "string"}}
AMOUNTS = {
    "type": "object",
    "properties": {"cpu": {"type": "string"}, "memory": {"type": "string"}},
    "additionalProperties": False,
}
KEPT = {
    "image": {"type": "string", "minLength": 1},
    "environment": TEXTS,
    "labels": TEXTS,
    "annotations": TEXTS,
    "limits": AMOUNTS,
    "requests": AMOUNTS,
    "constraints": LIST,
    "secrets": LIST,
    "readonly_root_filesystem": {"type": "boolean"},
}
"""Fields of a function in stack.yml that come into the resource, with what the resource wants of them."""
BUILD_ONLY = {
    "lang",
    "handler",
    "skip_build",
    "build_options",
    "build_args",
    "build_secrets",
    "platforms",
}
RENAMED = {"readonly_root_filesystem": "readOnlyRootFilesystem"}
FUNCTION = {
    "type": "object",
    "required": ["apiVersion", "kind", "metadata", "spec"],
    "additionalProperties": False,
    "properties": {
        "apiVersion": {"const": "openfaas.com/v1"},
        "kind": {"const": "Function"},
        "metadata": {
            "type": "object",
            "required": ["name", "namespace"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string", "pattern": "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},
                "namespace": {"type": "string"},
            },
        },
        "spec": {
            "type": "object",
            "required": ["name", "image"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                **{RENAMED.get(name, name): wanted for name, wanted in KEPT.items()},
            },
        },
    },
}


def functions_in(stack: str, given: Mapping[str, str] | None = None) -> dict[str, Manifest]:
    """As ``faas-cli`` reads them where these variables are set."""
    text = VARIABLE.sub(lambda variable: (given or {}).get(variable[1]) or variable[2], stack)
    functions: dict[str, Manifest] = yaml.safe_load(text)["functions"]
    return {
        name: {key: _texts(value) for key, value in function.items()} for name, function in functions.items()
    }


def generated(functions: Mapping[str, Manifest]) -> list[Manifest]:
    """``faas-cli generate``: one Function resource for each, by name."""
    return [
        {
            "apiVersion": "openfaas.com/v1",
            "kind": "Function",
            "metadata": {"name": name, "namespace": NAMESPACE},
            "spec": {"name": name, **{RENAMED.get(key, key): fields[key] for key in KEPT if key in fields}},
        }
        for name, fields in sorted(functions.items())
    ]


def _texts(value: Any) -> Any:
    """The command line reads numbers in maps of texts as texts."""
    if isinstance(value, dict):
        return {key: one if isinstance(one, str) else str(one) for key, one in value.items()}
    return value
