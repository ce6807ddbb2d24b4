"""``data:`` URIs with base64, the form in which text-only clients carry bytes."""

import base64
import binascii
import re
from dataclasses import dataclass

from functions.shared.errors import Invalid
from functions.shared.models.media_types import MEDIA_TYPE, UNKNOWN_TYPE

HEAD = rf"data:({MEDIA_TYPE})?(;[A-Za-z0-9_-]+=[^;,]*)*;base64,"
PATTERN = rf"^{HEAD}([A-Za-z0-9+/]{{4}})*([A-Za-z0-9+/]{{2}}==|[A-Za-z0-9+/]{{3}}=)?$"
"""What descriptions say of it; white space around the base64 is let pass."""
FORM = re.compile(HEAD)
OF_HEAD = 4096
"""Bytes, with those of the JSON that it may be in."""


@dataclass(frozen=True)
class Content:
    data: bytes
    content_type: str


def parse(uri: str) -> Content:
    match = FORM.match(uri)
    if match is None:
        raise Invalid("data", "data must be a data URI with base64, such as data:image/jpeg;base64,....")
    text = uri[match.end() :].strip()
    try:
        data = binascii.a2b_base64(text, strict_mode=True)
    except (binascii.Error, ValueError):
        raise Invalid("data", "data is not valid base64.") from None
    # Of padding too many, the decoder says nothing.
    if len(text) != (len(data) + 2) // 3 * 4:
        raise Invalid("data", "data is not valid base64.")
    return Content(data, (match[1] or UNKNOWN_TYPE).lower())


def longest(size: int) -> int:
    """The bytes of a body with a URI that carries so many: base64 is a third longer."""
    return size * 4 // 3 + OF_HEAD


def compose(content: Content) -> str:
    return f"data:{content.content_type};base64,{base64.b64encode(content.data).decode()}"
