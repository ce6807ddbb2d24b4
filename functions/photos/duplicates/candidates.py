"""Photos of one person that may be the same picture: found by the terms of their looks, a part at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, islice
from typing import Final

from functions.shared.models.look import LEAD, difference
from functions.shared.models.photo import Photo
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.search import AnyOf, Expression, Order, Span, Term, Wanted, all_of
from functions.shared.stores.terms.look_terms import KINDS, PART, SAME_BYTES, look_terms

BEGINNINGS: Final = 16**PART
NEAR: Final = 6
"""Of 48 bits; among a million photos one in some hundred has another so near by accident."""
TERMS_AT_ONCE: Final = 4_000
MOST_TERMS: Final = 1_000
"""With one beginning that are compared: else a film of 10,000 frames would take minutes."""
MOST_PHOTOS: Final = 200
"""With one beginning that are looked at."""


@dataclass(frozen=True, order=True)
class Place:
    """Among all terms: of this kind, those from this beginning on."""

    kind: int = 0
    beginning: int = 0

    @property
    def next(self) -> "Place | None":
        return self.after(self.beginning + 1)

    def after(self, end: int) -> "Place | None":
        if end < BEGINNINGS:
            return Place(self.kind, end)
        return Place(self.kind + 1) if self.kind + 1 < len(KINDS) else None


@dataclass(frozen=True)
class Crowd:
    """Terms with one beginning that are near to another of them, or more than one photo's."""

    place: Place
    terms: Sequence[str]


@dataclass(frozen=True)
class Part:
    """``rest`` is None at the end of all terms; ``size`` is how many of them were read."""

    crowds: Sequence[Crowd]
    size: int
    rest: Place | None


@dataclass(frozen=True)
class Candidates:
    photos: PhotoRecords

    def width(self, user_name: str) -> int:
        """Of a part: so many beginnings have few enough terms, however many photos there are."""
        count = self.photos.index.count(Wanted((user_name,)))
        return max(1, BEGINNINGS * TERMS_AT_ONCE // max(count, TERMS_AT_ONCE))

    def part(self, user_name: str, place: Place, width: int) -> Part:
        end = min(place.beginning + width, BEGINNINGS)
        counts = self._counts(user_name, place, end)
        crowds = [crowd for crowd in _crowds(place.kind, counts) if crowd.terms]
        return Part(crowds, len(counts), place.after(end))

    def seen(self, user_name: str) -> Expression:
        """What of theirs a person sees."""
        return self.photos.outside((user_name,), self.photos.hidden_albums(user_name))

    def with_terms(self, user_name: str, terms: Sequence[str], seen: Expression) -> list[Photo]:
        wanted = Wanted((user_name,), all_of(AnyOf(tuple(map(Term, terms))), seen))
        return self.photos.found(wanted, Order.CREATED, MOST_PHOTOS, None)

    def near(self, user_name: str, photos: Sequence[Photo], seen: Expression) -> list[Photo]:
        """What may be the same picture as one of these, by whichever part; without these themselves."""
        leads = _leads(photos)
        terms = sorted(
            {term for place in leads for term in self._near_terms(user_name, place, set(leads[place]))}
        )
        known = {photo.id for photo in photos}
        found = self.with_terms(user_name, terms[:MOST_TERMS], seen) if terms else []
        return [photo for photo in found if photo.id not in known]

    def _near_terms(self, user_name: str, place: Place, leads: Collection[str]) -> Iterator[str]:
        most_apart = _most_apart(place.kind)
        for term in islice(self._counts(user_name, place, place.beginning + 1), MOST_TERMS):
            if any(difference(term[-LEAD:], lead) <= most_apart for lead in leads):
                yield term

    def _counts(self, user_name: str, place: Place, end: int) -> Mapping[str, int]:
        kind = KINDS[place.kind]
        last = f"{end:0{PART}x}" if end < BEGINNINGS else "g"
        within = Span(f"{kind}{place.beginning:0{PART}x}", kind + last)
        return self.photos.index.counts(Wanted((user_name,)), within)


def first_place(photos: Sequence[Photo]) -> Place | None:
    """Where two of these are found together first of all."""
    leads = _leads(photos)
    return next((place for place in sorted(leads) if _has_near(leads[place], _most_apart(place.kind))), None)


def _has_near(leads: Sequence[str], most_apart: int) -> bool:
    return any(difference(*pair) <= most_apart for pair in combinations(leads, 2))


def _leads(photos: Sequence[Photo]) -> Mapping[Place, Sequence[str]]:
    """Of each photo one, by where it is."""
    found = defaultdict[Place, list[str]](list)
    for photo in photos:
        for term in look_terms(photo.look, photo.sha256):
            kind, lead = KINDS.index(term[:-LEAD]), term[-LEAD:]
            found[Place(kind, int(lead[:PART], 16))].append(lead)
    return found


def _most_apart(kind: int) -> int:
    """Digests are the same or not."""
    return 0 if kind == SAME_BYTES else NEAR


def _crowds(kind: int, counts: Mapping[str, int]) -> Iterator[Crowd]:
    beginning = len(KINDS[kind]) + PART
    for text, terms in groupby(counts, key=lambda term: term[:beginning]):
        found = _near_each_other(list(terms)[:MOST_TERMS], counts, _most_apart(kind))
        yield Crowd(Place(kind, int(text[-PART:], 16)), found)


def _near_each_other(terms: Sequence[str], counts: Mapping[str, int], most_apart: int) -> list[str]:
    leads = [(term, int(term[-LEAD:], 16)) for term in terms]
    near = {term for term in terms if counts[term] > 1}
    for (term, lead), (other, other_lead) in combinations(leads, 2):
        if (lead ^ other_lead).bit_count() <= most_apart:
            near |= {term, other}
    return sorted(near)
