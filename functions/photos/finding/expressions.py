"""Expressions put together, without what makes no difference."""

from collections.abc import Iterable, Sequence
from typing import Final

from functions.shared.stores.search import EVERYTHING, AllOf, AnyOf, Expression, Not, Span, Term

NOTHING: Final = AnyOf()


def any_of(parts: Iterable[Expression]) -> Expression:
    flat = [one for part in parts for one in (part.parts if isinstance(part, AnyOf) else (part,))]
    spans = [part for part in flat if isinstance(part, Span)]
    kept = [part for part in dict.fromkeys(flat) if not _is_within(part, spans)]
    if EVERYTHING in kept:
        return EVERYTHING
    return kept[0] if len(kept) == 1 else AnyOf(tuple(kept))


def all_of(parts: Iterable[Expression]) -> Expression:
    flat = [one for part in parts for one in (part.parts if isinstance(part, AllOf) else (part,))]
    kept = list(dict.fromkeys(flat))
    if NOTHING in kept:
        return NOTHING
    return kept[0] if len(kept) == 1 else AllOf(tuple(kept))


def without(part: Expression) -> Expression:
    if isinstance(part, Not):
        return part.part
    if part in (EVERYTHING, NOTHING):
        return NOTHING if part == EVERYTHING else EVERYTHING
    return Not(part)


def _is_within(part: Expression, spans: Sequence[Span]) -> bool:
    """Code points sort as their bytes in UTF-8 do."""
    return isinstance(part, Term) and any(span.start <= part.text < span.end for span in spans)
