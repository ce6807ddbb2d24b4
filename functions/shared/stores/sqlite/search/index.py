"""What a collection in SQLite is asked through its search index."""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import Final

from functions.shared.json_text import decode
from functions.shared.models.wire import Document
from functions.shared.stores.search import (
    EVERYTHING,
    Box,
    Checked,
    Cluster,
    Entry,
    IndexSpec,
    Mark,
    Order,
    Span,
    Term,
    Wanted,
)
from functions.shared.stores.sqlite.search.bitmaps import numbers, size
from functions.shared.stores.sqlite.search.building import Builder, Transaction
from functions.shared.stores.sqlite.search.checking import Checker
from functions.shared.stores.sqlite.search.clustering import Clustering
from functions.shared.stores.sqlite.search.evaluation import Evaluation
from functions.shared.stores.sqlite.search.ordering import Ordering
from functions.shared.stores.sqlite.search.tables import Tables
from functions.shared.stores.sqlite.search.writing import ALL, IndexWriter, terms_of

COUNTED_SINGLY: Final = 500
"""So many documents are read rather than all terms within a span."""


class SqliteSearch:
    """``reading`` and ``writing`` begin transactions that end with their block."""

    def __init__(self, reading: Transaction, writing: Transaction, documents: str, spec: IndexSpec) -> None:
        self._reading = reading
        self._writing = writing
        self._tables = Tables(documents, spec.version)
        self._spec = spec
        self._builder = Builder(reading, writing, self._tables, spec)
        self._checker = Checker(reading, writing, self._tables, spec)

    def make(self) -> None:
        """The tables; nothing is written where they stand."""
        with self._reading() as connection:
            if self._tables.stand(connection):
                return
        with self._writing() as connection:
            self._tables.make(connection)

    def follow(
        self, connection: sqlite3.Connection, changes: Sequence[tuple[str, Document | None, Document | None]]
    ) -> None:
        """In the transaction that makes them: changes by id, each from what was there to what is there."""
        writer = IndexWriter(connection, self._tables, [id for id, _, _ in changes])
        for id, before, after in changes:
            writer.put(id, self._entry(before), self._entry(after))
        writer.write()

    def is_whole(self) -> bool:
        with self._reading() as connection:
            return self._tables.built(connection)[1]

    def page(self, wanted: Wanted, order: Order, *, limit: int, after: Mark | None = None) -> list[Document]:
        with self._reading() as connection:
            found = Evaluation(connection, self._tables).wanted(wanted)
            ids = Ordering(connection, self._tables, order).first(found, limit, after)
            return self._documents(connection, ids)

    def count(self, wanted: Wanted) -> int:
        with self._reading() as connection:
            evaluation = Evaluation(connection, self._tables)
            term = _one_term(wanted)
            if term is not None:
                return evaluation.kept_of(wanted.scopes[0], term)
            return size(evaluation.wanted(wanted))

    def counts(self, wanted: Wanted, kind: Span, *, most: int | None = None) -> dict[str, int]:
        with self._reading() as connection:
            counts = self._counted(connection, wanted, kind, most)
        if most is None:
            return counts
        return dict(nsmallest(most, counts.items(), key=lambda item: (-item[1], item[0])))

    def kept(self, scope: str, terms: Sequence[str]) -> Mapping[str, int]:
        with self._reading() as connection:
            evaluation = Evaluation(connection, self._tables)
            counts = {term: evaluation.kept_of(scope, term) for term in terms}
        return {term: count for term, count in counts.items() if count}

    def samples(self, scope: str, terms: Sequence[str]) -> Mapping[str, Document]:
        with self._reading() as connection:
            found = {term: self._sample(connection, scope, term) for term in terms}
        return {term: document for term, document in found.items() if document is not None}

    def clusters(self, wanted: Wanted, box: Box, *, most: int, cell: float) -> list[Cluster]:
        with self._reading() as connection:
            found = Evaluation(connection, self._tables).wanted(wanted)
            return Clustering(connection, self._tables).clusters(found, box, most=most, cell=cell)

    def build(self, most: int) -> bool:
        return self._builder.build(most)

    def check(self, *, repair: bool, most: int, after: str | None = None) -> Checked:
        return self._checker.check(repair=repair, most=most, after=after)

    def _counted(
        self, connection: sqlite3.Connection, wanted: Wanted, kind: Span, most: int | None
    ) -> dict[str, int]:
        evaluation, scopes = Evaluation(connection, self._tables), tuple(dict.fromkeys(wanted.scopes))
        if _one_term(wanted) == ALL:
            return evaluation.kept(scopes, kind)
        found = evaluation.wanted(wanted)
        if size(found) <= COUNTED_SINGLY:
            return self._counted_singly(connection, numbers(found), scopes, kind)
        if most is None:
            return evaluation.counts(found, scopes, kind)
        return evaluation.greatest_counts(found, scopes, kind, most)

    def _counted_singly(
        self, connection: sqlite3.Connection, seqs: Sequence[int], scopes: Sequence[str], kind: Span
    ) -> dict[str, int]:
        """From the documents themselves: however many terms there are within the span."""
        rows = connection.execute(
            f"SELECT doc, rev FROM {self._tables.documents} WHERE id IN "
            f"(SELECT id FROM {self._tables.entries} WHERE seq IN (SELECT value FROM json_each(?)))",
            [json.dumps(seqs)],
        )
        counts = Counter(
            term
            for doc, rev in rows
            for term in terms_of(self._spec.entry(decode(doc) | {"rev": rev}), scopes)
            if kind.start <= term < kind.end
        )
        return dict(sorted(counts.items()))

    def _entry(self, document: Document | None) -> Entry | None:
        return self._spec.entry(document) if document is not None else None

    def _documents(self, connection: sqlite3.Connection, ids: Sequence[str]) -> list[Document]:
        rows = connection.execute(
            f"SELECT id, doc, rev FROM {self._tables.documents} WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(ids)],
        )
        by_id = {id: decode(doc) | {"rev": rev} for id, doc, rev in rows}
        return [by_id[id] for id in ids if id in by_id]

    def _sample(self, connection: sqlite3.Connection, scope: str, term: str) -> Document | None:
        seq = Evaluation(connection, self._tables).one_of(scope, term)
        row = connection.execute(f"SELECT id FROM {self._tables.entries} WHERE seq = ?", [seq]).fetchone()
        documents = self._documents(connection, [row[0]]) if row else []
        return documents[0] if documents else None


def _one_term(wanted: Wanted) -> str | None:
    """Where only one scope is asked, and for one term, or for everything."""
    if len(wanted.scopes) != 1:
        return None
    if wanted.where == EVERYTHING:
        return ALL
    return wanted.where.text if isinstance(wanted.where, Term) else None
