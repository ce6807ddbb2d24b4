"""ThumbHash (Evan Wallace, 2023) of opaque pixels: the same bytes as the original's loops give.

Each sum is added up in the order of those loops, since the last digits of what is nearly nothing, as in a
plain picture, decide bits.
"""

import math
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from functions.shared.images.pixels import Pixels

Plane: TypeAlias = NDArray[np.float64]
LIGHTNESS_WAVES: Final = 7
COLOUR_WAVES: Final = 3


def thumb_hash(pixels: Pixels) -> bytes:
    """``pixels``: RGB, at most 100 each way."""
    rows, columns = pixels.shape[:2]
    red, green, blue = (pixels[..., channel] * (1 / 255) for channel in range(3))
    across, down = (_waves(side, max(rows, columns)) for side in (columns, rows))
    lightness = _Channel((red + green + blue) / 3, max(COLOUR_WAVES, across), max(COLOUR_WAVES, down))
    yellow_blue = _Channel((red + green) / 2 - blue, COLOUR_WAVES, COLOUR_WAVES)
    red_green = _Channel(red - green, COLOUR_WAVES, COLOUR_WAVES)
    means = round(63 * lightness.mean)
    means |= round(31.5 + 31.5 * yellow_blue.mean) << 6 | round(31.5 + 31.5 * red_green.mean) << 12
    means |= round(31 * lightness.scale) << 18
    scales = round(63 * yellow_blue.scale) << 3 | round(63 * red_green.scale) << 9
    scales |= (down | 1 << 15) if columns > rows else across
    levels = [level for channel in (lightness, yellow_blue, red_green) for level in channel.levels()]
    pairs = zip(levels[::2], [*levels[1::2], 0], strict=False)
    packed = bytes(low | high << 4 for low, high in pairs)
    return means.to_bytes(3, "little") + scales.to_bytes(2, "little") + packed


def _waves(side: int, longest: int) -> int:
    return max(1, round(LIGHTNESS_WAVES * side / longest))


class _Channel:
    """``mean`` and the longest waves of it, ``scale`` being the strongest of these."""

    def __init__(self, plane: Plane, across: int, down: int) -> None:
        rows, columns = plane.shape
        table = _Table.of(columns, rows, across, down)
        waves = plane * table.along_rows
        products = waves[table.across] * table.along_columns
        # By adding one after the other: np.sum adds in pairs.
        sums = np.add.accumulate(products.reshape(len(products), -1), axis=1)[:, -1] / (columns * rows)
        self.mean = float(sums[0])
        self._waves = [float(wave) for wave in sums[1:]]
        self.scale = max(map(abs, self._waves))

    def levels(self) -> list[int]:
        """Of each wave, from 0 to 15."""
        if not self.scale:
            return [round(15.0 * wave) for wave in self._waves]
        return [round(15.0 * (0.5 + 0.5 / self.scale * wave)) for wave in self._waves]


class _Table:
    """The cosines of one size; ``across`` tells which of those ``along_rows`` each other goes with."""

    def __init__(self, columns: int, rows: int, across: int, down: int) -> None:
        pairs = [(x, y) for y in range(down) for x in range(across) if x * down < across * (down - y)]
        self.along_rows = _cosines(columns, across)[:, np.newaxis, :]
        self.across = [x for x, _ in pairs]
        self.along_columns = _cosines(rows, down)[[y for _, y in pairs]][:, :, np.newaxis]

    @staticmethod
    @lru_cache(maxsize=64)
    def of(columns: int, rows: int, across: int, down: int) -> "_Table":
        return _Table(columns, rows, across, down)


def _cosines(length: int, count: int) -> Plane:
    """By math.cos, whose last digits are not always NumPy's."""
    return np.array(
        [[math.cos(math.pi / length * wave * (at + 0.5)) for at in range(length)] for wave in range(count)]
    )
