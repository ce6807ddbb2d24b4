"""Which documents hold an expression."""

import sqlite3
from collections.abc import Iterator, Sequence
from heapq import heappush, heappushpop, merge
from operator import itemgetter
from typing import assert_never

from pyroaring import BitMap

from functions.shared.stores.search import AllOf, AnyOf, Expression, Not, Span, Term, Wanted, Within
from functions.shared.stores.sqlite.search.bitmaps import (
    BLOCK_BITS,
    Blocks,
    common,
    common_with_rows,
    size,
    size_of_common,
    together,
    without,
)
from functions.shared.stores.sqlite.search.placing import Placing
from functions.shared.stores.sqlite.search.tables import Tables
from functions.shared.stores.sqlite.search.writing import ALL


class Evaluation:
    """Over one connection, in one transaction: all of it is of one moment."""

    def __init__(self, connection: sqlite3.Connection, tables: Tables) -> None:
        self._connection = connection
        self._terms = tables.terms
        self._placing = Placing(connection, tables)

    def wanted(self, wanted: Wanted) -> Blocks:
        return together(self.holding(wanted.where, scope) for scope in dict.fromkeys(wanted.scopes))

    def holding(self, where: Expression, scope: str) -> Blocks:
        match where:
            case Term(text):
                return self._term(scope, text)
            case Span(start, end):
                return together(self._span(scope, start, end))
            case AnyOf(parts):
                return together(self.holding(part, scope) for part in parts)
            case AllOf(parts):
                return self._all(parts, scope)
            case Not() | Within():
                return self._all((where,), scope)
            case _:
                assert_never(where)

    def everything(self, scope: str) -> Blocks:
        return self._term(scope, ALL)

    def kept(self, scopes: Sequence[str], kind: Span) -> dict[str, int]:
        """How many documents have each term within a span, by its bytes; those of several scopes added up."""
        return dict(
            self._connection.execute(
                f"SELECT term, SUM(count) FROM {self._terms} "
                f"WHERE scope IN ({', '.join('?' * len(scopes))}) AND term >= ? AND term < ? "
                "GROUP BY term ORDER BY term",
                [*scopes, kind.start, kind.end],
            )
        )

    def kept_of(self, scope: str, term: str) -> int:
        found = self._connection.execute(
            f"SELECT SUM(count) FROM {self._terms} WHERE scope = ? AND term = ?", [scope, term]
        ).fetchone()
        return found[0] or 0

    def one_of(self, scope: str, term: str) -> int | None:
        """The number of some document that has the term."""
        found = self._connection.execute(
            f"SELECT block, bits FROM {self._terms} WHERE scope = ? AND term = ? LIMIT 1", [scope, term]
        ).fetchone()
        return found[0] << BLOCK_BITS | BitMap.deserialize(found[1]).min() if found else None

    def counts(self, found: Blocks, scopes: Sequence[str], kind: Span) -> dict[str, int]:
        """Of what is found, by each term within a span; none that is 0."""
        rows = merge(*(self._rows_of(scope, kind) for scope in scopes), key=itemgetter(0))
        by_term = common_with_rows(found, rows)
        return {term: size(common) for term, common in by_term}

    def greatest_counts(self, found: Blocks, scopes: Sequence[str], kind: Span, most: int) -> dict[str, int]:
        """As ``counts``, the greatest: those terms are left aside that are too rare to be among them."""
        best: list[int] = []
        counts: dict[str, int] = {}
        kept = self.kept(scopes, kind)
        for term in sorted(kept, key=lambda term: -kept[term]):
            if len(best) == most and kept[term] < best[0]:
                break
            count = size_of_common(found, together(self._term(scope, term) for scope in scopes))
            if count:
                counts[term] = count
                heappush(best, count) if len(best) < most else heappushpop(best, count)
        return counts

    def _all(self, parts: Sequence[Expression], scope: str) -> Blocks:
        """Those that must hold from the rarest on, then without those that must not; where they are, last."""
        held = [self.holding(part, scope) for part in parts if not isinstance(part, Not | Within)]
        held.sort(key=size)
        found = held[0] if held else self.everything(scope)
        for more in held[1:]:
            found = common(found, more)
        for part in parts:
            if isinstance(part, Not) and found:
                found = without(found, self.holding(part.part, scope))
        for part in parts:
            if isinstance(part, Within) and found:
                found = self._placing.inside(found, part.box)
        return found

    def _term(self, scope: str, text: str) -> Blocks:
        rows = self._connection.execute(
            f"SELECT block, bits FROM {self._terms} WHERE scope = ? AND term = ?", [scope, text]
        )
        return {block: BitMap.deserialize(bits) for block, bits in rows}

    def _span(self, scope: str, start: str, end: str) -> Iterator[Blocks]:
        rows = self._connection.execute(
            f"SELECT block, bits FROM {self._terms} WHERE scope = ? AND term >= ? AND term < ?",
            [scope, start, end],
        )
        return ({block: BitMap.deserialize(bits)} for block, bits in rows)

    def _rows_of(self, scope: str, kind: Span) -> Iterator[tuple[str, int, bytes]]:
        return self._connection.execute(
            f"SELECT term, block, bits FROM {self._terms} WHERE scope = ? AND term >= ? AND term < ? "
            "ORDER BY term, block",
            [scope, kind.start, kind.end],
        )
