"""What is wanted of a search index as a filter of MongoDB's."""

from collections.abc import Sequence
from typing import Any, Final

from functions.shared.stores.mongo.entries import ANY, LAT, LON, NEVER, OWNER, TIMES, Scope
from functions.shared.stores.mongo.ranges import matching
from functions.shared.stores.search import (
    EVERYONE,
    AllOf,
    AnyOf,
    Box,
    Expression,
    Mark,
    Not,
    Order,
    Span,
    Term,
    Wanted,
    Within,
)

Filter = dict[str, Any]
NOTHING: Final[Filter] = {"_id": {"$in": []}}


class Filters:
    def __init__(self, *, with_ranges_of_elements: bool) -> None:
        """Whether the server compares the elements of a list, each alone, with both ends of a range."""
        self._with_ranges_of_elements = with_ranges_of_elements

    def wanted(self, wanted: Wanted, order: Order | None = None, more: Sequence[Filter] = ()) -> Filter:
        """``order`` is that of a page. ``more`` must hold as well."""
        scopes = [
            {"$and": [_entries(scope, wanted.where, order), self.where(scope, wanted.where), *more]}
            for scope in map(Scope, dict.fromkeys(wanted.scopes))
        ]
        match scopes:
            case []:
                return NOTHING
            case [only]:
                return only
        # At the root, so that each is planned alone and they are merged in order.
        return {"$or": scopes}

    def where(self, scope: Scope, expression: Expression) -> Filter:
        match expression:
            case Term(text):
                return {scope.field: scope.stored(text)}
            case Span(start, end):
                return self._span(scope.field, scope.stored(start), scope.stored(end))
            case AllOf(parts):
                return {"$and": [self.where(scope, part) for part in parts]} if parts else {}
            case AnyOf(parts):
                return self._any(scope, parts)
            case Not(part):
                return {"$nor": [self.where(scope, part)]}
            case Within(box):
                return within(box)

    def _any(self, scope: Scope, parts: Sequence[Expression]) -> Filter:
        terms = [scope.stored(part.text) for part in parts if isinstance(part, Term)]
        if len(terms) == len(parts):
            return {scope.field: {"$in": terms}}
        return {"$or": [self.where(scope, part) for part in parts]}

    def _span(self, field: str, start: str, end: str) -> Filter:
        if start >= end:
            return NOTHING
        if self._with_ranges_of_elements:
            return {field: {"$elemMatch": {"$gte": start, "$lt": end}}}
        return {field: {"$regex": matching(start, end)}}


def later(mark: Mark, order: Order) -> Filter:
    """One range of an index, less those of the mark's own time that come before it."""
    time = NEVER if mark.time is None else mark.time
    return {TIMES[order]: {"$lte": time}, "$nor": [{TIMES[order]: time, "_id": {"$gte": mark.id}}]}


def within(box: Box) -> Filter:
    lat = {LAT: {"$gte": box.south, "$lte": box.north}}
    if box.west <= box.east:
        return {**lat, LON: {"$gte": box.west, "$lte": box.east}}
    return {**lat, "$or": [{LON: {"$gte": box.west}}, {LON: {"$lte": box.east}}]}


def _entries(scope: Scope, where: Expression, order: Order | None) -> Filter:
    """Those of a scope, in a way that some index has in this order where the expression alone has it not."""
    anything = {scope.field: scope.stored(ANY)}
    if scope.name == EVERYONE:
        return anything
    owned = {OWNER: scope.name}
    return owned | anything if order is Order.TAKEN and not _has_term(where) else owned


def _has_term(where: Expression) -> bool:
    """Whether what holds it has one of the terms that it names."""
    match where:
        case Term():
            return True
        case AllOf(parts):
            return any(map(_has_term, parts))
        case AnyOf(parts):
            return bool(parts) and all(map(_has_term, parts))
    return False
