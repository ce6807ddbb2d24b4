"""Compares the search indexes with the records, a part at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from functions.photos.upkeep.findings import SEARCH, Findings, Position
from functions.shared.errors import Invalid
from functions.shared.stores.search import SearchIndex

DOCUMENTS_A_PART: Final = 2_000


@dataclass(frozen=True)
class SearchCheck:
    """``indexes`` by the names of their collections; an index that is still being built has no faults."""

    indexes: Mapping[str, SearchIndex]

    def go_on(self, position: Position, findings: Findings, *, repair: bool) -> Position | None:
        """One part; None when all is compared."""
        names = list(self.indexes)
        name, _, rest = (position.after or f"{names[0]}:").partition(":")
        if name not in self.indexes:
            raise Invalid("cursor", "cursor is not one that a check has given.")
        checked = self.indexes[name].check(repair=repair, most=DOCUMENTS_A_PART, after=rest or None)
        for difference in checked.differences:
            findings.add_misfound(f"{name}/{difference.subject}", repaired=difference.mended)
        if checked.rest is not None:
            return Position(SEARCH, f"{name}:{checked.rest}")
        following = names[names.index(name) + 1 :]
        return Position(SEARCH, f"{following[0]}:") if following else None
