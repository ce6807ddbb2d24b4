"""Documents on a map: those near each other counted together, in the cells of a grid that lies still."""

import json
import sqlite3
from typing import Any, Final, TypeAlias

from functions.shared.stores.search import Box, Cluster, Position
from functions.shared.stores.sqlite.search.bitmaps import BLOCK_BITS, Blocks
from functions.shared.stores.sqlite.search.positions import CHUNK, CHUNK_BITS, NOWHERE, UNITS
from functions.shared.stores.sqlite.search.tables import Tables

Numbers: TypeAlias = Any
"""A numpy array of int64; numpy is loaded only where there is a map."""
FEW_CHUNKS: Final = 500
"""So many are asked for one by one rather than all being read."""
COUNTED_BY_PLACE: Final = 1_000_000
"""Cells of a grid that are counted in a table of all of them rather than by sorting."""
FINEST: Final = 1 / UNITS


class Clustering:
    def __init__(self, connection: sqlite3.Connection, tables: Tables) -> None:
        self._connection = connection
        self._tables = tables

    def clusters(self, found: Blocks, box: Box, *, most: int, cell: float) -> list[Cluster]:
        import numpy as np  # noqa: PLC0415

        seqs, lats, lons = self._within(_as_array(found), box)
        if not len(seqs):
            return []
        width = max(cell, FINEST) * UNITS
        # Nothing is negative here, so that what is cut off is what floor would leave out.
        rows, columns = ((side / width).astype(np.int64) for side in (lats + 90 * UNITS, lons + 180 * UNITS))
        return self._of_cells(seqs, lats, lons, *_coarse_enough(rows, columns, most))

    def _within(self, seqs: Numbers, box: Box) -> tuple[Numbers, Numbers, Numbers]:
        """What lies in the box, and where, in units."""
        import numpy as np  # noqa: PLC0415

        if not len(seqs):
            return seqs, seqs, seqs
        points = self._points(seqs)
        lats, lons = points[:, 0], points[:, 1]
        south, north, west, east = (side * UNITS for side in (box.south, box.north, box.west, box.east))
        inside = np.zeros(len(points), np.bool_)
        inside[seqs] = True
        inside &= (lats != NOWHERE) & (lats >= south) & (lats <= north)
        inside &= (lons >= west) & (lons <= east) if west <= east else (lons >= west) | (lons <= east)
        there = np.flatnonzero(inside)
        return there, lats[there].astype(np.int64), lons[there].astype(np.int64)

    def _points(self, seqs: Numbers) -> Numbers:
        """Latitudes and longitudes by number, in units, NOWHERE included."""
        import numpy as np  # noqa: PLC0415

        chunks = np.flatnonzero(np.bincount(seqs >> CHUNK_BITS))
        points = np.full((int(chunks[-1]) + 1, CHUNK, 2), NOWHERE, np.int32)
        for chunk, blob in self._rows(chunks.tolist()):
            if chunk < len(points):
                points[chunk] = np.frombuffer(blob, np.int32).reshape(CHUNK, 2)
        return points.reshape(-1, 2)

    def _rows(self, chunks: list[int]) -> "sqlite3.Cursor":
        statement = f"SELECT chunk, points FROM {self._tables.positions}"
        if len(chunks) > FEW_CHUNKS:
            return self._connection.execute(statement)
        return self._connection.execute(
            f"{statement} WHERE chunk IN (SELECT value FROM json_each(?))", [json.dumps(chunks)]
        )

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


def _as_array(found: Blocks) -> Numbers:
    import numpy as np  # noqa: PLC0415

    blocks = [
        np.frombuffer(found[block].to_array(), np.uint32).astype(np.int64) | block << BLOCK_BITS
        for block in sorted(found)
    ]
    return np.concatenate(blocks) if blocks else np.empty(0, np.int64)


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
