"""What a file says of its colours other than by an ICC profile."""

from dataclasses import dataclass
from typing import TypeAlias

Chromaticities: TypeAlias = tuple[float, float, float, float, float, float, float, float]
"""x and y of red, green, blue and white (CIE 1931)."""

PQ, HLG = 16, 18
HDR_TRANSFERS = frozenset({PQ, HLG})
"""Code points of brightness beyond that of a white page."""


@dataclass(frozen=True)
class CodedColours:
    """Code points of ITU-T H.273, as ``nclx`` has them in HEIC and AVIF and ``cICP`` in PNG."""

    primaries: int
    transfer: int


@dataclass(frozen=True)
class MeasuredColours:
    """PNG's ``gAMA`` (of encoding, so below 1) and ``cHRM``; None is what sRGB has."""

    gamma: float | None
    chromaticities: Chromaticities | None


ToldColours: TypeAlias = CodedColours | MeasuredColours

ADOBE_RGB = MeasuredColours(256 / 563, (0.64, 0.33, 0.21, 0.71, 0.15, 0.06, 0.3127, 0.329))
