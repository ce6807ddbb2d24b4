"""What people write into the search, read: docs/searching.md tells it from the outside.

    query  = { term }                            all must hold
    term   = part { "OR" part }                  binds closer than standing side by side
    part   = "-" part | "(" query ")" | phrase | facet | word
    phrase = quote text quote
    facet  = name ":" ( phrase | word )

What was read prints as text that is read as the same again.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from functions.photos.finding.facets import FACETS, SHARED
from functions.photos.finding.tree import (
    OR,
    Either,
    Every,
    Facet,
    Negated,
    Part,
    Phrase,
    Query,
    Word,
    either,
    every,
    negated,
)
from functions.shared.errors import Invalid
from functions.shared.stores.terms.words import QUOTES

LONGEST_QUERY: Final = 500
MOST_PARTS: Final = 50
DEEPEST: Final = 10
SHARED_PHOTOS: Final = Facet("is", SHARED)
_SPACE: Final = re.compile(r"\s*")
_WORD: Final = re.compile(rf"[^\s(){QUOTES}]+")
_QUOTED: Final = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]")
_NAME: Final = re.compile(r"([A-Za-z]+):(?=[^\s/)])")
_ALONE: Final = re.compile(rf"-+(?=[\s){QUOTES[0]}]|$)")


class UnreadableQuery(Invalid):
    """``position`` counts characters from 0."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__("q", f"The search cannot be read at character {position + 1}. {reason}")
        self.position = position

    def fields(self) -> Mapping[str, Any]:
        return {**super().fields(), "position": self.position}


def parse(text: str) -> Query:
    """Raises UnreadableQuery."""
    if len(text) > LONGEST_QUERY:
        raise UnreadableQuery(LONGEST_QUERY, f"It may have at most {LONGEST_QUERY} characters.")
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._parts = 0
        self._shared_at = 0

    def read(self) -> Query:
        parts = self._all(0)
        if self._at < len(self._text):
            raise self._unreadable("There is no bracket that this one closes.")
        only_shared = SHARED_PHOTOS in parts
        rest = [part for part in parts if part != SHARED_PHOTOS]
        if any(map(_mentions_shared, rest)):
            raise UnreadableQuery(
                self._shared_at, f"{SHARED_PHOTOS} holds for all of a search, or not at all."
            )
        return Query(tuple(rest), only_shared)

    def _all(self, depth: int) -> list[Part]:
        """Up to the end or a closing bracket."""
        parts = []
        while not self._is_at_end():
            parts.append(self._alternatives(depth))
        whole = every(parts)
        return list(whole.parts) if isinstance(whole, Every) else [whole] if whole else []

    def _alternatives(self, depth: int) -> Part:
        if self._takes_or():
            raise self._unreadable(f"{OR} needs something before it.")
        parts = [self._part(depth)]
        while self._takes_or():
            self._at += len(OR)
            if self._is_at_end() or self._takes_or():
                raise self._unreadable(f"{OR} needs something after it.")
            parts.append(self._part(depth))
        return either(parts)

    def _part(self, depth: int) -> Part:
        self._count()
        character = self._text[self._at]
        if character == "-":
            self._at += 1
            return negated(self._part(self._deeper(depth)))
        if character == "(":
            return self._group(self._deeper(depth))
        if character in QUOTES:
            return Phrase(self._quoted("The words between the quotation marks are missing."))
        if name := _NAME.match(self._text, self._at):
            return self._facet(name)
        return Word(self._word())

    def _group(self, depth: int) -> Part:
        begin = self._at
        self._at += 1
        parts = every(self._all(depth))
        if self._at == len(self._text):
            raise UnreadableQuery(begin, "This bracket is not closed.")
        self._at += 1
        if parts is None:
            raise UnreadableQuery(begin, "There is nothing between these brackets.")
        return parts

    def _facet(self, match: "re.Match[str]") -> Facet:
        name, begin = match[1].lower(), self._at
        if name not in FACETS:
            known = ", ".join(f"{each}:" for each in FACETS)
            raise self._unreadable(
                f"There is no {name}: to search by. There are {known}; "
                "text with a colon goes between quotation marks."
            )
        self._at = match.end()
        is_quoted = self._text[self._at] in QUOTES
        value = self._quoted("The value is missing.") if is_quoted else self._word()
        try:
            facet = Facet(name, FACETS[name].read(value))
        except ValueError as reason:
            raise UnreadableQuery(begin, f"{name}: {reason}") from None
        if facet == SHARED_PHOTOS:
            self._shared_at = begin
        return facet

    def _quoted(self, reason: str) -> str:
        match = _QUOTED.match(self._text, self._at)
        if match is None:
            raise self._unreadable("This quotation mark is not closed.")
        text = " ".join(match[1].split())
        if not text:
            raise self._unreadable(reason)
        self._at = match.end()
        return text

    def _word(self) -> str:
        match = _WORD.match(self._text, self._at)
        if match is None:
            raise self._unreadable("Something is missing here.")
        self._at = match.end()
        return match[0]

    def _takes_or(self) -> bool:
        self._skip()
        match = _WORD.match(self._text, self._at)
        return match is not None and match[0] == OR

    def _is_at_end(self) -> bool:
        self._skip()
        return self._at == len(self._text) or self._text[self._at] == ")"

    def _skip(self) -> None:
        """Space, and dashes that stand alone."""
        while True:
            begin = self._at
            for pattern in (_SPACE, _ALONE):
                if match := pattern.match(self._text, self._at):
                    self._at = match.end()
            if self._at == begin:
                return

    def _count(self) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise self._unreadable(f"A search may have at most {MOST_PARTS} parts.")
        if self._at == len(self._text):
            raise self._unreadable("Something is missing here.")

    def _deeper(self, depth: int) -> int:
        if depth == DEEPEST:
            raise self._unreadable(f"Brackets and dashes may be at most {DEEPEST} deep.")
        return depth + 1

    def _unreadable(self, reason: str) -> UnreadableQuery:
        return UnreadableQuery(self._at, reason)


def _mentions_shared(part: Part) -> bool:
    match part:
        case Negated(inner):
            return _mentions_shared(inner)
        case Every(parts) | Either(parts):
            return any(map(_mentions_shared, parts))
        case _:
            return part == SHARED_PHOTOS
