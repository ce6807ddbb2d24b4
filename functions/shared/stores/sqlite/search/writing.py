"""Brings an index up to a change of documents, within the transaction that changes them."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

from pyroaring import BitMap

from functions.shared.stores.search import EVERYONE, Entry, Position
from functions.shared.stores.sqlite.search.bitmaps import block_of, within_block
from functions.shared.stores.sqlite.search.positions import write_positions
from functions.shared.stores.sqlite.search.stretches import STRETCHES, stretches
from functions.shared.stores.sqlite.search.tables import Tables

ALL: Final = ""
"""The term that every entry has."""
Posting = tuple[str, str]
"""A scope and a term."""
Row = tuple[str, str, int]
"""A posting's, of a block."""


def postings(id: str, entry: Entry | None) -> frozenset[Posting]:
    if entry is None:
        return frozenset()
    own = {(entry.owner, term) for term in entry.terms}
    shared = {(EVERYONE, term) for term in entry.shared_terms}
    times = {(STRETCHES, term) for term in stretches(entry, id)}
    return frozenset(own | shared | times | {(entry.owner, ALL), (EVERYONE, ALL)})


def terms_of(entry: Entry | None, scopes: Sequence[str]) -> set[str]:
    """All by which it is found in any of these scopes."""
    of_scope = {scope: terms for scope, terms in _terms_by_scope(entry) if scope in scopes}
    return {ALL}.union(*of_scope.values()) if of_scope else set()


def _terms_by_scope(entry: Entry | None) -> list[tuple[str, frozenset[str]]]:
    return [(entry.owner, entry.terms), (EVERYONE, entry.shared_terms)] if entry else []


class IndexWriter:
    """Collects what changes of some documents, and writes each row that it touches once."""

    def __init__(self, connection: sqlite3.Connection, tables: Tables, ids: Sequence[str]) -> None:
        self._connection = connection
        self._tables = tables
        self._numbers: dict[str, int] = dict(
            connection.execute(
                f"SELECT id, seq FROM {tables.entries} WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps(ids)],
            )
        )
        self._last: int = connection.execute(f"SELECT MAX(seq) FROM {tables.entries}").fetchone()[0] or 0
        self._added: dict[int, dict[Posting, list[int]]] = {}
        self._removed: dict[int, dict[Posting, list[int]]] = {}
        self._times: list[tuple[int, str, int | None, int]] = []
        self._gone: list[tuple[int]] = []
        self._positions: dict[int, Position | None] = {}

    def knows(self, id: str) -> bool:
        return id in self._numbers

    def put(self, id: str, before: Entry | None, entry: Entry | None) -> None:
        """``before`` is what the index has of this document, if it has it."""
        before = before if self.knows(id) else None
        if before == entry:
            return
        if entry is None:
            self._forget(id, before)
            return
        seq = self._number(id, before, entry)
        had, has = postings(id, before), postings(id, entry)
        _note(self._removed, seq, had - has)
        _note(self._added, seq, has - had)
        if entry.position != (before.position if before else None):
            self._positions[seq] = entry.position

    def write(self) -> None:
        self._connection.executemany(f"DELETE FROM {self._tables.entries} WHERE seq = ?", self._gone)
        self._connection.executemany(
            f"INSERT INTO {self._tables.entries} VALUES (?, ?, ?, ?) "
            "ON CONFLICT (seq) DO UPDATE SET taken = excluded.taken, created = excluded.created",
            self._times,
        )
        for block in sorted(self._added.keys() | self._removed.keys()):
            added, removed = self._added.get(block, {}), self._removed.get(block, {})
            for posting in sorted(added.keys() | removed.keys()):
                self._write_row((*posting, block), added.get(posting, ()), removed.get(posting, ()))
        write_positions(self._connection, self._tables.positions, self._positions)

    def _number(self, id: str, before: Entry | None, entry: Entry) -> int:
        if id not in self._numbers:
            self._last += 1
            self._numbers[id] = self._last
        if before is None or (entry.taken, entry.created) != (before.taken, before.created):
            self._times.append((self._numbers[id], id, entry.taken, entry.created))
        return self._numbers[id]

    def _forget(self, id: str, before: Entry | None) -> None:
        seq = self._numbers.pop(id)
        self._gone.append((seq,))
        _note(self._removed, seq, postings(id, before))
        self._positions[seq] = None

    def _write_row(self, row: Row, added: Sequence[int], removed: Sequence[int]) -> None:
        found = self._connection.execute(
            f"SELECT bits FROM {self._tables.terms} WHERE scope = ? AND term = ? AND block = ?", row
        ).fetchone()
        bits = BitMap.deserialize(found[0]) if found else BitMap()
        bits.difference_update(BitMap(removed))
        bits.update(added)
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


def _note(changes: dict[int, dict[Posting, list[int]]], seq: int, terms: Iterable[Posting]) -> None:
    low, of_block = within_block(seq), changes.setdefault(block_of(seq), {})
    for posting in terms:
        if posting in of_block:
            of_block[posting].append(low)
        else:
            of_block[posting] = [low]
