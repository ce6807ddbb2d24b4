"""The first so many of what is found, in an order by time, without sorting all of it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyroaring import BitMap

from functions.shared.stores.search import EVERYONE, Mark, Order
from functions.shared.stores.sqlite.search.bitmaps import (
    Blocks,
    block_of,
    common,
    numbers,
    size,
    within_block,
    without,
)
from functions.shared.stores.sqlite.search.tables import Tables
from functions.shared.stores.sqlite.search.writing import (
    BUCKET_BITS,
    BUCKETS_FROM,
    CREATED_BUCKET,
    TAKEN_BUCKET,
    bucket,
)

SORTED_AT_ONCE: Final = 5_000
"""So many are sorted rather than looked for along the order."""
LONGEST_WALK: Final = 30_000
"""Documents that are passed along the order before sorting is the better way after all."""
KINDS: Final = {Order.TAKEN: TAKEN_BUCKET, Order.CREATED: CREATED_BUCKET}


@dataclass(frozen=True)
class Bucket:
    """Documents of one stretch of time; of those without a time, ``number`` is None."""

    number: int | None
    found: Blocks


class Ordering:
    def __init__(self, connection: sqlite3.Connection, tables: Tables, order: Order) -> None:
        self._connection = connection
        self._tables = tables
        self._order = order

    def first(self, found: Blocks, limit: int, after: Mark | None) -> list[str]:
        """Ids, latest first."""
        if size(found) <= SORTED_AT_ONCE:
            return self._sorted(found, limit, after)
        ids: list[str] = []
        for each in self._buckets(found, after):
            ids += self._of_bucket(each, limit - len(ids), after)
            if len(ids) == limit:
                break
        return ids

    def _of_bucket(self, each: Bucket, limit: int, after: Mark | None) -> list[str]:
        if size(each.found) > SORTED_AT_ONCE:
            walked = self._walked(each, limit, after)
            if walked is not None:
                return walked
        return self._sorted(each.found, limit, after)

    def _sorted(self, found: Blocks, limit: int, after: Mark | None) -> list[str]:
        where, values = self._after(after)
        rows = self._connection.execute(
            f"SELECT id FROM {self._tables.entries} "
            f"WHERE seq IN (SELECT value FROM json_each(?)) AND {where} "
            f"ORDER BY {self._order} DESC, id DESC LIMIT ?",
            [json.dumps(numbers(found)), *values, limit],
        )
        return [id for (id,) in rows]

    def _walked(self, each: Bucket, limit: int, after: Mark | None) -> list[str] | None:
        """None if that would be a long way."""
        ids: list[str] = []
        for passed, (seq, id) in enumerate(self._along(each, after)):
            block = each.found.get(block_of(seq))
            if block is not None and within_block(seq) in block:
                ids.append(id)
                if len(ids) == limit:
                    return ids
            if passed > LONGEST_WALK:
                return None
        return ids

    def _along(self, each: Bucket, after: Mark | None) -> Iterator[tuple[int, str]]:
        where, values = self._stretch(each, after)
        return self._connection.execute(
            f"SELECT seq, id FROM {self._tables.entries} WHERE {where} ORDER BY {self._order} DESC, id DESC",
            values,
        )

    def _stretch(self, each: Bucket, after: Mark | None) -> tuple[str, Sequence[int | str]]:
        """With one upper bound, so that the index begins there."""
        if each.number is None:
            return self._after(after) if after and after.time is None else (f"{self._order} IS NULL", [])
        begin = (each.number - BUCKETS_FROM) << BUCKET_BITS
        end = begin + (1 << BUCKET_BITS)
        if after is not None and after.time is not None and after.time < end:
            return f"{self._order} >= ? AND ({self._order}, id) < (?, ?)", [begin, after.time, after.id]
        return f"{self._order} >= ? AND {self._order} < ?", [begin, end]

    def _buckets(self, found: Blocks, after: Mark | None) -> Iterator[Bucket]:
        """Latest first, from that of the mark on; those in which nothing is found are left out."""
        kind, rest = KINDS[self._order], found
        for term, blocks in self._terms_down(kind):
            both = common(found, blocks)
            if not both:
                continue
            rest = without(rest, both)
            if after is None or (after.time is not None and term <= bucket(kind, after.time)):
                yield Bucket(int(term.removeprefix(kind)), both)
        if rest:
            yield Bucket(None, rest)

    def _terms_down(self, kind: str) -> Iterator[tuple[str, Blocks]]:
        rows = self._connection.execute(
            f"SELECT term, block, bits FROM {self._tables.terms} WHERE scope = ? AND term >= ? AND term < ? "
            "ORDER BY term DESC, block DESC",
            [EVERYONE, kind, kind + ":"],
        )
        term, blocks = None, Blocks()
        for each, block, bits in rows:
            if each != term and term is not None:
                yield term, blocks
                blocks = {}
            term = each
            blocks[block] = BitMap.deserialize(bits)
        if term is not None:
            yield term, blocks

    def _after(self, after: Mark | None) -> tuple[str, Sequence[int | str]]:
        if after is None:
            return "TRUE", []
        if after.time is None:
            return f"{self._order} IS NULL AND id < ?", [after.id]
        # Row values with a NULL compare as neither.
        return f"(({self._order}, id) < (?, ?) OR {self._order} IS NULL)", [after.time, after.id]


def in_order(ids: Sequence[str], rows: Iterable[tuple[str, str, int]]) -> list[tuple[str, int]]:
    """Rows of id, document and revision in the order of the ids; what is gone is left out."""
    by_id = {id: (doc, rev) for id, doc, rev in rows}
    return [by_id[id] for id in ids if id in by_id]
