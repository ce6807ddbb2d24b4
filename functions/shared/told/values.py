"""What a file tells, by each standard's names: a value may be missing, or another than it should be."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from functions.shared.images.formats.exif import Tag, Value
from functions.shared.told.iptc import Iptc, Record
from functions.shared.told.xmp import Xmp

Exif: TypeAlias = Mapping[Tag, Value]


@dataclass(frozen=True)
class Told:
    """``words`` are those of a format's own; ``file_name`` and ``modified_at`` come with the file."""

    exif: Exif = field(default_factory=dict)
    xmp: Xmp = field(default_factory=dict)
    iptc: Iptc = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    file_name: str | None = None
    modified_at: int | None = None

    def of_xmp(self, name: str) -> str | None:
        return next(iter(self.xmp.get(name, ())), None)

    def of_iptc(self, record: Record) -> str | None:
        return next(iter(self.iptc.get(record, ())), None)


def text(exif: Exif, tag: Tag) -> str | None:
    value = exif.get(tag)
    return value if isinstance(value, str) else None


def number(exif: Exif, tag: Tag) -> float | None:
    """The first, where there are several."""
    value = exif.get(tag)
    return value[0] if isinstance(value, tuple) and math.isfinite(value[0]) else None


def numbers(exif: Exif, tag: Tag) -> tuple[float, ...]:
    value = exif.get(tag)
    return tuple(filter(math.isfinite, value)) if isinstance(value, tuple) else ()


def positive(exif: Exif, tag: Tag) -> float | None:
    found = number(exif, tag)
    return found if found is not None and found > 0 else None


def fraction(text: str | None) -> float | None:
    """``1/250`` or ``0.004``, as XMP writes numbers; None for what is none, and for an endless one."""
    above, _, under = (text or "").partition("/")
    try:
        found = float(above) / float(under or 1)
    except (ValueError, ZeroDivisionError):
        return None
    return found if math.isfinite(found) else None


def positive_of(told: Told, name: str) -> float | None:
    found = fraction(told.of_xmp(name))
    return found if found is not None and found > 0 else None
