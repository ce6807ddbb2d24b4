"""A collection's table in SQLite and its indexes, which are expressions over the documents in it."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from functions.shared.log import log
from functions.shared.stores.ports import CollectionSpec, not_unique


class SqliteIndexes:
    def __init__(self, execute: Callable[[str], list[Any]], spec: CollectionSpec) -> None:
        self._execute = execute
        self._spec = spec
        self._table = identifier(spec.name)

    def make(self) -> set[str]:
        """The table and what indexes it lacks; those that are unique and cannot be made."""
        self._execute(
            f"CREATE TABLE IF NOT EXISTS {self._table} "
            "(id TEXT PRIMARY KEY, rev INTEGER NOT NULL, doc TEXT NOT NULL)"
        )
        standing = self._standing()
        return {
            name
            for name, is_unique, columns in self._wanted()
            if name not in standing and not self._create(name, columns, is_unique=is_unique)
        }

    def require(self) -> None:
        """Make what is missing; Unavailable unless all that are unique stand now."""
        if self.make():
            raise not_unique(self._spec.name)

    def drop_former(self) -> None:
        standing = self._standing()
        for fields in self._spec.former:
            if (name := self._name(fields)) in standing:
                self._execute(f"DROP INDEX IF EXISTS {name}")

    def _create(self, name: str, columns: str, *, is_unique: bool) -> bool:
        kind = "UNIQUE INDEX" if is_unique else "INDEX"
        try:
            self._execute(f"CREATE {kind} IF NOT EXISTS {name} ON {self._table} ({columns})")
        except sqlite3.IntegrityError as error:
            log.warning("index cannot be made", index=name, reason=str(error))
            return False
        return True

    def _standing(self) -> set[str]:
        return {row[1] for row in self._execute(f"PRAGMA index_list({self._table})")}

    def _wanted(self) -> Iterator[tuple[str, bool, str]]:
        for is_unique, groups in ((True, self._spec.unique), (False, self._spec.indexes)):
            for fields in groups:
                yield self._name(fields), is_unique, ", ".join(column(field) for field in fields)

    def _name(self, fields: tuple[str, ...]) -> str:
        return identifier("_".join((self._spec.name, *fields)).replace(".", "_"))


@cache
def column(name: str) -> str:
    """The same text in a query as in an index, or SQLite does not use the index."""
    if name == "_id":
        return "id"
    return f"json_extract(doc, '$.{'.'.join(identifier(part) for part in name.split('.'))}')"


def identifier(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise ValueError(f"{name!r} is no name of a collection or field")
    return name
