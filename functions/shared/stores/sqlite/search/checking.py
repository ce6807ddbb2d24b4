"""Compares an index with the documents, a stretch of numbers at a time, and mends what differs."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from pyroaring import BitMap

from functions.shared.json_text import decode
from functions.shared.stores.search import Checked, Difference, Entry, IndexSpec
from functions.shared.stores.sqlite.search.bitmaps import BLOCK, block_of, within_block
from functions.shared.stores.sqlite.search.building import Transaction
from functions.shared.stores.sqlite.search.positions import as_units, read_positions, write_positions
from functions.shared.stores.sqlite.search.tables import Tables
from functions.shared.stores.sqlite.search.writing import IndexWriter, postings

STRETCH: Final = BLOCK // 4
"""Numbers that are checked in one transaction, a second's work."""
UNLISTED: Final = "unlisted:"
AT_ONCE: Final = 1_000


class Checker:
    """First by numbers, then documents that have none."""

    def __init__(self, reading: Transaction, writing: Transaction, tables: Tables, spec: IndexSpec) -> None:
        self._reading = reading
        self._writing = writing
        self._tables = tables
        self._spec = spec

    def check(self, *, repair: bool, most: int, after: str | None) -> Checked:
        """Writers wait only where something is mended."""
        with self._reading() as connection:
            checked = self._check(connection, after, most, repair=False)
        if not (repair and checked.differences):
            return checked
        with self._writing() as connection:
            return self._check(connection, after, most, repair=True)

    def _check(
        self, connection: sqlite3.Connection, after: str | None, most: int, *, repair: bool
    ) -> Checked:
        if not self._tables.built(connection)[1]:
            return Checked([], None)
        if after is not None and after.startswith(UNLISTED):
            return self._check_unlisted(connection, after.removeprefix(UNLISTED), most, repair=repair)
        start = int(after or 0)
        found = list(Stretch(connection, self._tables, self._spec, start).check(repair=repair))
        return Checked(found, UNLISTED if self._is_end(connection, start + STRETCH) else str(start + STRETCH))

    def _is_end(self, connection: sqlite3.Connection, start: int) -> bool:
        last = connection.execute(f"SELECT MAX(seq) FROM {self._tables.entries}").fetchone()[0] or 0
        if start <= last:
            return False
        # Of what is not there any more terms may have been left.
        block = connection.execute(f"SELECT MAX(block) FROM {self._tables.terms}").fetchone()[0] or 0
        return block_of(start) > block

    def _check_unlisted(
        self, connection: sqlite3.Connection, after: str, most: int, *, repair: bool
    ) -> Checked:
        rows = connection.execute(
            f"SELECT id, doc, rev FROM {self._tables.documents} WHERE id > ? "
            f"AND id NOT IN (SELECT id FROM {self._tables.entries}) ORDER BY id LIMIT ?",
            [after, min(most, AT_ONCE)],
        ).fetchall()
        writer = IndexWriter(connection, self._tables, [id for id, _, _ in rows])
        found = []
        for id, doc, rev in rows:
            entry = self._spec.entry(decode(doc) | {"rev": rev})
            if entry is not None:
                found.append(Difference(id, "It is not found by anything.", mended=repair))
                writer.put(id, None, entry)
        if repair:
            writer.write()
        return Checked(found, UNLISTED + rows[-1][0] if rows else None)


class Stretch:
    """Of one block, the documents with numbers from ``start`` on."""

    def __init__(self, connection: sqlite3.Connection, tables: Tables, spec: IndexSpec, start: int) -> None:
        self._connection = connection
        self._tables = tables
        self._spec = spec
        self._start = start
        self._ids: dict[int, str] = {}
        self._entries: dict[int, Entry | None] = {}

    def check(self, *, repair: bool) -> Iterator[Difference]:
        self._read()
        yield from self._check_entries(repair=repair)
        yield from self._check_terms(repair=repair)

    def _read(self) -> None:
        rows = self._connection.execute(
            f"SELECT e.seq, e.id, d.doc, d.rev FROM {self._tables.entries} e "
            f"LEFT JOIN {self._tables.documents} d ON d.id = e.id WHERE e.seq >= ? AND e.seq < ?",
            [self._start, self._start + STRETCH],
        )
        for seq, id, doc, rev in rows:
            self._ids[seq] = id
            self._entries[seq] = self._spec.entry(decode(doc) | {"rev": rev}) if doc else None

    def _check_entries(self, *, repair: bool) -> Iterator[Difference]:
        times = self._connection.execute(
            f"SELECT seq, taken, created FROM {self._tables.entries} WHERE seq >= ? AND seq < ?",
            [self._start, self._start + STRETCH],
        ).fetchall()
        places = read_positions(self._connection, self._tables.positions, self._ids)
        for seq, taken, created in times:
            entry = self._entries[seq]
            if entry is None:
                yield Difference(self._ids[seq], "It is found, but is not there.", mended=repair)
                self._forget(seq, repair=repair)
                continue
            if (taken, created) != (entry.taken, entry.created):
                yield Difference(self._ids[seq], "It is listed by another time.", mended=repair)
                self._set_times(seq, entry, repair=repair)
            if places.get(seq) != (as_units(entry.position) if entry.position else None):
                yield Difference(self._ids[seq], "It is at another place on the map.", mended=repair)
                if repair:
                    write_positions(self._connection, self._tables.positions, {seq: entry.position})

    def _check_terms(self, *, repair: bool) -> Iterator[Difference]:
        block, low = block_of(self._start), within_block(self._start)
        stretch = BitMap(range(low, low + STRETCH))
        due = self._due()
        rows = self._connection.execute(
            f"SELECT scope, term, count, bits FROM {self._tables.terms} WHERE block = ?", [block]
        ).fetchall()
        for scope, term, count, stored in rows:
            bits, right = BitMap.deserialize(stored), due.pop((scope, term), BitMap())
            if bits & stretch != right or count != len(bits):
                yield Difference(
                    f"{scope or 'everyone'}: {term}", "It finds or counts others.", mended=repair
                )
                self._write_bits(scope, term, bits - stretch | right, repair=repair)
        for (scope, term), right in due.items():
            yield Difference(f"{scope or 'everyone'}: {term}", "It finds nothing.", mended=repair)
            self._write_bits(scope, term, right, repair=repair)

    def _due(self) -> dict[tuple[str, str], BitMap]:
        due: dict[tuple[str, str], BitMap] = {}
        for seq, entry in self._entries.items():
            for posting in postings(self._ids[seq], entry):
                due.setdefault(posting, BitMap()).add(within_block(seq))
        return due

    def _forget(self, seq: int, *, repair: bool) -> None:
        if repair:
            self._connection.execute(f"DELETE FROM {self._tables.entries} WHERE seq = ?", [seq])

    def _set_times(self, seq: int, entry: Entry, *, repair: bool) -> None:
        if repair:
            self._connection.execute(
                f"UPDATE {self._tables.entries} SET taken = ?, created = ? WHERE seq = ?",
                [entry.taken, entry.created, seq],
            )

    def _write_bits(self, scope: str, term: str, bits: BitMap, *, repair: bool) -> None:
        if not repair:
            return
        row = [scope, term, block_of(self._start)]
        if bits:
            self._connection.execute(
                f"INSERT OR REPLACE INTO {self._tables.terms} VALUES (?, ?, ?, ?, ?)",
                [*row, len(bits), bits.serialize()],
            )
        else:
            self._connection.execute(
                f"DELETE FROM {self._tables.terms} WHERE scope = ? AND term = ? AND block = ?", row
            )
