"""What a person finds among photos, and what can be told of all that is found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from functions.photos.finding.compiling import Albums
from functions.photos.finding.language import Query, parse
from functions.photos.library.reach import Reach, Reaches
from functions.shared.access.callers import Caller
from functions.shared.access.shares import SharedPhoto
from functions.shared.models.photo import Photo
from functions.shared.stores.search import Box, Cluster, Mark, Order, SearchIndex, Span, Wanted, beginning
from functions.shared.stores.terms.photo_terms import UNDATED, facet_text

MOST_OF_A_FACET: Final = 30
MOST_CLUSTERS: Final = 500
CELLS_AT_ZOOM_0: Final = 4
"""Of the width of the world: a cell is 64 pixels of a web map wide."""


@dataclass(frozen=True)
class Count:
    """``q`` finds what was counted."""

    text: str
    count: int
    q: str


@dataclass(frozen=True)
class PhotoSearch:
    index: SearchIndex
    reaches: Reaches
    albums: "AlbumNames"

    def page(
        self, reach: Reach, query: Query, order: Order, limit: int, after: Mark | None
    ) -> list[Photo | SharedPhoto]:
        found = self.index.page(self._wanted(reach, query), order, limit=limit, after=after)
        return [reach.show(Photo.from_document(document)) for document in found]

    def timeline(self, caller: Caller, q: str | None) -> list[tuple[str | None, int]]:
        """Months, newest first; None for what has no date, last."""
        wanted = self._asked(caller, q)
        months = self.index.counts(wanted, beginning("month:"))
        undated = self.index.counts(wanted, Span(UNDATED, UNDATED + "\0")).get(UNDATED, 0)
        newest_first = [(term.partition(":")[2], months[term]) for term in sorted(months, reverse=True)]
        return [*newest_first, (None, undated)] if undated else list(newest_first)
