"""Documents on a map: those near each other counted together, in the cells of a grid that lies still."""

import json
import sqlite3
from typing import Final

from functions.shared.stores.search import Box, Cluster, Position
from functions.shared.stores.sqlite.search.bitmaps import Blocks
from functions.shared.stores.sqlite.search.placing import Numbers, Placing
from functions.shared.stores.sqlite.search.positions import UNITS
from functions.shared.stores.sqlite.search.tables import Tables

COUNTED_BY_PLACE: Final = 1_000_000
"""Cells of a grid that are counted in a table of all of them rather than by sorting."""
FINEST: Final = 1 / UNITS


class Clustering:
    def __init__(self, connection: sqlite3.Connection, tables: Tables) -> None:
        self._connection = connection
        self._tables = tables

    def clusters(self, found: Blocks, box: Box, *, most: int, cell: float) -> list[Cluster]:
        import numpy as np  # noqa: PLC0415

        seqs, lats, lons = Placing(self._connection, self._tables).places(found, box)
        if not len(seqs):
            return []
        width = max(cell, FINEST) * UNITS
        # Nothing is negative here, so that what is cut off is what floor would leave out.
        rows, columns = ((side / width).astype(np.int64) for side in (lats + 90 * UNITS, lons + 180 * UNITS))
        return self._of_cells(seqs, lats, lons, *_coarse_enough(rows, columns, most))

    def _of_cells(
        self, seqs: Numbers, lats: Numbers, lons: Numbers, cells: Numbers, counts: Numbers
    ) -> list[Cluster]:
        import numpy as np  # noqa: PLC0415

        middle_lats = np.bincount(cells, lats) / counts / UNITS
        middle_lons = np.bincount(cells, lons) / counts / UNITS
        one_of = np.zeros(len(counts), np.int64)
        one_of[cells] = seqs
        ids = self._ids(one_of.tolist())
        clusters = [
            Cluster(Position(float(lat), float(lon)), int(count), ids[int(seq)])
            for lat, lon, count, seq in zip(middle_lats, middle_lons, counts, one_of, strict=True)
        ]
        return sorted(clusters, key=lambda cluster: (-cluster.count, cluster.id))

    def _ids(self, seqs: list[int]) -> dict[int, str]:
        return dict(
            self._connection.execute(
                f"SELECT seq, id FROM {self._tables.entries} WHERE seq IN (SELECT value FROM json_each(?))",
                [json.dumps(seqs)],
            )
        )


def _coarse_enough(rows: Numbers, columns: Numbers, most: int) -> tuple[Numbers, Numbers]:
    """Each one's cell, by number, and how many are in each cell, of cells doubled until they are so few."""
    import numpy as np  # noqa: PLC0415

    rows, columns = rows.astype(np.int64), columns.astype(np.int64)
    while True:
        cells, counts = _cells(rows, columns)
        if len(counts) <= most:
            return cells, counts
        rows, columns = rows >> 1, columns >> 1


def _cells(rows: Numbers, columns: Numbers) -> tuple[Numbers, Numbers]:
    import numpy as np  # noqa: PLC0415

    rows, columns = rows - rows.min(), columns - columns.min()
    width = int(columns.max()) + 1
    keys = rows * width + columns
    if (int(rows.max()) + 1) * width > COUNTED_BY_PLACE:
        _, cells, counts = np.unique(keys, return_inverse=True, return_counts=True)
        return cells, counts
    of_all = np.bincount(keys)
    is_taken = of_all > 0
    return (np.cumsum(is_taken) - 1)[keys], of_all[is_taken]
