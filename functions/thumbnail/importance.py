"""How much a cell counts by its place in a crop, in smartcrop's terms.

Most near the lines that cut the crop in thirds, little and then negative towards its edges; what is left
outside counts against the crop.
"""

import numpy as np

from functions.thumbnail.saliency import CELL, Plane

OUTSIDE = -0.5
_EDGE_RADIUS, _EDGE_WEIGHT = 0.4, -20.0
_REACH = 1.41  # from the centre to a corner, about


def importance_map(crop_width: int, crop_height: int) -> Plane:
    """(rows, columns): one value for each cell whose corner lies in the crop."""
    across = _from_centre(crop_width)[np.newaxis, :]
    down = _from_centre(crop_height)[:, np.newaxis]
    near_edge_x = np.maximum(across - 1.0 + _EDGE_RADIUS, 0)
    near_edge_y = np.maximum(down - 1.0 + _EDGE_RADIUS, 0)
    edge = (near_edge_x * near_edge_x + near_edge_y * near_edge_y) * _EDGE_WEIGHT
    centre = _REACH - np.sqrt(across * across + down * down)
    on_thirds = np.maximum(0, centre + edge + 0.5) * 1.2 * (_thirds(across) + _thirds(down))
    importance: Plane = centre + on_thirds + edge
    return importance


def _from_centre(length: int) -> Plane:
    """0 in the middle, 1 at either end."""
    distance: Plane = np.abs(0.5 - np.arange(0, length, CELL) / length) * 2
    return distance


def _thirds(distance: Plane) -> Plane:
    """1 on a line of thirds, falling to 0 within an eighth of the crop's half width."""
    offset = (np.fmod(distance - 1 / 3 + 1.0, 2.0) * 0.5 - 0.5) * 16
    nearness: Plane = np.maximum(1.0 - offset * offset, 0.0)
    return nearness
