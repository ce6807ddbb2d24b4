"""Turns what a client sent into typed values, and pydantic's complaints into the house's words."""

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.datastructures import MultiDict

from functions.shared.errors import AlbumError, Invalid, Malformed, NotFound
from functions.shared.models.keys import KEY_CHARACTERS, USER_NAME_FORM
from functions.shared.models.wire import ID_PATTERN

PATH_PATTERNS = {
    "id": ID_PATTERN,
    "key": KEY_CHARACTERS,
    "path": ".*",
    "share": ID_PATTERN,
    "user": USER_NAME_FORM,
}
Model = TypeVar("Model", bound=BaseModel)

WORDS = {
    "missing": "is missing",
    "string_too_short": "is shorter than {min_length} characters",
    "string_too_long": "is longer than {max_length} characters",
    "string_type": "must be text",
    "string_pattern_mismatch": "has characters or a form that are not allowed; it must match {pattern}",
    "too_long": "has more than {max_length} entries",
    "too_short": "has fewer than {min_length} entries",
    "list_type": "must be a list",
    "model_type": "must be an object",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "extra_forbidden": "is not a field of this request",
}


def parse_json(model: type[Model], data: bytes) -> Model:
    """Raises Malformed if it is no JSON, Invalid if a field is wrong: 1 is not true, nor is "1" a number."""
    try:
        return model.model_validate_json(data, strict=True)
    except ValidationError as error:
        raise _translated(error) from None


def parse_query(model: type[Model], arguments: "MultiDict[str, str]") -> Model:
    """Query parameters; one that may repeat is a list in the model."""
    given: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        alias = field.alias or name
        if values := arguments.getlist(alias):
            is_list = "list" in str(field.annotation) or "tuple" in str(field.annotation)
            given[alias] = values if is_list else values[-1]
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise _translated(error) from None


def parse_path(path: dict[str, str], method: str) -> dict[str, str]:
    """What cannot be an id or key is not there; to write under it is invalid."""
    for name, value in path.items():
        if not re.fullmatch(PATH_PATTERNS[name], value):
            if method in ("PUT", "POST"):
                raise Invalid(name, f"The {name} in the address must match ^{PATH_PATTERNS[name]}$.")
            raise NotFound(f"There is nothing under this {name}.")
    return path


def _translated(error: ValidationError) -> AlbumError:
    fault = error.errors(include_url=False)[0]
    if fault["type"] == "json_invalid":
        return Malformed("The request's body is not valid JSON.")
    field = ".".join(str(part) for part in fault["loc"]) or "body"
    return Invalid(field, f"{field} {_words(fault)}.")


def _words(fault: ErrorDetails) -> str:
    if fault["type"] == "value_error":
        return fault["msg"].removeprefix("Value error, ")
    return WORDS.get(fault["type"], "is not valid").format(**fault.get("ctx", {}))
