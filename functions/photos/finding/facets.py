"""What may be asked for by name: each facet with its sentence, an example, and how its value is read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.photos.finding.periods import read_period
from functions.photos.finding.sections import read_section
from functions.shared.models.photo import PhotoStatus
from functions.shared.stores.terms.words import facet

SHARED: Final = "shared"
_STARS: Final = re.compile(r"[1-5](?:\.\.[1-5]?)?|\.\.[1-5]")
_TYPES: Final = {"jpg": "jpeg", "tif": "tiff", "heif": "heic"}


@dataclass(frozen=True)
class FacetSpec:
    """``read`` gives the value as it is kept; it raises ValueError, whose text is a sentence for people."""

    sentence: str
    example: str
    read: Callable[[str], str]


def _text(value: str) -> str:
    if not facet(value):
        raise ValueError("It needs a value.")
    return value


def _rating(value: str) -> str:
    if not _STARS.fullmatch(value) or not stars_of(value):
        raise ValueError("It takes stars from 1 to 5, or two numbers with .. between.")
    return value


def stars_of(value: str) -> tuple[int, ...]:
    """Of a value that was read: ``4``, ``3..5``, ``4..`` or ``..2``."""
    first, dots, last = value.partition("..")
    least = int(first or 1)
    return tuple(range(least, int(last or 5) + 1)) if dots else (least,)


def _type(value: str) -> str:
    kind = facet(value).rpartition("/")[2].lstrip(". ")
    return _text(_TYPES.get(kind, kind))


def _one_of(*known: str, **others: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        meant = others.get(value.lower(), value.lower())
        if meant not in known:
            raise ValueError(f"It takes {' or '.join(known)}.")
        return meant

    return read


FACETS: Final = {
    "taken": FacetSpec("taken in a year, a month, on a day, or from one to another", "2019-05", read_period),
    "place": FacetSpec("taken in this town, region or country", "lisbon", _text),
    "within": FacetSpec(
        "taken in this section of the map: its west, south, east and north, in degrees",
        "-9.5,38.6,-9,38.9",
        read_section,
    ),
    "camera": FacetSpec("taken with this camera", "x-t5", _text),
    "lens": FacetSpec("taken with this lens", '"xf16-80*"', _text),
    "album": FacetSpec("in the albums of this name", "rome", _text),
    "tag": FacetSpec(
        "with exactly this tag, or what it is called in the other language", '"cell phone"', _text
    ),
    "people": FacetSpec(
        "that show this person, whose face a program has marked by name", '"anna berg"', _text
    ),
    "rating": FacetSpec("with so many stars, or from one number to another", "4..", _rating),
    "type": FacetSpec("files of this type", "heic", _type),
    "is": FacetSpec(
        "favourites; what is archived; what others share with me",
        "favourite",
        _one_of("favourite", "archived", SHARED, favorite="favourite"),
    ),
    "has": FacetSpec("that tell where, or when, they were taken", "place", _one_of("place", "date")),
    "status": FacetSpec("whose recognition has come so far", "failed", _one_of(*PhotoStatus)),
}
