"""What a session was opened with, in the names that people know, from what browsers say of themselves.

A name only helps to tell sessions apart: it is not believed, and nothing hangs on it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Device:
    program: str | None
    system: str | None


UNKNOWN: Final = Device(None, None)
LONGEST: Final = 40

# Each also says the names of those that follow.
_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)
_PRODUCT: Final = re.compile(rf"([A-Za-z][A-Za-z0-9._+-]{{0,{LONGEST - 1}}})(?:/|\s|$)")


def device_of(user_agent: str) -> Device:
    """Of a script the first word, such as ``curl``."""
    system = _first(_SYSTEMS, user_agent)
    if user_agent.startswith("Mozilla/"):
        return Device(_first(_BROWSERS, user_agent), system)
    product = _PRODUCT.match(user_agent)
    return Device(product[1] if product else None, system)


def _first(names: Sequence[tuple[str, str]], text: str) -> str | None:
    return next((name for sign, name in names if sign in text), None)
