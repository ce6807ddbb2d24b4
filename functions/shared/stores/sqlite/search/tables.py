"""The tables of one version of an index, and how far it has been built."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

PREFIX: Final = "search_"
STATE: Final = "search_state"


@dataclass(frozen=True)
class Tables:
    """``documents`` is the collection's own table.

    A row of ``terms`` says which documents of a block have a term, and how many; ``entries`` gives each
    document a number, for good, and tells its times; ``positions`` are chunks of latitudes and longitudes.
    """

    documents: str
    version: int

    @property
    def terms(self) -> str:
        return self._named("terms")

    @property
    def entries(self) -> str:
        return self._named("entries")

    @property
    def positions(self) -> str:
        return self._named("positions")

    def stand(self, connection: sqlite3.Connection) -> bool:
        return _has_states(connection) and self._state_row(connection) is not None

    def make(self, connection: sqlite3.Connection) -> None:
        """Unless they stand: anew, and those of other versions are followed no more.

        Of a collection without documents the index is whole.
        """
        if self.stand(connection):
            return
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS {STATE} "
            "(name TEXT PRIMARY KEY, version INTEGER NOT NULL, built TEXT NOT NULL, whole INTEGER NOT NULL)"
        )
        outdate(connection, self.documents)
        for statement in (*self._drops(), *self._statements()):
            connection.execute(statement)
        connection.execute(
            f"INSERT INTO {STATE} SELECT ?, ?, '', NOT EXISTS (SELECT 1 FROM {self.documents})",
            [self._state, self.version],
        )
        if self.built(connection)[1]:
            self.drop_others(connection)

    def built(self, connection: sqlite3.Connection) -> tuple[str, bool]:
        """Up to which id, and whether that is all."""
        built, whole = self._state_row(connection) or ("", False)
        return built, bool(whole)

    def note(self, connection: sqlite3.Connection, built: str, *, whole: bool) -> None:
        connection.execute(
            f"UPDATE {STATE} SET built = ?, whole = ? WHERE name = ?", [built, whole, self._state]
        )

    def drop_others(self, connection: sqlite3.Connection) -> None:
        """Those of other versions."""
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in named:
            found = re.fullmatch(rf"{PREFIX}{self.documents}_terms_v(\d+)", name)
            if found and int(found[1]) != self.version:
                for statement in Tables(self.documents, int(found[1]))._drops():
                    connection.execute(statement)

    def _state_row(self, connection: sqlite3.Connection) -> tuple[str, int] | None:
        row: tuple[str, int] | None = connection.execute(
            f"SELECT built, whole FROM {STATE} WHERE name = ?", [self._state]
        ).fetchone()
        return row

    @property
    def _state(self) -> str:
        return f"{self.documents}/{self.version}"

    def _named(self, part: str) -> str:
        return f"{PREFIX}{self.documents}_{part}_v{self.version}"

    def _drops(self) -> Iterator[str]:
        return (f"DROP TABLE IF EXISTS {table}" for table in (self.terms, self.entries, self.positions))

    def _statements(self) -> tuple[str, ...]:
        return (
            f"CREATE TABLE IF NOT EXISTS {self.terms} (scope TEXT NOT NULL, term TEXT NOT NULL, "
            "block INTEGER NOT NULL, count INTEGER NOT NULL, bits BLOB NOT NULL, "
            "PRIMARY KEY (scope, term, block)) WITHOUT ROWID",
            f"CREATE TABLE IF NOT EXISTS {self.entries} (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            "taken INTEGER, created INTEGER NOT NULL)",
            f"CREATE INDEX IF NOT EXISTS {self.entries}_taken ON {self.entries} (taken, id)",
            f"CREATE INDEX IF NOT EXISTS {self.entries}_created ON {self.entries} (created, id)",
            f"CREATE TABLE IF NOT EXISTS {self.positions} (chunk INTEGER PRIMARY KEY, points BLOB NOT NULL)",
        )


def outdate(connection: sqlite3.Connection, documents: str) -> None:
    """What is written to the documents now changes no index: each is to be made anew."""
    if _has_states(connection):
        connection.execute(
            f"DELETE FROM {STATE} WHERE name BETWEEN ? AND ?", [f"{documents}/", f"{documents}/~"]
        )


def _has_states(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [STATE])
    return tables.fetchone() is not None
