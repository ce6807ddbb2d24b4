"""Which documents are in a section of the map, by a look at all positions at once."""

import json
import sqlite3
from array import array
from typing import Any, Final, TypeAlias

from pyroaring import BitMap

from functions.shared.stores.search import Box
from functions.shared.stores.sqlite.search.bitmaps import BLOCK, BLOCK_BITS, Blocks, block_of
from functions.shared.stores.sqlite.search.positions import CHUNK, CHUNK_BITS, NOWHERE, UNITS
from functions.shared.stores.sqlite.search.tables import Tables

Numbers: TypeAlias = Any
"""A numpy array of int64; numpy is loaded only where there is a map."""
FEW_CHUNKS: Final = 500
"""So many are asked for one by one rather than all being read."""


class Placing:
    def __init__(self, connection: sqlite3.Connection, tables: Tables) -> None:
        self._connection = connection
        self._positions = tables.positions

    def inside(self, found: Blocks, box: Box) -> Blocks:
        """Those of the found that are in the box."""
        seqs, _, _ = self.places(found, box)
        return _as_blocks(seqs)

    def places(self, found: Blocks, box: Box) -> tuple[Numbers, Numbers, Numbers]:
        """What of the found lies in the box, rising, and where, in units."""
        import numpy as np  # noqa: PLC0415

        seqs = _as_array(found)
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
        statement = f"SELECT chunk, points FROM {self._positions}"
        if len(chunks) > FEW_CHUNKS:
            return self._connection.execute(statement)
        return self._connection.execute(
            f"{statement} WHERE chunk IN (SELECT value FROM json_each(?))", [json.dumps(chunks)]
        )


def _as_array(found: Blocks) -> Numbers:
    import numpy as np  # noqa: PLC0415

    blocks = [
        np.frombuffer(found[block].to_array(), np.uint32).astype(np.int64) | block << BLOCK_BITS
        for block in sorted(found)
    ]
    return np.concatenate(blocks) if blocks else np.empty(0, np.int64)


def _as_blocks(seqs: Numbers) -> Blocks:
    """Of rising numbers."""
    import numpy as np  # noqa: PLC0415

    if not len(seqs):
        return {}
    starts = np.flatnonzero(np.diff(seqs >> BLOCK_BITS, prepend=-1))
    parts = np.split(seqs.astype(np.uint32), starts[1:])
    # Of an array's bytes they are made at once, of one of numpy's number by number.
    return {block_of(int(part[0])): BitMap(array("I", (part & (BLOCK - 1)).tobytes())) for part in parts}
