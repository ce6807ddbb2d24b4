"""What was asked for, as values. Each prints as text that is read as the same value again."""

from dataclasses import dataclass
from typing import Final, TypeAlias

OR: Final = "OR"


@dataclass(frozen=True)
class Word:
    """A beginning of what is looked for, without spaces, quotes and brackets."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Phrase:
    """Whole words, next to each other."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True)
class Facet:
    """``name`` is one of ``facets.FACETS``; the value has been checked."""

    name: str
    value: str

    def __str__(self) -> str:
        is_one_word = not any(character.isspace() or character in "()" for character in self.value)
        return f"{self.name}:{self.value}" if is_one_word else f'{self.name}:"{self.value}"'


@dataclass(frozen=True)
class Negated:
    part: "Word | Phrase | Facet | Every | Either"

    def __str__(self) -> str:
        return f"-({self.part})" if isinstance(self.part, Every | Either) else f"-{self.part}"


@dataclass(frozen=True)
class Every:
    """Two parts or more, none of which is one of these."""

    parts: "tuple[Part, ...]"

    def __str__(self) -> str:
        return " ".join(map(str, self.parts))


@dataclass(frozen=True)
class Either:
    """Two parts or more, none of which is one of these."""

    parts: "tuple[Part, ...]"

    def __str__(self) -> str:
        return f" {OR} ".join(f"({part})" if isinstance(part, Every) else str(part) for part in self.parts)


Part: TypeAlias = Word | Phrase | Facet | Negated | Every | Either


@dataclass(frozen=True)
class Query:
    """All ``parts`` must hold, none of which is an ``Every``. Without any, everything is wanted.

    With ``only_shared`` it is looked for among what others share.
    """

    parts: tuple[Part, ...] = ()
    only_shared: bool = False

    def __str__(self) -> str:
        shared = (Facet("is", "shared"),) if self.only_shared else ()
        return " ".join(map(str, (*self.parts, *shared)))


def every(parts: list[Part]) -> Part | None:
    """Parts that are groups of their own hold one by one; None of nothing."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Every) else (part,))]
    return Every(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def either(parts: list[Part]) -> Part:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Either) else (part,))]
    return Either(tuple(flat)) if len(flat) > 1 else flat[0]


def negated(part: Part) -> Part:
    return part.part if isinstance(part, Negated) else Negated(part)
