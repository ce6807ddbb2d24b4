"""The terms that one word, or several next to each other, may stand for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from functions.photos.finding.album_names import AlbumNames, begins, is_short, is_whole
from functions.photos.finding.expressions import all_of, any_of
from functions.photos.finding.forms import singulars, spelled_out, without_umlauts
from functions.photos.finding.vocabulary import LABEL_NAMES, labels_beginning, labels_named
from functions.shared.stores.search import Expression, Term, beginning
from functions.shared.stores.terms.words import facet, words

_SHORTEST_OF_A_LABEL: Final = 3
"""Letters from which on a beginning stands for what has another name in the other language."""


Last: TypeAlias = Callable[[str], Expression]
"""What the last of several words must be, as a term."""


@dataclass(frozen=True)
class Matcher:
    """``kinds`` are those of the terms of single words that are looked at."""

    kinds: Sequence[str]
    albums: AlbumNames

    def word(self, text: str) -> Expression:
        """Whatever begins so."""
        found = words(text)
        albums = self.albums.with_run(found, begins)
        if len(found) == 1:
            return any_of((*self._beginnings(text, found[0]), *albums))
        tags = (beginning(f"tag:{value}") for value in _tags(text, found))
        return any_of((*tags, *self._pairs(found, starts), *albums))

    def whole_word(self, text: str) -> Expression:
        """A word and its other forms, and not what merely begins so: for what is to be left out."""
        found = words(text)
        if len(found) != 1:
            return self.phrase(text)
        forms = self._whole((*_spellings(text, found[0]), f"{found[0]}s"))
        albums = self.albums.with_run(found, is_whole)
        return any_of((*forms, *self._other_forms(text, found[0]), *albums))

    def phrase(self, text: str) -> Expression:
        """Word for word."""
        found = words(text)
        albums = self.albums.with_run(found, is_whole)
        if len(found) == 1:
            return any_of((*self._whole(found), *albums))
        values = _tags(text, found)
        tags = (tag for value in values for tag in (Term(f"tag:{value}"), beginning(f"tag:{value} ")))
        labels = (Term(f"tag:{label}") for label in labels_named(_typed(text)))
        return any_of((*tags, *labels, *self._pairs(found, Term), *albums))

    def _beginnings(self, text: str, word: str) -> Iterator[Expression]:
        for spelling in _spellings(text, word):
            yield from (starts(f"{kind}:{spelling}") for kind in self.kinds)
        yield from self._other_forms(text, word)
        if len(word) >= _SHORTEST_OF_A_LABEL:
            yield from (Term(f"tag:{label}") for label in labels_beginning(_typed(text)))

    def _other_forms(self, text: str, word: str) -> Iterator[Expression]:
        yield from self._whole(sorted(singulars(word)))
        if shorter := without_umlauts(word):
            yield from self._whole((shorter,))
        typed = _typed(text)
        for name in (typed, *sorted(singulars(typed))):
            for label in labels_named(name):
                yield from (Term(f"tag:{other}") for other in LABEL_NAMES[label])

    def _whole(self, texts: Iterable[str]) -> Iterator[Term]:
        return (Term(f"{kind}:{text}") for text in texts for kind in self.kinds)

    def _pairs(self, run: Sequence[str], last: Last) -> Iterator[Expression]:
        """Only owners are told the texts that these are of."""
        if "word" in self.kinds and len(run) > 1:
            *firsts, final = [f"pair:{first} {second}" for first, second in pairwise(run)]
            yield all_of([*map(Term, firsts), last(final)])


def starts(term: str) -> Expression:
    """What begins as this term, or is it where its value is too short to be a beginning."""
    return Term(term) if is_short(term.partition(":")[2]) else beginning(term)


def _typed(text: str) -> str:
    return " ".join(words(spelled_out(text)))


def _spellings(text: str, word: str) -> Iterable[str]:
    """Also ``muenchen`` for ``München``, as the names of many files have it."""
    return dict.fromkeys((word, *words(spelled_out(text))))


def _tags(text: str, found: Sequence[str]) -> Iterable[str]:
    """Also ``cell phone`` for ``cell-phone``."""
    return dict.fromkeys(value for value in (facet(text), " ".join(found)) if value)
