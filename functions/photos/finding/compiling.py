"""A search as an expression of terms. What somebody is not told of a photo, they do not find it by."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final, TypeAlias, assert_never

from functions.photos.finding.expressions import NOTHING, any_of, without
from functions.photos.finding.facets import stars_of
from functions.photos.finding.forms import spelled_out
from functions.photos.finding.matching import Matcher, can_be_found, without_ending
from functions.photos.finding.periods import period_of
from functions.photos.finding.sections import section_of
from functions.photos.finding.tree import Either, Every, Facet, Negated, Part, Phrase, Query, Word
from functions.photos.finding.vocabulary import labels_called
from functions.shared.stores.search import Expression, Not, Term, Within, all_of, beginning
from functions.shared.stores.terms.photo_terms import PLACED, UNDATED
from functions.shared.stores.terms.words import facet, words

Albums: TypeAlias = Callable[[Sequence[str]], Sequence[str]]
"""Ids of the albums in whose names there is, for each of these folded words, one that begins so."""

Reading: TypeAlias = Callable[[Word | Phrase], Expression]
_KINDS: Final = {
    "place": ("place", "in"),
    "camera": ("camera", "model"),
    "lens": ("lens",),
    "people": ("people",),
}
"""Those of the terms that the value of a facet is looked for among."""


class Audience(Enum):
    OWN = auto()
    """Photos of the one who asks."""
    GUEST = auto()
    """Photos of others."""


def compile_query(query: Query, audience: Audience, albums: Albums) -> Expression:
    """Without ``only_shared``, which says where to look, not for what."""
    kinds = ("label", "word") if audience is Audience.OWN else ("label",)
    compiler = _Compiler(audience, Matcher(kinds), albums)
    return all_of(*compiler.all(query.parts, compiler.wanted))


@dataclass(frozen=True)
class _Compiler:
    audience: Audience
    matcher: Matcher
    albums: Albums

    def all(self, parts: Sequence[Part], read: Reading) -> list[Expression]:
        found = (self.part(part, read) for part in parts)
        return [each for each in found if each is not None]

    def part(self, part: Part, read: Reading) -> Expression | None:
        """None for what says nothing, as a sign of punctuation."""
        match part:
            case Word() | Phrase():
                asked = replace(part, text=without_ending(part.text))
                return read(asked) if can_be_found(asked.text) else None
            case Facet(name, value):
                return self._facet(name, value)
            case Negated(inner):
                expression = self.part(inner, self.left_out)
                return None if expression is None else without(expression)
            case Every(parts):
                return all_of(*found) if (found := self.all(parts, read)) else None
            case Either(parts):
                return any_of(found) if (found := self.all(parts, read)) else None
            case _:
                assert_never(part)

    def wanted(self, part: Word | Phrase) -> Expression:
        found = words(part.text)
        if isinstance(part, Word):
            return any_of((self.matcher.word(part.text), *self._in_albums(found)))
        albums = self._in_albums(found) if len(found) > 1 else ()
        return any_of((self.matcher.phrase(part.text), *albums))

    def left_out(self, part: Word | Phrase) -> Expression:
        """By whole words, for ``-car`` is not meant to leave carrots out, and not by the names of albums."""
        is_word = isinstance(part, Word)
        return self.matcher.whole_word(part.text) if is_word else self.matcher.phrase(part.text)

    def _facet(self, name: str, value: str) -> Expression:
        match name:
            case "taken":
                return period_of(value).holds()
            case "tag":
                return any_of(_tagged(value))
            case "album":
                return any_of((Term(f"album:{value}"), *self._in_albums(words(value))))
            case "status":
                return Term(f"status:{value}")
            case "has" if value == "date":
                return Not(Term(UNDATED))
            case _:
                return NOTHING if self.audience is Audience.GUEST else _told_to_owners(name, value)

    def _in_albums(self, found: Sequence[str]) -> Iterator[Expression]:
        return (Term(f"album:{album_id}") for album_id in (self.albums(found) if found else ()))


def _told_to_owners(name: str, value: str) -> Expression:
    if name == "has":
        return Term(PLACED)
    if name == "within":
        return all_of(Term(PLACED), Within(section_of(value)))
    if name == "is":
        return Term(f"is:{value}")
    if name == "rating":
        return any_of(Term(f"rating:{stars}") for stars in stars_of(value))
    if name == "type":
        return Term(f"type:{facet(value)}")
    return any_of(_valued(kind, value) for kind in _KINDS[name])


def _valued(kind: str, value: str) -> Expression:
    """The whole value, or with a star at its end whatever begins so."""
    if value.endswith("*"):
        return beginning(f"{kind}:{facet(value[:-1])}")
    return Term(f"{kind}:{facet(value)}")


def _tagged(value: str) -> Iterator[Expression]:
    """Also the labels that it is a name of."""
    yield _valued("tag", value)
    yield from (Term(f"tag:{label}") for label in labels_called((spelled_out(value),)))
