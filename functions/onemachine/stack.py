"""Reads ``stack.yml`` as faas-cli does, as far as one machine needs it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

VARIABLE = re.compile(r"\$\{(\w+)(?::-([^}]*))?\}")


@dataclass(frozen=True)
class FunctionSpec:
    name: str
    environment: Mapping[str, str]
    schedule: str | None
    """A cron expression, if the function is called on a schedule."""


def read_stack(path: Path, environment: Mapping[str, str] = os.environ) -> list[FunctionSpec]:
    text = VARIABLE.sub(lambda m: environment.get(m[1]) or m[2] or "", path.read_text())
    functions: dict[str, dict[str, Any]] = yaml.safe_load(text)["functions"]
    return [_function(name, fields) for name, fields in functions.items()]


def _function(name: str, fields: Mapping[str, Any]) -> FunctionSpec:
    annotations = fields.get("annotations", {})
    is_scheduled = annotations.get("topic") == "cron-function"
    variables = {
        key: "" if value is None else str(value) for key, value in fields.get("environment", {}).items()
    }
    return FunctionSpec(name, variables, annotations.get("schedule") if is_scheduled else None)
