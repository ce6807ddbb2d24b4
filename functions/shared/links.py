"""The Link header of a list that goes on (RFC 8288): how a function writes it, and how a caller reads it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

NEXT: Final = re.compile(r'<([^>]*)>\s*;\s*rel="?next"?')


def link_to_next(address: str, parameters: Sequence[tuple[str, str]]) -> dict[str, str]:
    """``Link: </function/photos/?limit=100&cursor=MTIz>; rel="next"``"""
    return {"Link": f'<{address}?{urlencode(parameters)}>; rel="next"'}


def next_cursor(headers: Mapping[str, str]) -> str | None:
    """What to ask the list for to have the rest of it; None at its end."""
    link = NEXT.search(headers.get("Link", ""))
    return parse_qs(urlsplit(link[1]).query).get("cursor", [None])[0] if link else None
