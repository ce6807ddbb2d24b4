"""A search index in MongoDB: fields of the documents themselves, and the server's indexes of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

import pymongo
import pymongo.collection

from functions.shared.models.wire import Document
from functions.shared.stores.mongo.counting import LONGEST_MS, Counting
from functions.shared.stores.mongo.entries import FOUND, LAT, LON, TIMES, Scope, hidden
from functions.shared.stores.mongo.filters import Filters, later, within
from functions.shared.stores.mongo.grid import Grid
from functions.shared.stores.mongo.indexes import MongoIndexes
from functions.shared.stores.mongo.refusals import mongo_errors
from functions.shared.stores.mongo.server import Server
from functions.shared.stores.mongo.upkeep import Upkeep
from functions.shared.stores.search import Box, Checked, Cluster, Mark, Order, Span, Term, Wanted

READ_AT_ONCE: Final = 5_000


class MongoSearch:
    def __init__(
        self,
        documents: "pymongo.collection.Collection[Document]",
        indexes: MongoIndexes,
        server: Server,
        upkeep: Upkeep,
    ) -> None:
        self._documents = documents
        self._indexes = indexes
        self._server = server
        self._upkeep = upkeep

    def is_whole(self) -> bool:
        with self._asking():
            return self._upkeep.is_whole()

    def page(self, wanted: Wanted, order: Order, *, limit: int, after: Mark | None = None) -> list[Document]:
        rest = [] if after is None else [later(after, order)]
        with self._asking() as filters:
            found = self._documents.find(filters.wanted(wanted, order, rest), hidden())
            newest = found.sort([(TIMES[order], pymongo.DESCENDING), ("_id", pymongo.DESCENDING)])
            return list(newest.limit(limit).max_time_ms(LONGEST_MS))

    def count(self, wanted: Wanted) -> int:
        with self._asking() as filters:
            return Counting(self._documents, filters).count(filters.wanted(wanted))

    def counts(self, wanted: Wanted, kind: Span, *, most: int | None = None) -> dict[str, int]:
        with self._asking() as filters:
            counts = Counting(self._documents, filters).within(wanted, kind, most)
        by_term = sorted(counts.items())
        if most is None:
            return dict(by_term)
        return dict(sorted(by_term, key=lambda each: -each[1])[:most])

    def kept(self, scope: str, terms: Sequence[str]) -> Mapping[str, int]:
        with self._asking() as filters:
            counting = Counting(self._documents, filters)
            # FerretDB 1 has no index for terms: each would be a look at all documents.
            count = counting.together if self._server.is_ferretdb_1() else counting.one_by_one
            return count(Scope(scope), terms)

    def samples(self, scope: str, terms: Sequence[str]) -> Mapping[str, Document]:
        with self._asking() as filters:
            each = ((term, filters.where(Scope(scope), Term(term))) for term in terms)
            found = {term: self._documents.find_one(where, hidden()) for term, where in each}
        return {term: document for term, document in found.items() if document is not None}

    def clusters(self, wanted: Wanted, box: Box, *, most: int, cell: float) -> list[Cluster]:
        grid = Grid(cell, most)
        with self._asking() as filters:
            found = self._documents.find(filters.wanted(wanted, more=[within(box)]), {LAT: True, LON: True})
            for document in found.batch_size(READ_AT_ONCE).max_time_ms(LONGEST_MS):
                grid.add(document[FOUND]["lat"], document[FOUND]["lon"], document["_id"])
        return grid.clusters()

    def build(self, most: int) -> bool:
        with self._asking():
            return self._upkeep.build(most)

    def check(self, *, repair: bool, most: int, after: str | None = None) -> Checked:
        with self._asking():
            return self._upkeep.check(repair=repair, most=most, after=after)

    @contextmanager
    def _asking(self) -> Iterator[Filters]:
        with mongo_errors():
            self._indexes.make_once()
            yield Filters(with_ranges_of_elements=not self._server.is_ferretdb_1())
