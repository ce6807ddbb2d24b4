"""Documents in SQLite, for one machine without a server: a table a collection, an index an expression."""

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any
from weakref import WeakSet

from functions.shared.errors import StorageFull, Unavailable
from functions.shared.json_text import decode, encode
from functions.shared.models.wire import Document
from functions.shared.stores.ports import CollectionSpec, Cursor, Query, Taken
from functions.shared.stores.search import SearchIndex
from functions.shared.stores.sqlite.indexes import SqliteIndexes, column, identifier
from functions.shared.stores.sqlite.search.index import SqliteSearch
from functions.shared.stores.sqlite.search.tables import PREFIX, outdate

BUSY_SECONDS = 10
READ_AT_ONCE = 500
CHECKPOINT_PAGES = 250
"""A megabyte in the log beside the file; then it goes into the file."""
LONGEST_LOG = 4 * 1024 * 1024
"""Bytes that the log keeps of the disk once readers had let it grow."""


class Connection(sqlite3.Connection):
    """One thread's; ``busy`` while it executes, so that another may close it in between."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.busy = threading.Lock()


class SqliteStore:
    """Several processes may open the same file; each thread has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.local()
        self._connections: WeakSet[Connection] = WeakSet()
        self._indexes: dict[CollectionSpec, SqliteIndexes] = {}
        self._searches: dict[CollectionSpec, SqliteSearch] = {}

    def collection(self, spec: CollectionSpec) -> "SqliteCollection":
        if spec not in self._indexes:
            self._indexes[spec] = SqliteIndexes(self.execute, spec)
        indexes = self._indexes[spec]
        with _sqlite_errors():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            indexes.make()
            indexes.drop_former()
        return SqliteCollection(self, indexes, self._search(spec), spec)

    def search(self, spec: CollectionSpec) -> SearchIndex:
        self.collection(spec)
        return self._searches[spec]

    def _search(self, spec: CollectionSpec) -> SqliteSearch | None:
        if spec.search is not None and spec not in self._searches:
            search = SqliteSearch(self.reading, self.writing, identifier(spec.name), spec.search)
            search.make()
            self._searches[spec] = search
        return self._searches.get(spec)

    def names(self) -> list[str]:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        with _sqlite_errors():
            return [name for (name,) in self.execute(tables) if not name.startswith(PREFIX)]

    def ping(self) -> None:
        with _sqlite_errors():
            self.execute("SELECT 1 FROM sqlite_master")
            for indexes in self._indexes.values():
                indexes.require()

    def close(self) -> None:
        """The last process that does so leaves all in one file; others what they wrote, if nobody reads."""
        if not self._connections:
            return
        with suppress(sqlite3.DatabaseError):
            self.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for connection in list(self._connections):
            with connection.busy:
                connection.close()

    def execute(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        connection = self.connection()
        with connection.busy:
            return connection.execute(statement, values).fetchall()

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction: all that is read is of one moment."""
        return self._transaction("BEGIN")

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction, durable when the block is left, and undone where it fails."""
        return self._transaction("BEGIN IMMEDIATE")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with _sqlite_errors():
            connection = self.connection()
            with connection.busy:
                connection.execute(begin)
                try:
                    yield connection
                    connection.execute("COMMIT")
                finally:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")

    def connection(self) -> Connection:
        connection: Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self._path,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
                factory=Connection,
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
            connection.execute(f"PRAGMA journal_size_limit = {LONGEST_LOG}")
            self._threads.connection = connection
            self._connections.add(connection)
        return connection


class SqliteCollection:
    """``search``, where there is one, is written in the same transaction as the documents."""

    def __init__(
        self, store: SqliteStore, indexes: SqliteIndexes, search: SqliteSearch | None, spec: CollectionSpec
    ) -> None:
        self._store = store
        self._indexes = indexes
        self._search = search
        self._is_unique = bool(spec.unique)
        self._table = identifier(spec.name)

    def insert(self, document: Document) -> None:
        self.insert_many([document])

    def insert_many(self, documents: Sequence[Document]) -> None:
        """All or, where one is Taken, none."""
        if self._is_unique:
            with _sqlite_errors():
                self._indexes.require()
        rows = [(document["_id"], document["rev"], encode(document).decode()) for document in documents]
        with self._store.writing() as connection:
            connection.executemany(f"INSERT INTO {self._table} (id, rev, doc) VALUES (?, ?, ?)", rows)
            self._follow(connection, [(document["_id"], None, document) for document in documents])

    def get(self, id: str) -> Document | None:
        found = self._execute(f"SELECT doc, rev FROM {self._table} WHERE id = ?", [id])
        return _document(*found[0]) if found else None

    def replace(self, document: Document) -> bool:
        id, rev = document["_id"], document["rev"]
        with self._store.writing() as connection:
            found = connection.execute(
                f"SELECT doc, rev FROM {self._table} WHERE id = ? AND rev = ?", [id, rev]
            ).fetchone()
            if found is None:
                return False
            connection.execute(
                f"UPDATE {self._table} SET doc = ?, rev = rev + 1 WHERE id = ?",
                [encode(document).decode(), id],
            )
            self._follow(connection, [(id, _document(*found), document)])
        return True

    def delete(self, id: str) -> bool:
        with self._store.writing() as connection:
            found = connection.execute(
                f"DELETE FROM {self._table} WHERE id = ? RETURNING doc, rev", [id]
            ).fetchone()
            if found is None:
                return False
            self._follow(connection, [(id, _document(*found), None)])
        return True

    def find(self, query: Query, *, limit: int, after: Cursor | None = None) -> list[Document]:
        where, values = _where(query)
        if after is not None:
            # The first says no more than the second, which finds no place in an index of expressions.
            where += f" AND {column('createdAt')} <= ? AND ({column('createdAt')}, id) < (?, ?)"
            values += [after.created_at, after.created_at, after.id]
        order = f"{column('createdAt')} DESC, id DESC"
        return self._select(where, order, limit, values)

    def smallest(self, query: Query, field: str, *, limit: int) -> list[Document]:
        where, values = _where(query)
        # All that is not NULL, as a range: where most are NULL, an index must not be read from its beginning.
        return self._select(f"{where} AND {column(field)} > -9e999", column(field), limit, values)

    def count_by(self, field: str, query: Query) -> dict[str, int]:
        where, values = _where(query)
        by = column(field)
        return dict(
            self._execute(f"SELECT {by}, COUNT(*) FROM {self._table} WHERE {where} GROUP BY {by}", values)
        )

    def all(self, after: str = "") -> Iterator[Document]:
        statement = f"SELECT doc, rev, id FROM {self._table} WHERE id > ? ORDER BY id LIMIT ?"
        rows = self._execute(statement, [after, READ_AT_ONCE])
        while rows:
            yield from (_document(doc, rev) for doc, rev, _ in rows)
            rows = self._execute(statement, [rows[-1][2], READ_AT_ONCE])

    def _follow(
        self, connection: Connection, changes: Sequence[tuple[str, Document | None, Document | None]]
    ) -> None:
        if self._search is None:
            outdate(connection, self._table)
        else:
            self._search.follow(connection, changes)

    def _select(self, where: str, order: str, limit: int, values: Sequence[Any]) -> list[Document]:
        statement = f"SELECT doc, rev FROM {self._table} WHERE {where} ORDER BY {order} LIMIT ?"
        return [_document(*row) for row in self._execute(statement, [*values, limit])]

    def _execute(self, statement: str, values: Sequence[Any]) -> list[Any]:
        with _sqlite_errors():
            return self._store.execute(statement, values)


def _document(doc: str, rev: int) -> Document:
    document: Document = decode(doc)
    return document | {"rev": rev}


def _where(query: Query) -> tuple[str, list[Any]]:
    terms, values = ["TRUE"], []
    for field, value in query.equal.items():
        # Nearly all documents are false: an index would lead to each of them, in an order of no use.
        unindexed = "+" if value is False else ""
        terms.append(f"{unindexed}{column(field)} = ?")
        values.append(value)
    for field, ceiling in query.at_most.items():
        terms.append(f"{column(field)} <= ?")
        values.append(ceiling)
    for field, floor in query.more_than.items():
        terms.append(f"{column(field)} > ?")
        values.append(floor)
    for field, several in query.among.items():
        terms.append(f"{column(field)} IN ({', '.join('?' * len(several))})")
        values.extend(several)
    for field, several in query.not_among.items():
        none_of_them = f"{column(field)} NOT IN (SELECT value FROM json_each(?))"
        terms.append(f"({column(field)} IS NULL OR {none_of_them})" if several else "TRUE")
        values.extend([json.dumps(list(several))] if several else [])
    for field, members in query.contains_all.items():
        for member in members:
            terms.append(f"EXISTS (SELECT 1 FROM json_each(doc, '$.{identifier(field)}') WHERE value = ?)")
            values.append(member)
    terms.extend(f"{column(field)} IS NOT NULL" for field in query.present)
    return " AND ".join(terms), values


@contextmanager
def _sqlite_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Taken(str(error)) from error
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise StorageFull("The disk that holds the album's records is full.") from error
        raise Unavailable("metadata store", "The database file cannot be read or written.") from error
    except OSError as error:
        raise Unavailable("metadata store", f"The database's folder failed: {error.strerror}.") from error
