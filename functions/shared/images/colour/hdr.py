"""Pictures brighter than a screen's white, PQ or HLG (ITU-R BT.2100), to sRGB.

Tone-mapped as SMPTE ST 2094-50 does without hints, and as Chromium does: light up to reference white is
halved, what is above it bends towards white, which a peak of 1000 nits becomes.
"""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from functions.shared.images.colour.primaries import BT2020, PRIMARIES, SRGB, between, luminance
from functions.shared.images.colour.rgb_profile import PIXELS_PER_STRIP, encode_srgb
from functions.shared.images.formats.colours import HDR_TRANSFERS, HLG, CodedColours, ToldColours
from functions.shared.images.pixels import Pixels

_WHITE, _PEAK = 203.0, 1000.0  # nits; ITU-R BT.2408
_HEADROOM = _PEAK / _WHITE
_HLG_GAMMA = 0.2  # of the system, less 1
_LEVELS = np.linspace(0, 1, 256)


@dataclass(frozen=True, eq=False)
class HdrColours:
    """``light``: (1, 256, 3), relative to reference white; ``matrix``: to the primaries of BT.2020."""

    light: NDArray[np.float32]
    matrix: NDArray[np.float32]
    weights: NDArray[np.float32] | None
    """Of each primary in the luminance that HLG's system gamma depends on."""

    def to_srgb(self, pixels: Pixels) -> Pixels:
        converted = np.empty_like(pixels)
        rows = max(1, PIXELS_PER_STRIP // max(1, pixels.shape[1]))
        for top in range(0, len(pixels), rows):
            light = cv2.LUT(pixels[top : top + rows], self.light).astype(np.float32, copy=False)
            if self.weights is not None:
                light *= _HEADROOM * (light @ self.weights)[..., np.newaxis] ** _HLG_GAMMA
            light = cv2.transform(light, self.matrix).astype(np.float32, copy=False)
            light *= _gain(light.max(axis=2))[..., np.newaxis]
            converted[top : top + rows] = encode_srgb(cv2.transform(light, _to_srgb_primaries()))
        return converted


@lru_cache(maxsize=16)
def hdr_of(told: ToldColours) -> HdrColours | None:
    """None for colours that are not brighter than white."""
    if not isinstance(told, CodedColours) or told.transfer not in HDR_TRANSFERS:
        return None
    primaries = PRIMARIES.get(told.primaries, SRGB)
    matrix = between(primaries, BT2020)
    assert matrix is not None
    is_hlg = told.transfer == HLG
    light = (_hlg_light() if is_hlg else _pq_light()).astype(np.float32)
    curves = np.repeat(light[np.newaxis, :, np.newaxis], 3, axis=2)
    weights = luminance(primaries).astype(np.float32) if is_hlg else None
    return HdrColours(curves, matrix.astype(np.float32), weights)


def _gain(brightest: NDArray[np.float32]) -> NDArray[np.float32]:
    """A half up to white, then a parabola through (1, 1/2), towards (1.65, 0.825), to (peak, 1)."""
    bright = np.clip(brightest, 1, _HEADROOM)
    bend = _HEADROOM - 2.3
    way = (np.sqrt(1.69 + 4 * bend * (bright - 1)) - 1.3) / (2 * bend)
    gain: NDArray[np.float32] = (0.5 + 0.65 * way - 0.15 * way * way) / np.maximum(brightest, 1)
    return gain


def _pq_light() -> NDArray[np.float64]:
    """SMPTE ST 2084."""
    root = _LEVELS ** (1 / 78.84375)
    light: NDArray[np.float64] = (
        np.maximum(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root)
    ) ** (1 / 0.1593017578125) * (10_000 / _WHITE)  # fmt: skip
    return light


def _hlg_light() -> NDArray[np.float64]:
    """Of the scene, 0 to 1; ITU-R BT.2100, table 5."""
    bright = (np.exp((_LEVELS - 0.55991073) / 0.17883277) + 0.28466892) / 12
    return np.where(_LEVELS <= 0.5, _LEVELS**2 / 3, bright)


@lru_cache(maxsize=1)
def _to_srgb_primaries() -> NDArray[np.float32]:
    matrix = between(BT2020, SRGB)
    assert matrix is not None
    return matrix.astype(np.float32)
