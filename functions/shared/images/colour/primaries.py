"""From the light of any three primaries to that of others: SMPTE RP 177, with Bradford's adaptation."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from functions.shared.images.formats.colours import Chromaticities

Matrix: TypeAlias = NDArray[np.float64]

_D65, _DCI, _C = (0.3127, 0.329), (0.314, 0.351), (0.31, 0.316)
SRGB: Chromaticities = (0.64, 0.33, 0.3, 0.6, 0.15, 0.06, *_D65)
BT2020: Chromaticities = (0.708, 0.292, 0.17, 0.797, 0.131, 0.046, *_D65)
_SMPTE170: Chromaticities = (0.63, 0.34, 0.31, 0.595, 0.155, 0.07, *_D65)
_P3 = (0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
PRIMARIES: dict[int, Chromaticities] = {
    4: (0.67, 0.33, 0.21, 0.71, 0.14, 0.08, *_C),
    5: (0.64, 0.33, 0.29, 0.6, 0.15, 0.06, *_D65),
    6: _SMPTE170,
    7: _SMPTE170,
    8: (0.681, 0.319, 0.243, 0.692, 0.145, 0.049, *_C),
    9: BT2020,
    11: (*_P3, *_DCI),
    12: (*_P3, *_D65),
    22: (0.63, 0.34, 0.295, 0.605, 0.155, 0.077, *_D65),
}
"""By their code points in ITU-T H.273; those of sRGB, and what is not known, are left out."""
_BRADFORD = np.array(((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296)))


def between(source: Chromaticities, target: Chromaticities) -> Matrix | None:
    """None for primaries that are none."""
    try:
        matrix: Matrix = np.linalg.solve(_to_xyz(target), _adapted(source, target) @ _to_xyz(source)).astype(
            np.float64
        )
    except (ArithmeticError, np.linalg.LinAlgError):
        return None
    return matrix if np.isfinite(matrix).all() and np.abs(matrix).max() < 100 else None


def luminance(primaries: Chromaticities) -> Matrix:
    weights: Matrix = _to_xyz(primaries)[1]
    return weights


def _to_xyz(chromaticities: Chromaticities) -> Matrix:
    with np.errstate(all="raise"):
        points = np.array(chromaticities, np.float64).reshape(4, 2)
        xyz = np.stack([points[:, 0], points[:, 1], 1 - points.sum(axis=1)]) / points[:, 1]
        return xyz[:, :3] * np.linalg.solve(xyz[:, :3], xyz[:, 3])


def _adapted(source: Chromaticities, target: Chromaticities) -> Matrix:
    with np.errstate(all="raise"):
        seen = [_BRADFORD @ (x / y, 1, (1 - x - y) / y) for x, y in (source[6:], target[6:])]
        return np.linalg.solve(_BRADFORD, (seen[1] / seen[0])[:, np.newaxis] * _BRADFORD)
