"""Expressions put together, without what makes no difference."""

from collections.abc import Iterable, Sequence
from typing import Final

from functions.shared.stores.search import EVERYTHING, AnyOf, Expression, Not, Span, Term

NOTHING: Final = AnyOf()


def any_of(parts: Iterable[Expression]) -> Expression:
    flat = [one for part in parts for one in (part.parts if isinstance(part, AnyOf) else (part,))]
    spans = [part for part in flat if isinstance(part, Span)]
    kept = [part for part in dict.fromkeys(flat) if not _is_within(part, spans)]
    return kept[0] if len(kept) == 1 else AnyOf(tuple(kept))


def without(part: Expression) -> Expression:
    if part in (EVERYTHING, NOTHING):
        return NOTHING if part == EVERYTHING else EVERYTHING
    return part.part if isinstance(part, Not) else Not(part)


def _is_within(part: Expression, spans: Sequence[Span]) -> bool:
    """Code points sort as their bytes in UTF-8 do."""
    return isinstance(part, Term) and any(span.start <= part.text < span.end for span in spans)
