"""The first so many of what is found, in an order by time, without sorting all of it."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from functions.shared.stores.search import Mark, Order, beginning
from functions.shared.stores.sqlite.search.bitmaps import (
    Blocks,
    block_of,
    common_with_rows,
    numbers,
    size,
    within_block,
)
from functions.shared.stores.sqlite.search.stretches import LENGTHS, STRETCHES, UNDATED, kind, place, times_of
from functions.shared.stores.sqlite.search.tables import Tables

SORTED_AT_ONCE: Final = 1_500
"""So many are sorted rather than divided further."""
LONGEST_WALK: Final = 10_000
"""Documents of a shortest stretch that are passed before sorting is the better way after all."""
Condition = tuple[str, Sequence[int | str]]


@dataclass(frozen=True)
class Part:
    """What is found in one stretch, which is that of all times where it is empty."""

    stretch: str
    found: Blocks
    after: Mark | None


class Ordering:
    def __init__(self, connection: sqlite3.Connection, tables: Tables, order: Order) -> None:
        self._connection = connection
        self._tables = tables
        self._order = order

    def first(self, found: Blocks, limit: int, after: Mark | None) -> list[str]:
        """Ids, latest first."""
        return self._first(Part("", found, after), limit, LENGTHS[self._order])

    def _first(self, part: Part, limit: int, lengths: Sequence[int]) -> list[str]:
        if size(part.found) <= SORTED_AT_ONCE:
            return self._sorted(part, limit)
        if not lengths:
            walked = self._walked(part, limit)
            return self._sorted(part, limit) if walked is None else walked
        ids: list[str] = []
        for shorter in self._parts(part, lengths[0]):
            ids += self._first(shorter, limit - len(ids), lengths[1:])
            if len(ids) == limit:
                break
        return ids

    def _parts(self, part: Part, length: int) -> Iterator[Part]:
        """Latest first, from that of the mark on; those in which nothing is found are left out."""
        terms = kind(self._order, length)
        of_mark = terms + place(part.after.time, part.after.id)[:length] if part.after else None
        within = beginning(terms + part.stretch)
        rows = self._connection.execute(
            f"SELECT term, block, bits FROM {self._tables.terms} WHERE scope = ? AND term >= ? AND term < ? "
            "ORDER BY term DESC, block DESC",
            [STRETCHES, within.start, min(within.end, of_mark + "\0") if of_mark else within.end],
        )
        for term, found in common_with_rows(part.found, rows):
            yield Part(term.removeprefix(terms), found, part.after if term == of_mark else None)

    def _sorted(self, part: Part, limit: int) -> list[str]:
        where, values = self._after(part.after)
        rows = self._connection.execute(
            f"SELECT id FROM {self._tables.entries} "
            f"WHERE seq IN (SELECT value FROM json_each(?)) AND {where} "
            f"ORDER BY {self._order} DESC, id DESC LIMIT ?",
            [json.dumps(numbers(part.found)), *values, limit],
        )
        return [id for (id,) in rows]

    def _walked(self, part: Part, limit: int) -> list[str] | None:
        """None if that would be a long way."""
        ids: list[str] = []
        for passed, (seq, id) in enumerate(self._along(part)):
            block = part.found.get(block_of(seq))
            if block is not None and within_block(seq) in block:
                ids.append(id)
                if len(ids) == limit:
                    return ids
            if passed > LONGEST_WALK:
                return None
        return ids

    def _along(self, part: Part) -> Iterator[tuple[int, str]]:
        where, values = self._within(part)
        return self._connection.execute(
            f"SELECT seq, id FROM {self._tables.entries} WHERE {where} ORDER BY {self._order} DESC, id DESC",
            values,
        )

    def _within(self, part: Part) -> Condition:
        """With one upper bound, so that the index begins there."""
        if part.stretch.startswith(UNDATED):
            ids = beginning(part.stretch.removeprefix(UNDATED))
            end = part.after.id if part.after else ids.end
            return f"{self._order} IS NULL AND id >= ? AND id < ?", [ids.start, end]
        first, last = times_of(part.stretch)
        if part.after is None or part.after.time is None:
            return f"{self._order} >= ? AND {self._order} <= ?", [first, last]
        return f"{self._order} >= ? AND ({self._order}, id) < (?, ?)", [first, part.after.time, part.after.id]

    def _after(self, after: Mark | None) -> Condition:
        if after is None:
            return "TRUE", []
        if after.time is None:
            return f"{self._order} IS NULL AND id < ?", [after.id]
        # Row values with a NULL compare as neither.
        return f"(({self._order}, id) < (?, ?) OR {self._order} IS NULL)", [after.time, after.id]
