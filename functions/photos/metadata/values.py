"""EXIF's values as what they mean: a tag may be missing, or hold something else than it should."""

import math
from collections.abc import Mapping
from typing import TypeAlias

from functions.shared.images.formats.exif import Tag, Value

Exif: TypeAlias = Mapping[Tag, Value]


def text(exif: Exif, tag: Tag) -> str | None:
    value = exif.get(tag)
    return value if isinstance(value, str) else None


def number(exif: Exif, tag: Tag) -> float | None:
    """The first, where there are several."""
    value = exif.get(tag)
    return value[0] if isinstance(value, tuple) and math.isfinite(value[0]) else None


def positive(exif: Exif, tag: Tag) -> float | None:
    found = number(exif, tag)
    return found if found is not None and found > 0 else None
