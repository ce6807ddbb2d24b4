"""What a person finds among photos, and what can be told of all that is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from functions.photos.finding.language import parse
from functions.photos.library.reach import Reaches
from functions.shared.access.callers import Caller
from functions.shared.stores.search import Box, Cluster, SearchIndex, Span, Wanted, beginning
from functions.shared.stores.terms.photo_terms import UNDATED

MOST_CLUSTERS: Final = 500
CELLS_AT_ZOOM_0: Final = 4
"""Of the width of the world: a cell is 64 pixels of a web map wide."""
WHOLE_CIRCLE: Final = 360.0
MONTH: Final = "month:"


@dataclass(frozen=True)
class PhotoSearch:
    index: SearchIndex
    reaches: Reaches

    def months(self, wanted: Wanted) -> list[tuple[str | None, int]]:
        """Newest first; None, last, are photos that do not tell when they were taken."""
        months = self.index.counts(wanted, beginning(MONTH))
        undated = self.index.counts(wanted, Span(UNDATED, UNDATED + "\0")).get(UNDATED, 0)
        dated = [(term.removeprefix(MONTH), months[term]) for term in sorted(months, reverse=True)]
        return [*dated, *([(None, undated)] if undated else ())]

    def clusters(self, caller: Caller, q: str | None, box: Box, zoom: float) -> Sequence[Cluster]:
        """Where photos of others were taken, nobody else is told."""
        wanted = self.asked(caller, q)
        if wanted.scopes != (caller.person,):
            return []
        cell = WHOLE_CIRCLE / CELLS_AT_ZOOM_0 / 2**zoom
        return self.index.clusters(wanted, box, most=MOST_CLUSTERS, cell=cell)

    def asked(self, caller: Caller, q: str | None) -> Wanted:
        """Of a person's own photos or, where the search says so, of those that others share."""
        query = parse(q or "")
        reach = self.reaches.of_shared if query.only_shared else self.reaches.of_person
        return self.reaches.wanted(reach(caller.person), query)
