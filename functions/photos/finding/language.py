"""The language in which photos are asked for: docs/searching.md tells it with examples.

    query := group
    group := choice*                    all must hold
    choice := one ("OR" one)*           binds closer than standing side by side
    one := "-"? ( "(" group ")" | phrase | facet | word )

No text is read in more than LONGEST characters, MOST_PARTS parts and DEEPEST brackets within each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from unicodedata import category

from functions.photos.finding.facets import FACETS, SHARED
from functions.photos.finding.tree import (
    OR,
    Every,
    Facet,
    Part,
    Phrase,
    Query,
    Word,
    either,
    every,
    negated,
)
from functions.shared.errors import Invalid
from functions.shared.stores.terms.words import QUOTES, words

LONGEST: Final = 500
MOST_PARTS: Final = 50
DEEPEST: Final = 10

_SHARED: Final = Facet("is", SHARED)
# A dash before a space or the end is no sign of the language, and neither is a colon before what belongs to
# an address.
_TOKEN: Final = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<minus>-+)(?=[^\s-])
    | (?P<open>\() | (?P<close>\))
    | (?P<name>[A-Za-z]+):(?!//)(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}]?|(?P<value>[^\s(){QUOTES}]*))
    | [{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}]?
    | (?P<word>[^\s(){QUOTES}]+)
    """,
    re.VERBOSE,
)


class UnreadableQuery(Invalid):
    """``position`` counts characters from 0; the sentence counts from 1."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__("q", f"The search cannot be read at character {position + 1}: {reason}")
        self.position = position

    def fields(self) -> dict[str, Any]:
        return {**super().fields(), "position": self.position}


def parse(text: str) -> Query:
    """Raises UnreadableQuery. ``str`` of the result is read as the same again."""
    if len(text) > LONGEST:
        raise UnreadableQuery(LONGEST, f"it is longer than {LONGEST} characters.")
    query = _Reader(list(_tokens(text))).query()
    if len(str(query)) > LONGEST:
        raise UnreadableQuery(LONGEST - 1, f"written out, it is longer than {LONGEST} characters.")
    return query


@dataclass(frozen=True)
class Token:
    """``kind`` is a group of the pattern, or ``or``; ``name`` that of a facet."""

    kind: str
    text: str
    position: int
    name: str = ""


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        kind, position = found.lastgroup or "", found.start()
        if found["name"]:
            yield _named(found)
        elif kind == "word" and found["word"] == OR:
            yield Token("or", OR, position)
        elif kind != "space":
            yield Token(kind, found[kind], position)


def _named(found: re.Match[str]) -> Token:
    name, value = found["name"].lower(), found["quoted"] if found["quoted"] is not None else found["value"]
    if name in FACETS:
        return Token("facet", " ".join(value.split()), found.start(), name)
    if not value:
        return Token("word", f"{found['name']}:", found.start())
    reason = (
        f"there is no filter “{name}:”. There are {', '.join(FACETS)}. Quotes make it a text to look for."
    )
    raise UnreadableQuery(found.start(), reason)


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._parts = 0
        self._only_shared = False

    def query(self) -> Query:
        whole = self._group(0)
        if self._next:
            raise UnreadableQuery(self._next.position, "this bracket closes none that is open.")
        parts = whole.parts if isinstance(whole, Every) else (whole,) if whole else ()
        return Query(parts, self._only_shared)

    @property
    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _is_next(self, *kinds: str) -> bool:
        return self._next is not None and self._next.kind in kinds

    def _group(self, depth: int) -> Part | None:
        parts = list[Part]()
        while self._next and not self._is_next("close"):
            if depth == 0 and self._takes_shared():
                continue
            if part := self._choice(depth):
                parts.append(part)
        return every(parts)

    def _takes_shared(self) -> bool:
        """What stands by itself and says where to look, not what for."""
        found = self._next
        following = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
        if not found or (following and following.kind == "or") or not _is_shared(found):
            return False
        self._take()
        self._only_shared = True
        return True

    def _choice(self, depth: int) -> Part | None:
        part = None if self._is_next("or") else self._one(depth)
        while self._is_next("or"):
            position = self._take().position
            other = self._one(depth) if self._next and not self._is_next("or", "close") else None
            if part is None or other is None:
                raise UnreadableQuery(position, f"{OR} needs something to look for on both sides.")
            part = either([part, other])
        return part

    def _one(self, depth: int) -> Part | None:
        token = self._take()
        if token.kind != "minus":
            return self._plain(token, depth)
        if not self._is_next("open", "phrase", "facet", "word"):
            raise UnreadableQuery(token.position, "after - there must be what is to be left out.")
        part = self._plain(self._take(), depth)
        return negated(part) if part else None

    def _plain(self, token: Token, depth: int) -> Part | None:
        if token.kind == "open":
            return self._bracket(token.position, depth + 1)
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise UnreadableQuery(token.position, f"it has more than {MOST_PARTS} parts.")
        if token.kind == "facet":
            return _facet(token)
        text = " ".join(token.text.split())
        if not _can_be_found(text):
            return None
        return Phrase(text) if token.kind == "phrase" else Word(text)

    def _bracket(self, position: int, depth: int) -> Part | None:
        if depth > DEEPEST:
            raise UnreadableQuery(position, f"there are more than {DEEPEST} brackets within each other.")
        inner = self._group(depth)
        if not self._is_next("close"):
            raise UnreadableQuery(position, "this bracket is not closed.")
        self._take()
        return inner


def _is_shared(token: Token) -> bool:
    return token.kind == "facet" and (token.name, token.text.lower()) == (_SHARED.name, _SHARED.value)


def _facet(token: Token) -> Facet:
    if _is_shared(token):
        raise UnreadableQuery(
            token.position, f"{_SHARED} must stand by itself, without -, {OR} and brackets."
        )
    try:
        return Facet(token.name, FACETS[token.name].read(token.text))
    except ValueError as error:
        reason = f"“{token.name}:{token.text}” does not fit. {error}"
        raise UnreadableQuery(token.position, reason) from None


def _can_be_found(text: str) -> bool:
    """Signs alone are not looked for, but pictures are, which are tags of some."""
    return bool(words(text)) or any(category(sign) == "So" for sign in text)
