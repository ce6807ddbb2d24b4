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
from functions.shared.stores.search import Mark

MARK_FORM: Final = re.compile(rf"taken:(-|-?\d{{1,15}}):({ID_PATTERN})")
FORM: Final = re.compile(rf"(\d{{1,15}}):({ID_PATTERN})")


def plain_cursor(cursor: Cursor) -> str:
    return f"{cursor.created_at}:{cursor.id}"


def parse_cursor(text: str) -> Cursor | None:
    """None for what ``plain_cursor`` has not written."""
    match = FORM.fullmatch(text)
    return Cursor(int(match[1]), match[2]) if match else None


def plain_mark(mark: Mark) -> str:
    """In an order by when it was taken; ``-`` where that is not known."""
    return f"taken:{'-' if mark.time is None else mark.time}:{mark.id}"


def parse_mark(text: str) -> Mark | None:
    """None for what ``plain_mark`` has not written."""
    match = MARK_FORM.fullmatch(text)
    return Mark(None if match[1] == "-" else int(match[1]), match[2]) if match else None


def opaque(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def plain(text: str) -> str:
    """Empty for what ``opaque`` has not written."""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""
