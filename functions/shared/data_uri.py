"""``data:`` URIs with base64, the form in which text-only clients carry bytes."""

import base64
import binascii
import re
from dataclasses import dataclass

from functions.shared.errors import Invalid

PATTERN = (
    r"^data:([A-Za-z0-9_.+-]{1,60}/[A-Za-z0-9_.+-]{1,60})?(;[A-Za-z0-9_-]+=[^;,]*)*;base64,"
    r"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
)
"""What descriptions say of it; white space around the base64 is let pass."""
FORM = re.compile(r"data:([\w.+-]+/[\w.+-]+)?(?:;[\w-]+=[^;,]*)*;base64,", re.ASCII)


@dataclass(frozen=True)
class Content:
    data: bytes
    content_type: str


def parse(uri: str) -> Content:
    match = FORM.match(uri)
    if match is None:
        raise Invalid("data", "data must be a data URI with base64, such as data:image/jpeg;base64,....")
    try:
        data = base64.b64decode(uri[match.end() :].strip(), validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("data", "data is not valid base64.") from None
    return Content(data, (match[1] or "application/octet-stream").lower())


def compose(content: Content) -> str:
    return f"data:{content.content_type};base64,{base64.b64encode(content.data).decode()}"
