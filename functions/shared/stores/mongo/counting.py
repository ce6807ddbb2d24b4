"""How many documents have each of several terms."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import pymongo
import pymongo.collection

from functions.shared.models.wire import Document
from functions.shared.stores.mongo.entries import SHARED, TERMS, Scope
from functions.shared.stores.mongo.filters import Filter, Filters
from functions.shared.stores.search import AllOf, Span, Term, Wanted

LONGEST_MS: Final = 9_000
"""After which the server gives up, before the driver does, and so works on nothing that nobody waits for."""


class Counting:
    def __init__(self, documents: "pymongo.collection.Collection[Document]", filters: Filters) -> None:
        self._documents = documents
        self._filters = filters

    def count(self, where: Filter) -> int:
        return self._documents.count_documents(where, maxTimeMS=LONGEST_MS)

    def one_by_one(self, scope: Scope, terms: Sequence[str]) -> dict[str, int]:
        """Each by the keys of an index alone."""
        counts = {term: self.count(self._filters.where(scope, Term(term))) for term in terms}
        return {term: count for term, count in counts.items() if count}

    def together(self, scope: Scope, terms: Sequence[str]) -> dict[str, int]:
        """In one look at the documents."""
        among = {scope.field: {"$in": [scope.stored(term) for term in terms]}}
        return {scope.term(text): count for text, count in self._groups(among, scope.field, among)}

    def within(self, wanted: Wanted, kind: Span, most: int | None) -> Counter[str]:
        """All, or at least the ``most`` greatest."""
        scopes = [Scope(name) for name in dict.fromkeys(wanted.scopes)]
        fields = {scope.field for scope in scopes}
        if len(fields) > 1:
            return self._in_both(wanted, kind, scopes)
        return self._in_one(wanted, kind, scopes, most) if fields else Counter()

    def _in_one(self, wanted: Wanted, kind: Span, scopes: Sequence[Scope], most: int | None) -> Counter[str]:
        """Of several owners all, however few are asked for: they are still to be added up."""
        ranges = {"$or": [_range(scope, kind) for scope in scopes]}
        where = self._filters.wanted(Wanted(wanted.scopes, AllOf((wanted.where, kind))))
        counts = Counter[str]()
        for text, count in self._groups(where, scopes[0].field, ranges, most if len(scopes) == 1 else None):
            counts[scopes[0].term(text)] += count
        return counts

    def _in_both(self, wanted: Wanted, kind: Span, scopes: Sequence[Scope]) -> Counter[str]:
        """By a look at each document: it may have one term in the scope of its owner and among everyone."""
        counts = Counter[str]()
        found = self._documents.find(self._filters.wanted(wanted), {TERMS: True, SHARED: True})
        for document in found.max_time_ms(LONGEST_MS):
            counts.update(
                {
                    scope.term(text)
                    for scope in scopes
                    for text in document[scope.field]
                    if scope.stored(kind.start) <= text < scope.stored(kind.end)
                }
            )
        return counts

    def _groups(
        self, where: Filter, field: str, of: Filter, most: int | None = None
    ) -> Iterator[tuple[str, int]]:
        pipeline: list[Document] = [
            {"$match": where},
            {"$unwind": f"${field}"},
            {"$match": of},
            {"$group": {"_id": f"${field}", "count": {"$sum": 1}}},
        ]
        if most is not None:
            pipeline += [{"$sort": {"count": -1, "_id": 1}}, {"$limit": most}]
        for row in self._documents.aggregate(pipeline, maxTimeMS=LONGEST_MS):
            yield row["_id"], row["count"]


def _range(scope: Scope, kind: Span) -> Filter:
    """Of a text alone, which each server compares with both ends."""
    return {scope.field: {"$gte": scope.stored(kind.start), "$lt": scope.stored(kind.end)}}
