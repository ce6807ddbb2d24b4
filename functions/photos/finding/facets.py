"""What may be asked for by name: each facet with its sentence, an example, and how its value is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.photos.finding.periods import read_period
from functions.shared.models.photo import PhotoStatus
from functions.shared.stores.terms.words import facet

SHARED: Final = "shared"
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
    "camera": FacetSpec("taken with this camera", "x-t5", _text),
    "lens": FacetSpec("taken with this lens", '"xf16-80*"', _text),
    "album": FacetSpec("in the albums of this name", "rome", _text),
    "tag": FacetSpec(
        "with exactly this tag, or what it is called in the other language", '"cell phone"', _text
    ),
    "type": FacetSpec("files of this type", "heic", _type),
    "is": FacetSpec(
        "favourites; what is archived; what others share with me",
        "favourite",
        _one_of("favourite", "archived", SHARED, favorite="favourite"),
    ),
    "has": FacetSpec("that tell where, or when, they were taken", "place", _one_of("place", "date")),
    "status": FacetSpec("whose recognition has come so far", "failed", _one_of(*PhotoStatus)),
}
