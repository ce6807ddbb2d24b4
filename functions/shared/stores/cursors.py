"""Places in lists as text: plain for what is part of more, opaque for what clients hand back.

Cursor(1700000000000, "656f1c0a9d3b5e7f01234567")
plain:  1700000000000:656f1c0a9d3b5e7f01234567
opaque: MTcwMDAwMDAwMDAwMDo2NTZmMWMwYTlkM2I1ZTdmMDEyMzQ1Njc
"""

import base64
import binascii
import re
from typing import Final

from functions.shared.models.wire import ID_PATTERN
from functions.shared.stores.ports import Cursor

FORM: Final = re.compile(rf"(\d{{1,15}}):({ID_PATTERN})")


def plain_cursor(cursor: Cursor) -> str:
    return f"{cursor.created_at}:{cursor.id}"


def parse_cursor(text: str) -> Cursor | None:
    """None for what ``plain_cursor`` has not written."""
    match = FORM.fullmatch(text)
    return Cursor(int(match[1]), match[2]) if match else None


def opaque(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def plain(text: str) -> str:
    """Empty for what ``opaque`` has not written."""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""
