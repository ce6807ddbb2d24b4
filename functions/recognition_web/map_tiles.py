"""A server of map tiles that the operator has named: what the page is told of it, and may ask of it."""

import re
from dataclasses import dataclass
from html import escape
from typing import Final

_FORM: Final = re.compile(r"(?P<origin>https?://[A-Za-z0-9.-]+(?::\d{1,5})?)(?P<path>/[!-~]*)")
_NOT_IN_A_PAGE: Final = re.compile(r"[\"'<>\\;,]")
_PARTS: Final = ("{z}", "{x}", "{y}")


@dataclass(frozen=True)
class MapTiles:
    """``address`` has ``{z}``, ``{x}`` and ``{y}`` in its path; browsers ask it for what is looked at."""

    address: str
    attribution: str = ""

    @property
    def origin(self) -> str:
        """Of which the page's policy allows pictures."""
        match = _FORM.fullmatch(self.address)
        assert match is not None
        return match["origin"]

    def told_in(self, page: bytes) -> bytes:
        """The page with what its client reads."""
        told = (("map-tiles", self.address), ("map-tiles-attribution", self.attribution))
        metas = "".join(f'<meta name="{name}" content="{escape(value)}" />' for name, value in told)
        return page.replace(b"</head>", metas.encode() + b"</head>", 1)


def tiles_address(value: str) -> str:
    """Raises ValueError, whose text follows the name of the setting."""
    if not value:
        return value
    match = _FORM.fullmatch(value)
    if (
        match is None
        or _NOT_IN_A_PAGE.search(value)
        or any(match["path"].count(part) != 1 for part in _PARTS)
    ):
        raise ValueError("is not a URL such as https://tiles.example/{z}/{x}/{y}.png")
    return value
