"""Sections of the map, as a search writes them."""

import re
from typing import Final

from functions.shared.stores.search import Box

FORM: Final = "It takes west, south, east and north in degrees, such as -9.5,38.6,-9,38.9."
_DEGREES: Final = re.compile(r"-?\d{1,3}(?:\.\d{1,10})?", re.ASCII)


def read_section(text: str) -> str:
    """The text, if it is a section; raises ValueError, whose text is a sentence for people."""
    section_of(text)
    return text


def section_of(text: str) -> Box:
    """Raises ValueError, whose text is a sentence for people."""
    sides = text.split(",")
    if len(sides) != 4 or not all(map(_DEGREES.fullmatch, sides)):
        raise ValueError(FORM)
    west, south, east, north = map(float, sides)
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise ValueError("Degrees go from -180 to 180, to the north and south from -90 to 90.")
    if south > north:
        raise ValueError("Its south is north of its north.")
    return Box(west, south, east, north)
