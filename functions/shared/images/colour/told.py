"""Profiles of colours that a file tells in other ways than by a profile."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from functions.shared.images.colour.primaries import PRIMARIES, SRGB, between
from functions.shared.images.colour.rgb_profile import RgbProfile
from functions.shared.images.formats.colours import CodedColours, MeasuredColours, ToldColours

_LEVELS = np.linspace(0, 1, 256)
# Code points of ITU-T H.273. What video's curves (1, 6, 14, 15) are said of is encoded for sRGB in fact, and
# browsers show it so.
_GAMMAS = {4: 2.2, 5: 2.8, 8: 1.0, 17: 2.6}
_SMPTE_240 = 7


@lru_cache(maxsize=64)
def profile_of(told: ToldColours) -> RgbProfile | None:
    """None for colours of no meaning. Of HDR, see ``hdr``."""
    light: NDArray[np.float64] | None
    match told:
        case CodedColours(primaries, transfer):
            light, matrix = _coded_light(transfer), between(PRIMARIES.get(primaries, SRGB), SRGB)
        case MeasuredColours(gamma, chromaticities):
            light, matrix = _light_of(gamma), between(chromaticities or SRGB, SRGB)
    if light is None or matrix is None:
        return None
    curves = np.repeat(light.astype(np.float32)[np.newaxis, :, np.newaxis], 3, axis=2)
    return RgbProfile(curves, matrix.astype(np.float32))


def _coded_light(transfer: int) -> NDArray[np.float64]:
    if transfer == _SMPTE_240:
        return np.where(_LEVELS < 0.0912, _LEVELS / 4, ((_LEVELS + 0.1115) / 1.1115) ** (1 / 0.45))
    return _LEVELS ** _GAMMAS[transfer] if transfer in _GAMMAS else _srgb_light()


def _light_of(gamma: float | None) -> NDArray[np.float64] | None:
    if gamma is None:
        return _srgb_light()
    return _LEVELS ** (1 / gamma) if 0.1 <= gamma <= 10 else None


def _srgb_light() -> NDArray[np.float64]:
    return np.where(_LEVELS <= 0.04045, _LEVELS / 12.92, ((_LEVELS + 0.055) / 1.055) ** 2.4)
