"""A search as an expression of terms. What somebody is not told of a photo, they do not find it by."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import Final, TypeAlias, assert_never

from functions.photos.finding.periods import period_of
from functions.photos.finding.tree import Either, Every, Facet, Negated, Part, Phrase, Query, Word
from functions.photos.finding.vocabulary import NAMES, labels_named, singulars
from functions.shared.stores.search import (
    AnyOf,
    Expression,
    Not,
    Term,
    all_of,
    beginning,
)
from functions.shared.stores.terms.photo_terms import PLACED, UNDATED
from functions.shared.stores.terms.words import facet, words

NOTHING: Final = AnyOf()
Albums: TypeAlias = Callable[[Sequence[str]], Sequence[str]]
"""Ids of the albums in whose names there is, for each of these folded words, one that begins so."""


class Audience(Enum):
    OWN = auto()
    """Photos of the one who asks."""
    GUEST = auto()
    """Photos of others."""


def compile_query(query: Query, audience: Audience, albums: Albums) -> Expression:
    """Without ``only_shared``, which says where to look, not for what."""
    compiler = _Compiler(audience, albums)
    return all_of(*compiler.all(query.parts))


@dataclass(frozen=True)
class _Compiler:
    audience: Audience
    albums: Albums

    def all(self, parts: Sequence[Part]) -> Iterator[Expression]:
        for part in parts:
            expression = self.part(part)
            if expression is not None:
                yield expression

    def part(self, part: Part) -> Expression | None:
        """None for what says nothing, as a sign of punctuation."""
        match part:
            case Word(text):
                return self._word(words(text))
            case Phrase(text):
                return self._phrase(text)
            case Facet(name, value):
                return self._facet(name, value)
            case Negated(inner):
                expression = self.part(inner)
                return None if expression is None else Not(expression)
            case Every(parts):
                return all_of(*self.all(parts))
            case Either(parts):
                return AnyOf(tuple(self.all(parts)))
            case _:
                assert_never(part)

    def _word(self, found: list[str]) -> Expression | None:
        """Several where letters and digits meet: they stand side by side, and the last may go on."""
        if not found:
            return None
        if len(found) == 1:
            return AnyOf((*self._one_word(found[0]), *self._in_albums(found)))
        labels = all_of(*(Term(f"label:{word}") for word in found[:-1]), _begins("label", found[-1]))
        if self.audience is Audience.GUEST:
            return labels
        pairs = [f"pair:{first} {second}" for first, second in pairwise(found)]
        side_by_side = all_of(*map(Term, pairs[:-1]), beginning(pairs[-1]))
        joined = beginning(f"word:{''.join(found)}")
        return AnyOf((side_by_side, joined, labels, *self._in_albums(found)))

    def _one_word(self, word: str) -> Iterator[Expression]:
        for kind in self._kinds():
            yield _begins(kind, word)
            yield from (Term(f"{kind}:{singular}") for singular in singulars(word))
        named = dict.fromkeys(label for name in (word, *singulars(word)) for label in labels_named(name))
        yield from (Term(f"tag:{label}") for label in named)

    def _phrase(self, text: str) -> Expression | None:
        found = words(text)
        if not found:
            return None
        if len(found) == 1:
            return AnyOf(tuple(Term(f"{kind}:{found[0]}") for kind in self._kinds()))
        tags = AnyOf((Term(f"tag:{facet(text)}"), beginning(f"tag:{facet(text)} ")))
        if self.audience is Audience.GUEST:
            return tags
        side_by_side = all_of(*(Term(f"pair:{first} {second}") for first, second in pairwise(found)))
        return AnyOf((side_by_side, tags, *self._in_albums(found)))

    def _facet(self, name: str, value: str) -> Expression:
        match name:
            case "taken":
                return period_of(value).holds()
            case "tag":
                return AnyOf(tuple(Term(f"tag:{tag}") for tag in _tags(facet(value))))
            case "album":
                return AnyOf(tuple(self._album(value)))
            case "status" | "is":
                return Term(f"{name}:{value}")
            case "has" if value == "date":
                return Not(Term(UNDATED))
            case _:
                return self._told_to_owners(name, facet(value))

    def _told_to_owners(self, name: str, value: str) -> Expression:
        if self.audience is Audience.GUEST:
            return NOTHING
        if name == "has":
            return Term(PLACED)
        if name == "type":
            return Term(f"type:{value}")
        kinds = {"place": ("place", "in"), "camera": ("camera", "model"), "lens": ("lens",)}[name]
        exact = [Term(f"{kind}:{value}") for kind in kinds]
        more = [] if name == "place" else [beginning(f"{kind}:{value} ") for kind in kinds]
        return AnyOf((*exact, *more))

    def _album(self, value: str) -> Iterator[Expression]:
        yield Term(f"album:{value}")
        yield from self._in_albums(words(value))

    def _in_albums(self, found: Sequence[str]) -> Iterator[Expression]:
        return (Term(f"album:{album_id}") for album_id in (self.albums(found) if found else ()))

    def _kinds(self) -> tuple[str, ...]:
        return ("label", "word") if self.audience is Audience.OWN else ("label",)


def _begins(kind: str, word: str) -> Expression:
    """A single letter or digit begins too much: it is a word of its own."""
    is_whole = len(word) == 1 and word.isascii()
    return Term(f"{kind}:{word}") if is_whole else beginning(f"{kind}:{word}")


def _tags(value: str) -> tuple[str, ...]:
    """The tag, and those that it is a name of, whole."""
    return tuple(dict.fromkeys((value, *(label for label in labels_named(value) if _is_name(value, label)))))


def _is_name(value: str, label: str) -> bool:
    return value in map(facet, NAMES[label].split())
