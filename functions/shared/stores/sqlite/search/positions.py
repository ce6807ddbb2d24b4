"""Where documents are: latitudes and longitudes in chunks, so that all of a million are read at once."""

import sqlite3
from array import array
from collections.abc import Iterable, Mapping
from typing import Final

from functions.shared.stores.search import Position

CHUNK_BITS: Final = 8
CHUNK: Final = 1 << CHUNK_BITS
NOWHERE: Final = -(2**31)
UNITS: Final = 10_000_000
"""Of a degree: 1 cm, and a longitude fits into 32 bits."""


def write_positions(
    connection: sqlite3.Connection, table: str, positions: Mapping[int, Position | None]
) -> None:
    """By the numbers of documents."""
    by_chunk: dict[int, dict[int, Position | None]] = {}
    for seq, position in positions.items():
        by_chunk.setdefault(seq >> CHUNK_BITS, {})[seq & (CHUNK - 1)] = position
    for chunk, some in by_chunk.items():
        points = _read(connection, table, chunk)
        if points is None and not any(some.values()):
            continue
        points = points or array("i", [NOWHERE] * (2 * CHUNK))
        for place, position in some.items():
            points[2 * place], points[2 * place + 1] = as_units(position)
        connection.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", [chunk, points.tobytes()])


def read_positions(
    connection: sqlite3.Connection, table: str, seqs: Iterable[int]
) -> dict[int, tuple[int, int]]:
    """In units; those of which there is none are left out."""
    found: dict[int, tuple[int, int]] = {}
    chunks: dict[int, array[int] | None] = {}
    for seq in seqs:
        chunk = seq >> CHUNK_BITS
        if chunk not in chunks:
            chunks[chunk] = _read(connection, table, chunk)
        points = chunks[chunk]
        if points is not None and points[2 * (seq & (CHUNK - 1))] != NOWHERE:
            place = 2 * (seq & (CHUNK - 1))
            found[seq] = (points[place], points[place + 1])
    return found


def as_units(position: Position | None) -> tuple[int, int]:
    if position is None:
        return NOWHERE, NOWHERE
    return round(position.lat * UNITS), round(position.lon * UNITS)


def _read(connection: sqlite3.Connection, table: str, chunk: int) -> "array[int] | None":
    row = connection.execute(f"SELECT points FROM {table} WHERE chunk = ?", [chunk]).fetchone()
    return array("i", row[0]) if row else None
