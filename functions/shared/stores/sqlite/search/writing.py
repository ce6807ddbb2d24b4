"""Brings an index up to a change of documents, within the transaction that changes them."""

import sqlite3
from collections.abc import Iterable
from typing import Final

from pyroaring import BitMap

from functions.shared.stores.search import EVERYONE, Entry, Position
from functions.shared.stores.sqlite.search.bitmaps import block_of, within_block
from functions.shared.stores.sqlite.search.positions import write_positions
from functions.shared.stores.sqlite.search.tables import Tables

ALL: Final = ""
"""The term that every entry has."""
BUCKET_BITS: Final = 31
"""Of milliseconds: about 25 days."""
BUCKETS_FROM: Final = 1 << 20
"""So that they are written as numbers of one length, also those of times before 1970."""
TAKEN_BUCKET: Final = "\0taken:"
CREATED_BUCKET: Final = "\0created:"
"""Terms of everyone's by which an order is cut into pieces; no entry's own term begins so."""
Posting = tuple[str, str]
"""A scope and a term."""


def bucket(kind: str, time: int) -> str:
    return f"{kind}{(time >> BUCKET_BITS) + BUCKETS_FROM:07d}"


def postings(entry: Entry | None) -> frozenset[Posting]:
    if entry is None:
        return frozenset()
    own = {(entry.owner, term) for term in entry.terms}
    shared = {(EVERYONE, term) for term in entry.shared_terms}
    kept = {(entry.owner, ALL), (EVERYONE, ALL), (EVERYONE, bucket(CREATED_BUCKET, entry.created))}
    if entry.taken is not None:
        kept.add((EVERYONE, bucket(TAKEN_BUCKET, entry.taken)))
    return frozenset(own | shared | kept)


class IndexWriter:
    """Collects what changes, and writes each row that it touches once."""

    def __init__(self, connection: sqlite3.Connection, tables: Tables) -> None:
        self._connection = connection
        self._tables = tables
        self._added: dict[tuple[str, str, int], list[int]] = {}
        self._removed: dict[tuple[str, str, int], list[int]] = {}
        self._positions: dict[int, Position | None] = {}

    def number_of(self, id: str) -> int | None:
        found = self._connection.execute(
            f"SELECT seq FROM {self._tables.entries} WHERE id = ?", [id]
        ).fetchone()
        return found[0] if found else None

    def put(self, id: str, before: Entry | None, entry: Entry | None) -> None:
        """``before`` is what the index has of this document, if it has it."""
        seq = self.number_of(id)
        before = before if seq is not None else None
        if before == entry:
            return
        if entry is None:
            if seq is not None:
                self._forget(seq, before)
            return
        seq = self._number(id, seq, before, entry)
        self._note(self._removed, seq, postings(before) - postings(entry))
        self._note(self._added, seq, postings(entry) - postings(before))
        if entry.position != (before.position if before else None):
            self._positions[seq] = entry.position

    def write(self) -> None:
        for row in sorted(self._added.keys() | self._removed.keys()):
            self._write_row(row)
        write_positions(self._connection, self._tables.positions, self._positions)

    def _number(self, id: str, seq: int | None, before: Entry | None, entry: Entry) -> int:
        if seq is None:
            made = self._connection.execute(
                f"INSERT INTO {self._tables.entries} (id, taken, created) VALUES (?, ?, ?)",
                [id, entry.taken, entry.created],
            )
            return made.lastrowid or 0
        if before is None or (entry.taken, entry.created) != (before.taken, before.created):
            self._connection.execute(
                f"UPDATE {self._tables.entries} SET taken = ?, created = ? WHERE seq = ?",
                [entry.taken, entry.created, seq],
            )
        return seq

    def _forget(self, seq: int, before: Entry | None) -> None:
        self._connection.execute(f"DELETE FROM {self._tables.entries} WHERE seq = ?", [seq])
        self._note(self._removed, seq, postings(before))
        self._positions[seq] = None

    def _note(
        self, changes: dict[tuple[str, str, int], list[int]], seq: int, terms: Iterable[Posting]
    ) -> None:
        block, low = block_of(seq), within_block(seq)
        for scope, term in terms:
            changes.setdefault((scope, term, block), []).append(low)

    def _write_row(self, row: tuple[str, str, int]) -> None:
        found = self._connection.execute(
            f"SELECT bits FROM {self._tables.terms} WHERE scope = ? AND term = ? AND block = ?", row
        ).fetchone()
        bits = BitMap.deserialize(found[0]) if found else BitMap()
        bits.difference_update(BitMap(self._removed.get(row, ())))
        bits.update(self._added.get(row, ()))
        if bits:
            bits.run_optimize()
            self._connection.execute(
                f"INSERT OR REPLACE INTO {self._tables.terms} VALUES (?, ?, ?, ?, ?)",
                [*row, len(bits), bits.serialize()],
            )
        elif found:
            self._connection.execute(
                f"DELETE FROM {self._tables.terms} WHERE scope = ? AND term = ? AND block = ?", row
            )
