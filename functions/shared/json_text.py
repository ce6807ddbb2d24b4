"""JSON by orjson; what that refuses, as the standard library has it.

Lone surrogates and numbers of more than 64 bits are the difference: older records may hold them.
"""

import json
from typing import Any

import orjson


def encode(value: Any) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value).encode()


def decode(text: str | bytes) -> Any:
    """Raises ValueError for what is no JSON."""
    try:
        return orjson.loads(text)
    except ValueError:
        return json.loads(text)
