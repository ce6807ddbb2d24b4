"""Documents in SQLite, for one machine without a server: a table a collection, an index an expression."""

import json
import re
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from functions.shared.errors import StorageFull, Unavailable
from functions.shared.models.wire import Document
from functions.shared.stores.ports import CollectionSpec, Cursor, Query, Taken, Total

BUSY_SECONDS = 10
AT_ONCE = 500


class SqliteStore:
    """Several processes may open the same file; each thread has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.local()

    def collection(self, spec: CollectionSpec) -> "SqliteCollection":
        with _sqlite_errors():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            for statement in _schema(spec):
                self.connection().execute(statement)
        return SqliteCollection(self, spec.name)

    def names(self) -> list[str]:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        with _sqlite_errors():
            return [name for (name,) in self.connection().execute(tables)]

    def ping(self) -> None:
        with _sqlite_errors():
            self.connection().execute("SELECT 1 FROM sqlite_master").fetchone()

    def connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            self._threads.connection = connection
        return connection


class SqliteCollection:
    def __init__(self, store: SqliteStore, name: str) -> None:
        self._store = store
        self._table = _identifier(name)

    def insert(self, document: Document) -> None:
        self._execute(
            f"INSERT INTO {self._table} (id, rev, doc) VALUES (?, ?, ?)",
            [document["_id"], document["rev"], json.dumps(document)],
        )

    def get(self, id: str) -> Document | None:
        found = self._execute(f"SELECT doc, rev FROM {self._table} WHERE id = ?", [id])
        return _document(*found[0]) if found else None

    def replace(self, document: Document) -> bool:
        changed = self._execute(
            f"UPDATE {self._table} SET doc = ?, rev = rev + 1 WHERE id = ? AND rev = ? RETURNING rev",
            [json.dumps(document), document["_id"], document["rev"]],
        )
        return bool(changed)

    def delete(self, id: str) -> bool:
        return bool(self._execute(f"DELETE FROM {self._table} WHERE id = ? RETURNING id", [id]))

    def find(self, query: Query, *, limit: int, after: Cursor | None = None) -> list[Document]:
        where, values = _where(query)
        if after is not None:
            where += f" AND ({_field('createdAt')}, id) < (?, ?)"
            values += [after.created_at, after.id]
        order = f"{_field('createdAt')} DESC, id DESC"
        return self._select(where, order, limit, values)

    def due(self, query: Query, field: str, *, limit: int) -> list[Document]:
        where, values = _where(query)
        return self._select(f"{where} AND {_field(field)} IS NOT NULL", _field(field), limit, values)

    def count_by(self, field: str, query: Query) -> dict[str, int]:
        where, values = _where(query)
        by = _field(field)
        return dict(
            self._execute(f"SELECT {by}, COUNT(*) FROM {self._table} WHERE {where} GROUP BY {by}", values)
        )

    def total(self, field: str, query: Query) -> Total:
        where, values = _where(query)
        totals = f"COUNT(*), COALESCE(SUM({_field(field)}), 0)"
        [[count, added]] = self._execute(f"SELECT {totals} FROM {self._table} WHERE {where}", values)
        return Total(count, added)

    def newest_by(self, field: str, take: str, query: Query) -> dict[str, str]:
        where, values = _where(query)
        ranked = (
            f"SELECT {_field(field)} AS by, {_field(take)} AS taken, ROW_NUMBER() OVER "
            f"(PARTITION BY {_field(field)} ORDER BY {_field('createdAt')} DESC, id DESC) AS place "
            f"FROM {self._table} WHERE {where}"
        )
        return dict(self._execute(f"SELECT by, taken FROM ({ranked}) WHERE place = 1", values))

    def all(self) -> Iterator[Document]:
        statement = f"SELECT doc, rev, id FROM {self._table} WHERE id > ? ORDER BY id LIMIT ?"
        rows = self._execute(statement, ["", AT_ONCE])
        while rows:
            yield from (_document(doc, rev) for doc, rev, _ in rows)
            rows = self._execute(statement, [rows[-1][2], AT_ONCE])

    def _select(self, where: str, order: str, limit: int, values: Sequence[Any]) -> list[Document]:
        statement = f"SELECT doc, rev FROM {self._table} WHERE {where} ORDER BY {order} LIMIT ?"
        return [_document(*row) for row in self._execute(statement, [*values, limit])]

    def _execute(self, statement: str, values: Sequence[Any]) -> list[Any]:
        with _sqlite_errors():
            return self._store.connection().execute(statement, values).fetchall()


def _document(doc: str, rev: int) -> Document:
    document: Document = json.loads(doc)
    return document | {"rev": rev}


def _schema(spec: CollectionSpec) -> Iterator[str]:
    table = _identifier(spec.name)
    yield f"CREATE TABLE IF NOT EXISTS {table} (id TEXT PRIMARY KEY, rev INTEGER NOT NULL, doc TEXT NOT NULL)"
    for kind, groups in (("UNIQUE INDEX", spec.unique), ("INDEX", spec.indexes)):
        for fields in groups:
            name = _identifier("_".join((spec.name, *fields)).replace(".", "_"))
            columns = ", ".join(_field(field) for field in fields)
            yield f"CREATE {kind} IF NOT EXISTS {name} ON {table} ({columns})"


def _where(query: Query) -> tuple[str, list[Any]]:
    terms, values = ["TRUE"], []
    for field, value in query.equal.items():
        terms.append(f"{_field(field)} = ?")
        values.append(value)
    for field, ceiling in query.at_most.items():
        terms.append(f"{_field(field)} <= ?")
        values.append(ceiling)
    for field, several in query.among.items():
        terms.append(f"{_field(field)} IN ({', '.join('?' * len(several))})")
        values.extend(several)
    for field, members in query.contains_all.items():
        for member in members:
            terms.append(f"EXISTS (SELECT 1 FROM json_each(doc, '$.{_identifier(field)}') WHERE value = ?)")
            values.append(member)
    terms.extend(f"{_field(field)} IS NOT NULL" for field in query.present)
    return " AND ".join(terms), values


def _field(name: str) -> str:
    """The same text in a query as in an index, or SQLite does not use the index."""
    if name == "_id":
        return "id"
    return f"json_extract(doc, '$.{'.'.join(_identifier(part) for part in name.split('.'))}')"


def _identifier(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise ValueError(f"{name!r} is no name of a collection or field")
    return name


@contextmanager
def _sqlite_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Taken(str(error)) from error
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise StorageFull("The disk that holds the album's records is full.") from error
        raise Unavailable("metadata store", "The database file cannot be read or written.") from error
    except OSError as error:
        raise Unavailable("metadata store", f"The database's folder failed: {error.strerror}.") from error
