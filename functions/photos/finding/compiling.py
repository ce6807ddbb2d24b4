"""What was asked for, as an index of photos answers it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeAlias

from functions.photos.finding.album_names import AlbumNames, Albums
from functions.photos.finding.expressions import NOTHING, all_of, any_of, without
from functions.photos.finding.matching import Matcher
from functions.photos.finding.periods import read_period, taken_in
from functions.photos.finding.tree import Either, Every, Facet, Negated, Part, Phrase, Query, Word
from functions.shared.models.wire import ID_PATTERN
from functions.shared.stores.search import Expression, Not, Term, beginning
from functions.shared.stores.terms.photo_terms import PLACED, UNDATED
from functions.shared.stores.terms.words import facet

_DATED: Final = Not(Term(UNDATED))
_KINDS: Final = {"place": ("place", "in"), "camera": ("camera", "model"), "lens": ("lens",), "tag": ("tag",)}
"""Those of the terms among which the value of a facet is looked for."""
_TOLD_TO_GUESTS: Final = frozenset({"taken", "album", "tag", "status", "has:date"})


class Audience(Enum):
    """Guests find by nothing that they are not told of a photo."""

    OWN = auto()
    GUEST = auto()


Reading: TypeAlias = Callable[[str], Expression]
"""Of a word."""


def compile_query(query: Query, audience: Audience, albums: Albums) -> Expression:
    """Where to look, as ``query.only_shared`` has it, is not part of it."""
    names = AlbumNames(albums)
    kinds = ("word", "label") if audience is Audience.OWN else ("label",)
    compiler = _Compiler(Matcher(kinds, names), names, audience)
    return compiler.all(query.parts)


@dataclass(frozen=True)
class _Compiler:
    matcher: Matcher
    albums: AlbumNames
    audience: Audience

    def all(self, parts: tuple[Part, ...]) -> Expression:
        return all_of(self._part(part, self.matcher.word, self.matcher.whole_word) for part in parts)

    def _part(self, part: Part, read: Reading, read_left_out: Reading) -> Expression:
        match part:
            case Word(text):
                return read(text)
            case Phrase(text):
                return self.matcher.phrase(text)
            case Facet(name, value):
                return self._facet(name, value)
            case Negated(inner):
                return without(self._part(inner, read_left_out, read))
            case Every(parts):
                return all_of(self._part(one, read, read_left_out) for one in parts)
            case Either(parts):
                return any_of(self._part(one, read, read_left_out) for one in parts)

    def _facet(self, name: str, value: str) -> Expression:
        is_told = not _TOLD_TO_GUESTS.isdisjoint((name, f"{name}:{value}"))
        if self.audience is Audience.GUEST and not is_told:
            return NOTHING
        if name in _KINDS:
            return any_of(_valued(kind, value) for kind in _KINDS[name])
        if name == "taken":
            return taken_in(read_period(value))
        if name == "album":
            return any_of(self._albums(value))
        if name == "has":
            return Term(PLACED) if value == "place" else _DATED
        return Term(f"{name}:{value}")

    def _albums(self, value: str) -> Iterator[Expression]:
        is_id = re.fullmatch(ID_PATTERN, value)
        return iter((Term(f"album:{value}"),)) if is_id else self.albums.named(value)


def _valued(kind: str, value: str) -> Expression:
    """The whole value, or with a star at its end whatever begins so."""
    if value.endswith("*"):
        return beginning(f"{kind}:{facet(value[:-1])}")
    return Term(f"{kind}:{facet(value)}")
