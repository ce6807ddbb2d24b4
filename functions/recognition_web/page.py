"""The client's page and manifest where a proxy takes a prefix away: they are built as if none did."""

import re
from functools import lru_cache
from typing import Final

from functions.recognition_web.site import Asset, etag_of

PATH: Final = "/function/recognition-web/"
MOVED: Final = frozenset({"index.html", "manifest.webmanifest"})
"""The files that name addresses; the others find what they need beside themselves."""


@lru_cache(maxsize=32)
def below(content_type: str, content: bytes, address: str) -> Asset:
    """Where a value of an attribute or of JSON begins with PATH, it begins with ``address``; uncompressed."""
    moved = re.sub(rb'(=|: )"' + PATH.encode(), rb'\1"' + address.encode(), content)
    return Asset(content_type, etag_of(moved), {"identity": moved})
