"""Takes documents that are older than the index into it, in steps that hold no writer up for long."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final

from functions.shared.stores.search import IndexSpec
from functions.shared.stores.sqlite.search.tables import Tables
from functions.shared.stores.sqlite.search.writing import IndexWriter

A_STEP: Final = 1_000
"""Documents of one transaction."""
Writing = Callable[[], AbstractContextManager[sqlite3.Connection]]


class Builder:
    def __init__(self, writing: Writing, tables: Tables, spec: IndexSpec) -> None:
        self._writing = writing
        self._tables = tables
        self._spec = spec

    def build(self, most: int) -> bool:
        """True once there are no more."""
        done, whole = 0, False
        while done < most and not whole:
            step = min(A_STEP, most - done)
            with self._writing() as connection:
                whole = self._step(connection, step)
            done += step
        return whole

    def _step(self, connection: sqlite3.Connection, most: int) -> bool:
        self._tables.make(connection)
        built, whole = self._tables.built(connection)
        if whole:
            self._tables.drop_others(connection)
            return True
        rows = connection.execute(
            f"SELECT id, doc, rev FROM {self._tables.documents} WHERE id > ? ORDER BY id LIMIT ?",
            [built, most],
        ).fetchall()
        writer = IndexWriter(connection, self._tables, [id for id, _, _ in rows])
        for id, doc, rev in rows:
            if not writer.knows(id):
                writer.put(id, None, self._spec.entry(json.loads(doc) | {"rev": rev}))
        writer.write()
        whole = len(rows) < most
        self._tables.note(connection, rows[-1][0] if rows else built, whole=whole)
        if whole:
            self._tables.drop_others(connection)
        return whole
