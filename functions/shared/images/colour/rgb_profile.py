"""Colour profiles of three curves and a matrix, which phones and cameras embed: ICC.1:2022.

Read and applied here because littleCMS takes six times as long (17 ms per megapixel), and because a profile
that may be hostile is then parsed by code that cannot write past an array. All other kinds of profile are
littleCMS's, in a worker.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from functions.shared.images.colour.tone_curves import read_curve
from functions.shared.images.formats.colours import HDR_TRANSFERS, CodedColours
from functions.shared.images.pixels import Pixels

_HEADER, _MOST_TAGS = 128, 200
_COLORANTS, _CURVES = (b"rXYZ", b"gXYZ", b"bXYZ"), (b"rTRC", b"gTRC", b"bTRC")
# Tables that rule over the matrix where a profile has both.
_TABLES = frozenset({b"A2B0", b"A2B1", b"D2B0", b"D2B1"})
# sRGB's primaries as colorants relative to D50 (IEC 61966-2-1, Bradford-adapted), one in each column.
_SRGB_COLORANTS = ((0.43607, 0.38515, 0.14307), (0.22249, 0.71687, 0.06061), (0.01392, 0.09708, 0.71410))
PIXELS_PER_STRIP = 40_000  # what the strips take stays in a core's cache
_UNSEEN = 2  # levels
# Light of level 0. Where there is more, littleCMS stretches the colours down to black.
_BLACK = 1e-4


@dataclass(frozen=True, eq=False)
class RgbProfile:
    """``light``: (1, 256, 3), the linear light of each level of each channel. ``matrix``: to that of sRGB."""

    light: NDArray[np.float32]
    matrix: NDArray[np.float32]

    @classmethod
    def from_bytes(cls, values: bytes) -> Self:
        """What ``to_bytes`` gave. Raises ValueError for anything of another length."""
        numbers = np.frombuffer(values, np.float32)
        return cls(numbers[:-9].reshape(1, 256, 3), numbers[-9:].reshape(3, 3))

    def to_bytes(self) -> bytes:
        return self.light.tobytes() + self.matrix.tobytes()

    def to_srgb(self, pixels: Pixels) -> Pixels:
        """At most one level off littleCMS."""
        converted = np.empty_like(pixels)
        rows = max(1, PIXELS_PER_STRIP // max(1, pixels.shape[1]))
        for top in range(0, len(pixels), rows):
            light = cv2.transform(cv2.LUT(pixels[top : top + rows], self.light), self.matrix)
            converted[top : top + rows] = encode_srgb(light)
        return converted


def encode_srgb(light: NDArray[Any]) -> Pixels:
    """``light``: (rows, columns, 3) of floats; what is below 0 or above 1 is cut off."""
    # Not cv2.max: it takes a picture of a single pixel for a scalar. Roots, because 256 steps of light itself
    # would be too coarse in the dark.
    roots = cv2.convertScaleAbs(cv2.sqrt(np.maximum(light, 0)), alpha=255)
    return cv2.LUT(roots, _srgb_of_roots()).astype(np.uint8, copy=False)


@lru_cache(maxsize=16)
def changes_colours(profile: RgbProfile) -> bool:
    """Not so if it is sRGB in all but name."""
    levels = np.linspace(0, 255, 9).astype(np.uint8)
    lattice = np.stack(np.meshgrid(levels, levels, levels), axis=-1).reshape(27, 27, 3)
    return not np.allclose(lattice, profile.to_srgb(lattice), rtol=0, atol=_UNSEEN)


@lru_cache(maxsize=16)
def read_rgb_profile(profile: bytes) -> RgbProfile | None:
    """None if it is broken or of another kind."""
    if len(profile) < _HEADER + 4 or profile[16:24] != b"RGB XYZ " or profile[36:40] != b"acsp":
        return None
    tags = _tags(profile)
    colorants = [_xyz(tags.get(name, b"")) for name in _COLORANTS]
    curves = [read_curve(tags.get(name, b"")) for name in _CURVES]
    if _TABLES & tags.keys() or any(part is None for part in (*colorants, *curves)):
        return None
    to_xyz, light = np.array(colorants, np.float64).T, np.array(curves, np.float32).T
    if light[0].max() > _BLACK:
        return None
    matrix = np.linalg.solve(np.array(_SRGB_COLORANTS), to_xyz)
    return RgbProfile(light[np.newaxis].copy(), matrix.astype(np.float32))


def coded_in_profile(profile: bytes) -> CodedColours | None:
    """What a profile says for HDR (ICC.1:2022, 9.2.17): its tables are for who cannot read that."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        return None
    coded = _tags(profile).get(b"cicp", b"")
    told = CodedColours(coded[8], coded[9]) if len(coded) >= 12 else None
    return told if told and told.transfer in HDR_TRANSFERS else None


def _tags(profile: bytes) -> Mapping[bytes, bytes]:
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    readable = min(count, _MOST_TAGS, (len(profile) - _HEADER - 4) // 12)
    entries = struct.iter_unpack(">4sII", profile[_HEADER + 4 :][: 12 * readable])
    return {name: profile[offset : offset + size] for name, offset, size in entries}


def _xyz(tag: bytes) -> tuple[float, ...] | None:
    if len(tag) < 20 or tag[:4] != b"XYZ ":
        return None
    return tuple(value / 65536 for value in struct.unpack_from(">3i", tag, 8))


@cache
def _srgb_of_roots() -> NDArray[np.uint8]:
    """The level of each root of light, in 255 steps."""
    light = (np.arange(256) / 255) ** 2
    encoded = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    levels: NDArray[np.uint8] = np.rint(encoded * 255).astype(np.uint8)
    return levels
