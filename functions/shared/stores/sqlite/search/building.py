"""Takes documents that are older than the index into it, in steps that hold no writer up for long."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final

from functions.shared.json_text import decode
from functions.shared.stores.search import Entry, IndexSpec
from functions.shared.stores.sqlite.search.tables import Tables
from functions.shared.stores.sqlite.search.writing import IndexWriter

A_STEP: Final = 3_000
"""Documents of one transaction."""
Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]
Entries = dict[tuple[str, int], Entry | None]
"""By id and revision."""


class Builder:
    def __init__(self, reading: Transaction, writing: Transaction, tables: Tables, spec: IndexSpec) -> None:
        self._reading = reading
        self._writing = writing
        self._tables = tables
        self._spec = spec

    def build(self, most: int) -> bool:
        """True once there are no more."""
        with self._reading() as connection:
            if self._tables.built(connection)[1]:
                return True
        with self._writing() as connection:
            self._tables.make(connection)
        done, whole = 0, False
        while done < most and not whole:
            step = min(A_STEP, most - done)
            with self._reading() as connection:
                ahead = self._read_ahead(connection, step)
            with self._writing() as connection:
                whole = self._step(connection, step, ahead)
            done += step
        return whole

    def _read_ahead(self, connection: sqlite3.Connection, most: int) -> Entries:
        """While others write; what they change meanwhile is read again."""
        built, whole = self._tables.built(connection)
        if whole:
            return {}
        rows = self._rows(connection, "id, rev, doc", built, most)
        return {(id, rev): self._entry(doc, rev) for id, rev, doc in rows}

    def _step(self, connection: sqlite3.Connection, most: int, ahead: Entries) -> bool:
        built, whole = self._tables.built(connection)
        if whole:
            return True
        rows = self._rows(connection, "id, rev", built, most).fetchall()
        writer = IndexWriter(connection, self._tables, [id for id, _ in rows])
        for id, rev in rows:
            if not writer.knows(id):
                writer.put(id, None, ahead[id, rev] if (id, rev) in ahead else self._stored(connection, id))
        writer.write()
        whole = len(rows) < most
        self._tables.note(connection, rows[-1][0] if rows else built, whole=whole)
        if whole:
            self._tables.drop_others(connection)
        return whole

    def _rows(self, connection: sqlite3.Connection, columns: str, built: str, most: int) -> sqlite3.Cursor:
        return connection.execute(
            f"SELECT {columns} FROM {self._tables.documents} WHERE id > ? ORDER BY id LIMIT ?", [built, most]
        )

    def _stored(self, connection: sqlite3.Connection, id: str) -> Entry | None:
        return self._entry(
            *connection.execute(
                f"SELECT doc, rev FROM {self._tables.documents} WHERE id = ?", [id]
            ).fetchone()
        )

    def _entry(self, doc: str, rev: int) -> Entry | None:
        return self._spec.entry(decode(doc) | {"rev": rev})
