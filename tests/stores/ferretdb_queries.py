"""How FerretDB 1.24 reads filters and pipelines where MongoDB reads them otherwise, and what it refuses.

From its handlers: ``common/filter.go``, ``common/aggregations/stages`` and ``common/aggregations/operators``.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from tests.stores.ferretdb_commands import CommandError, not_implemented, require_stage
from tests.stores.wire_server import Fields

JUNCTIONS: Final = frozenset({"$and", "$or", "$nor"})
OPERATORS: Final = frozenset(
    {"$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$not", "$regex", "$options", "$elemMatch"}
    | {"$size", "$all", "$mod", "$exists", "$type"}
    | {"$bitsAllClear", "$bitsAllSet", "$bitsAnyClear", "$bitsAnySet"}
)
NOT_IN_ELEMENTS: Final = frozenset({"$and", "$or", "$nor", "$ne", "$not"})
EXPRESSIONS: Final = frozenset({"$sum", "$type"})
LONGEST_KEY: Final = 2704
"""Bytes of a key in an index of PostgreSQL's, which makes one of a list, too."""


def as_read(where: Fields) -> Fields:
    """The filter that says in MongoDB what this one says in FerretDB."""
    return {"$and": [_pair(name, value) for name, value in where.items()]} if where else {}


def _pair(name: str, value: Any) -> Fields:
    if name in JUNCTIONS:
        if not value:
            raise CommandError(2, "BadValue", "$and/$or/$nor must be a nonempty array")
        return {name: [as_read(part) for part in value]}
    if name.startswith("$"):
        raise CommandError(2, "BadValue", f"unknown top level operator: {name}")
    if not isinstance(value, dict) or not any(operator.startswith("$") for operator in value):
        return {name: value}
    return {"$and": [_operator(name, operator, value[operator]) for operator in value]}


def _operator(name: str, operator: str, value: Any) -> Fields:
    if operator not in OPERATORS:
        raise CommandError(2, "BadValue", f"unknown operator: {operator}")
    if operator != "$elemMatch":
        return {name: {operator: value}}
    for inner in value.keys() & NOT_IN_ELEMENTS:
        raise not_implemented(f"$elemMatch: support for {inner}")
    # Each operator for itself, and with the list as a whole.
    return _pair(name, value)


def require_short_keys(document: Fields, fields: Iterable[str]) -> None:
    for field in fields:
        value: Any = document
        for name in field.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        if len(json.dumps(value, default=str)) > LONGEST_KEY:
            message = f"ERROR: index row size exceeds btree version 4 maximum {LONGEST_KEY} (SQLSTATE 54000)"
            raise CommandError(1, "InternalError", message)


def pipeline_as_read(pipeline: Sequence[Fields]) -> Iterator[Fields]:
    for each in pipeline:
        [(stage, value)] = each.items()
        require_stage((stage, value))
        if stage == "$match":
            yield {stage: as_read(value)}
        elif stage == "$unwind":
            yield from _unwound(value)
        else:
            _require_expressions(stage, value)
            yield each


def _unwound(path: Any) -> Iterator[Fields]:
    """All that is left beside ``_id`` is the element, under the last part of its path."""
    if not isinstance(path, str):
        raise not_implemented('`aggregate` stage "$unwind" with an object')
    yield {"$unwind": path}
    yield {"$project": {path.split(".")[-1].lstrip("$"): path}}


def _require_expressions(stage: str, value: Any) -> None:
    if stage not in ("$group", "$project", "$set", "$addFields") or not isinstance(value, dict):
        return
    for name, expression in value.items():
        if stage != "$group" or name == "_id":
            _require_expression(expression)


def _require_expression(expression: Any) -> None:
    if isinstance(expression, dict):
        for name, value in expression.items():
            if name.startswith("$") and name not in EXPRESSIONS:
                raise not_implemented(f"aggregation operator '{name}'")
            _require_expression(value)
