"""The client's page where a proxy takes a prefix away: as built, it names its files as if none did."""

from functools import lru_cache
from typing import Final

from functions.recognition_web.site import Asset, etag_of

PATH: Final = "/function/recognition-web/"


@lru_cache(maxsize=16)
def below(page: bytes, address: str) -> Asset:
    """Where the page's attributes begin with PATH, they begin with ``address``. It is not compressed."""
    moved = page.replace(f'="{PATH}'.encode(), f'="{address}'.encode())
    return Asset("text/html; charset=utf-8", etag_of(moved), {"identity": moved})
