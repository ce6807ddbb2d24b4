"""Tone curves of colour profiles: ICC.1:2022, sections 10.6 (a table or a gamma) and 10.18 (a formula)."""

import struct

import numpy as np
from numpy.typing import NDArray

Curve = NDArray[np.float64]

_LEVELS = 256
# How many parameters each type of formula has.
_PARAMETERS = (1, 3, 4, 5, 7)


def read_curve(tag: bytes) -> Curve | None:
    """The linear light, 0 to 1, of each of 256 levels; None if the curve is broken or of a rare type."""
    if len(tag) < 12:
        return None
    with np.errstate(all="ignore"):
        curve = {b"curv": _sampled, b"para": _formula}.get(tag[:4], _unknown)(tag)
    if curve is None or not np.isfinite(curve).all():
        return None
    return np.clip(curve, 0, 1)


def _sampled(tag: bytes) -> Curve | None:
    (count,) = struct.unpack_from(">I", tag, 8)
    if count == 0:
        return _levels()
    if len(tag) < 12 + 2 * count:
        return None
    values = np.frombuffer(tag, ">u2", count, offset=12).astype(np.float64)
    if count == 1:
        gamma: Curve = _levels() ** (values[0] / 256)
        return gamma
    return np.interp(_levels(), np.linspace(0, 1, count), values / 65535)


def _formula(tag: bytes) -> Curve | None:
    (kind,) = struct.unpack_from(">H", tag, 8)
    if kind >= len(_PARAMETERS) or len(tag) < 12 + 4 * _PARAMETERS[kind]:
        return None
    given = [value / 65536 for value in struct.unpack_from(f">{_PARAMETERS[kind]}i", tag, 12)]
    match kind, given:
        case 0, [gamma]:
            return _power(1, 0, gamma)
        case 1, [gamma, slope, shift]:
            return _power(slope, shift, gamma)
        case _, [gamma, slope, shift, dark, knee, *rest]:
            lift, floor = rest or (0.0, 0.0)
            return np.where(_levels() >= knee, _power(slope, shift, gamma) + lift, _levels() * dark + floor)
    # Type 2, which nobody uses, may go below black.
    return None


def _power(slope: float, shift: float, gamma: float) -> Curve:
    curve: Curve = np.maximum(_levels() * slope + shift, 0) ** gamma
    return curve


def _unknown(_tag: bytes) -> None:
    return None


def _levels() -> Curve:
    return np.linspace(0, 1, _LEVELS)
