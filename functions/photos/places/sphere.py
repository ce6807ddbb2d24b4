"""Distances on the Earth, taken as a sphere; at the poles and across the date line as anywhere else."""

from math import asin, cos, radians, sin, sqrt
from typing import Final

RADIUS_KM: Final = 6371.0
KM_A_DEGREE: Final = 111.2
"""Of latitude."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """By the haversine formula, from degrees."""
    north, east = sin(radians(other_lat - lat) / 2), sin(radians(other_lon - lon) / 2)
    chord = north * north + cos(radians(lat)) * cos(radians(other_lat)) * east * east
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(chord)))
