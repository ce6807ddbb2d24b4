"""``scripts/configuration``: docs/configuration.md, from the settings that the functions read."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from typing import Any, Final

from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from functions.onemachine import options
from functions.onemachine.stack import read_stack
from functions.shared.config import PROJECT_ROOT, Settings

HEAD: Final = """\
# Configuration

Made by `scripts/configuration` from the settings that the functions read; wrong ones end a function's start
with a sentence for each. On one machine they are variables of the environment of `scripts/run`, on a
cluster of that of `faas-cli`; `stack.yml` hands them on. What is marked with * is not in `stack.yml`: the
local runner, the image or a secret sets it. `scripts/run` counts as `TRUSTED_PROXIES` those in front of its
gateway, which answers to the hosts of `PUBLIC_URL`, to this machine's own addresses, and to no other name.
Any of them may also be a file in `/var/openfaas/secrets`, named in kebab case, such as `signing-key`.
`REDIS_URL` and `MONGODB_URL` are other names of `BLOBS_URL` and `METADATA_URL`; without them the album on one
machine has embedded stores.

| variable | default | read by | |
|---|---|---|---|
"""


@dataclass(frozen=True)
class Variable:
    name: str
    default: str
    meaning: str


def main() -> None:
    stack = {spec.name: spec.environment for spec in read_stack(PROJECT_ROOT / "stack.yml", {})}
    readers: dict[Variable, list[str]] = {}
    for function in stack:
        for variable in variables(function):
            readers.setdefault(variable, []).append(function)
    sys.stdout.write(HEAD)
    for variable, functions in readers.items():
        mark = "" if variable.name in stack[functions[0]] else " *"
        read_by = "all" if len(functions) == len(stack) else ", ".join(functions)
        row = (f"`{variable.name}`{mark}", variable.default, read_by, variable.meaning)
        sys.stdout.write(f"| {' | '.join(row)} |\n")
    for name, meaning in options.VARIABLES.items():
        sys.stdout.write(f"| `{name}` * |  | `scripts/run` | {meaning} |\n")


def variables(function: str) -> Iterator[Variable]:
    """What this function reads of its environment."""
    for field in settings_of(function).model_fields.values():
        yield Variable(_name(field), _default(field), (field.description or "").replace("``", "`"))


def settings_of(function: str) -> type[Settings]:
    handler = import_module(f"functions.{function.replace('-', '_')}.handler")
    own = [value for _, value in getmembers(handler, isclass) if issubclass(value, Settings)]
    return max(own, key=lambda settings: len(settings.mro()))


def _name(field: FieldInfo) -> str:
    names = field.validation_alias
    assert isinstance(names, AliasChoices)
    return str(names.choices[0])


def _default(field: FieldInfo) -> str:
    value: Any = field.default
    if field.is_required():
        return "needed"
    if isinstance(value, Path):
        return f"`{value.relative_to(PROJECT_ROOT)}/`"
    return "" if value in (None, "") else f"`{value.value if isinstance(value, Enum) else value}`"


if __name__ == "__main__":
    main()
