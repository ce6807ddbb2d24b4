"""The terms that one word, or several next to each other, may stand for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from unicodedata import category

from functions.photos.finding.expressions import any_of
from functions.photos.finding.forms import singulars, spelled_out, without_umlauts
from functions.photos.finding.vocabulary import labels_called, labels_named, names_of
from functions.shared.stores.search import Expression, Term, all_of, beginning
from functions.shared.stores.terms.words import facet, words

_ENDING: Final = re.compile(
    r"\.(?:jpe?g|png|webp|gif|bmp|tiff?|hei[cf]|hif|avif|dng|cr[23w]|nef|arw|raf|orf|rw2|pef)$", re.IGNORECASE
)
_FIRST_IDEOGRAPH: Final = "\u2e80"


@dataclass(frozen=True)
class Matcher:
    """``kinds`` are those of the terms of single words that are looked at."""

    kinds: Sequence[str]

    def word(self, text: str) -> Expression:
        """Whatever begins so. Where letters and digits meet there are several, and the last may go on."""
        found = words(text)
        if len(found) == 1:
            return any_of(self._beginnings(text, found[0]))
        tags = (beginning(f"tag:{value}") for value in _tags(text, found))
        if len(found) < 2:
            return any_of(tags)
        *firsts, last = _pairs(found)
        side_by_side = all_of(*map(Term, firsts), beginning(last))
        joined = beginning(f"word:{''.join(found)}")
        labels = all_of(*(Term(f"label:{word}") for word in found[:-1]), _starts("label", found[-1]))
        return any_of((*tags, labels, *self._of_texts(side_by_side, joined)))

    def whole_word(self, text: str) -> Expression:
        """A word and its other forms, not what merely begins so: for what is to be left out."""
        found = words(text)
        if len(found) != 1:
            return self.phrase(text)
        spellings = (*_spellings(text, found[0]), f"{found[0]}s")
        return any_of((*self._whole(spellings), *self._other_forms(text, found[0])))

    def phrase(self, text: str) -> Expression:
        """Word for word."""
        found = words(text)
        if len(found) == 1:
            return any_of(self._whole(found))
        values = _tags(text, found)
        tags = [tag for value in values for tag in (Term(f"tag:{value}"), beginning(f"tag:{value} "))]
        texts = self._of_texts(all_of(*map(Term, _pairs(found)))) if found else ()
        return any_of((*tags, *texts))

    def _beginnings(self, text: str, word: str) -> Iterator[Expression]:
        for spelling in _spellings(text, word):
            yield from (_starts(kind, spelling) for kind in self.kinds)
        yield from self._other_forms(text, word)
        yield from (Term(f"tag:{label}") for label in labels_named(text))

    def _other_forms(self, text: str, word: str) -> Iterator[Expression]:
        yield from self._whole(singulars(word))
        if shorter := without_umlauts(word):
            yield from self._whole((shorter,))
        typed = spelled_out(text)
        for label in labels_called((typed, *singulars(typed))):
            yield from (Term(f"tag:{name}") for name in names_of(label))

    def _whole(self, texts: Iterable[str]) -> Iterator[Term]:
        return (Term(f"{kind}:{text}") for text in texts for kind in self.kinds)

    def _of_texts(self, *found: Expression) -> tuple[Expression, ...]:
        """Only owners are told the texts that pairs are of."""
        return found if "word" in self.kinds else ()


def without_ending(text: str) -> str:
    """Names of files are found without it."""
    return _ENDING.sub("", text)


def can_be_found(text: str) -> bool:
    """Signs alone are not looked for, but pictures are, which are tags of some."""
    return bool(words(text)) or any(category(sign) == "So" for sign in text)


def _starts(kind: str, word: str) -> Expression:
    """A single letter or digit begins too much: it stands for itself."""
    is_whole = len(word) == 1 and word < _FIRST_IDEOGRAPH
    return Term(f"{kind}:{word}") if is_whole else beginning(f"{kind}:{word}")


def _pairs(found: Sequence[str]) -> list[str]:
    return [f"pair:{first} {second}" for first, second in pairwise(found)]


def _spellings(text: str, word: str) -> Iterable[str]:
    """Also ``muenchen`` for ``München``, as the names of many files have it."""
    return dict.fromkeys((word, spelled_out(text)))


def _tags(text: str, found: Sequence[str]) -> Iterable[str]:
    """Also ``cell phone`` for ``cell-phone``."""
    return dict.fromkeys(value for value in (facet(text), " ".join(found)) if value)
