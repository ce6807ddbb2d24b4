"""What there is among photos to choose from: their tags, places, cameras and years, with counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from functions.photos.finding.tree import Facet, Query
from functions.photos.finding.vocabulary import labels_named
from functions.photos.library.filter import PhotoFilter
from functions.photos.library.searching import MONTH, PhotoSearch
from functions.photos.library.visible import VisiblePhotos
from functions.shared.access.callers import Caller
from functions.shared.stores.search import Span, Wanted, beginning
from functions.shared.stores.terms.photo_terms import facet_text, german_text
from functions.shared.stores.terms.words import facet, words

MOST_OF_A_FACET: Final = 30
MOST_SUGGESTIONS: Final = 10
OF_GUESTS: Final = ("tag",)
"""What is told of the photos of others."""
OF_OWNERS: Final = ("tag", "place", "camera")
SUGGESTED: Final = {
    "tag": "tag",
    "place": "place",
    "in": "place",
    "camera": "camera",
    "lens": "lens",
    "people": "people",
}
"""Kinds of terms, and the facet that finds each."""


@dataclass(frozen=True)
class Choice:
    """``q`` finds what was counted; ``text`` is for people, and so is the ``german`` name of a place."""

    kind: str
    text: str
    count: int
    q: str
    german: str | None = None


@dataclass(frozen=True)
class PhotoFacets:
    search: PhotoSearch
    visible: VisiblePhotos

    def months(self, caller: Caller, asked: PhotoFilter) -> list[tuple[str | None, int]]:
        """What is archived is no part of the timeline; a search finds it, and it is in its albums."""
        return self.search.months(self.visible.wanted(caller, asked))

    def of(self, caller: Caller, asked: PhotoFilter) -> dict[str, list[Choice]]:
        """The most frequent of each kind; of a kind that is not told there are none."""
        wanted = self.visible.wanted(caller, asked)
        kinds = OF_OWNERS if wanted.scopes == (caller.user_name,) else OF_GUESTS
        found = {kind: self._choices(wanted, kind) if kind in kinds else [] for kind in OF_OWNERS}
        return found | {"year": self._years(wanted)}

    def suggest(self, caller: Caller, begin: str) -> list[Choice]:
        """What begins so, the most frequent first."""
        value = facet(begin)
        if not value:
            return []
        own = self.search.reaches.wanted(self.search.reaches.of_person(caller.person), Query())
        found = [
            *self._beginning(own, value),
            *self._labels(own, begin),
            *self._albums(caller.person, own, begin),
        ]
        best = {choice.q: choice for choice in sorted(found, key=_rank, reverse=True)}
        return sorted(best.values(), key=_rank)[:MOST_SUGGESTIONS]

    def _choices(self, wanted: Wanted, kind: str) -> list[Choice]:
        counts = self.search.index.counts(wanted, beginning(f"{kind}:"), most=MOST_OF_A_FACET)
        return list(self._told(wanted, counts))

    def _years(self, wanted: Wanted) -> list[Choice]:
        months = self.search.index.counts(wanted, beginning(MONTH))
        by_year = groupby(months, key=lambda term: term.removeprefix(MONTH)[:4])
        years = [
            Choice("year", year, sum(months[term] for term in terms), f"taken:{year}")
            for year, terms in by_year
        ]
        return sorted(years, key=_rank)[:MOST_OF_A_FACET]

    def _beginning(self, own: Wanted, value: str) -> Iterator[Choice]:
        for kind in SUGGESTED:
            begin = beginning(f"{kind}:{value}")
            yield from self._told(own, self.search.index.counts(own, begin, most=MOST_SUGGESTIONS))

    def _labels(self, own: Wanted, begin: str) -> Iterable[Choice]:
        """Tags that are called so, in German or in English."""
        counts: dict[str, int] = {}
        for label in labels_named(begin):
            counts |= self._count(own, f"tag:{label}")
        return self._told(own, counts)

    def _albums(self, person: str, own: Wanted, begin: str) -> Iterator[Choice]:
        for album in self.search.reaches.door.albums.named(person, words(begin), MOST_SUGGESTIONS):
            name = " ".join(album.album_name.split())
            q = str(Facet("album", facet(name) or album.id))
            count = self._count(own, f"album:{album.id}").get(f"album:{album.id}", 0)
            yield Choice("album", name, count, q)

    def _count(self, wanted: Wanted, term: str) -> dict[str, int]:
        return self.search.index.counts(wanted, Span(term, term + "\0"))

    def _told(self, wanted: Wanted, counts: Mapping[str, int]) -> Iterator[Choice]:
        """As one of the photos that have it spells it."""
        samples: dict[str, tuple[str | None, str | None]] = {}
        for scope in wanted.scopes:
            missing = [term for term in counts if term not in samples]
            for term, photo in self.search.index.samples(scope, missing).items():
                samples[term] = facet_text(term, photo), german_text(term, photo)
        for term, count in counts.items():
            kind, _, value = term.partition(":")
            q = str(Facet(SUGGESTED[kind], value))
            text, german = samples.get(term, (None, None))
            yield Choice(SUGGESTED[kind], text or value, count, q, german)


def _rank(choice: Choice) -> tuple[int, str]:
    return -choice.count, choice.text
