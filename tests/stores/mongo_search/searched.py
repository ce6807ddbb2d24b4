"""Documents that are found, and a plain account of what is to be found of them."""

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

from functions.shared.models.wire import Document
from functions.shared.stores.ports import CollectionSpec
from functions.shared.stores.search import (
    EVERYONE,
    AllOf,
    AnyOf,
    Box,
    Entry,
    Expression,
    IndexSpec,
    Mark,
    Not,
    Order,
    Position,
    Span,
    Term,
    Wanted,
    Within,
)

OWNERS = ("ann", "bob", "bo")
WORDS = ("", "a", "ab", "b", "b.c", "tag:dog", "tag:doge", "tag:é", "tag:🐕", "tag:\uffff", "z$", "[x-y]")


def entry(document: Document) -> Entry | None:
    if document.get("hidden"):
        return None
    at = document.get("at")
    return Entry(
        document["owner"],
        frozenset(document["terms"]),
        frozenset(document["shared"]),
        document["createdAt"],
        document["taken"],
        Position(*at) if at else None,
    )


SEARCHED = CollectionSpec("things", unique=(("key",),), search=IndexSpec(1, entry))
LATER = CollectionSpec("things", unique=(("key",),), search=IndexSpec(2, entry))
PLAIN = CollectionSpec("things", unique=(("key",),))


def thing(number: int, **fields: object) -> Document:
    return {
        **{"_id": f"{number:024x}", "rev": 0, "key": f"key-{number}", "owner": "ann", "createdAt": number},
        **{"terms": [], "shared": [], "taken": None, "at": None},
        **fields,
    }


def any_thing(number: int, random: Random) -> Document:
    return thing(
        number,
        owner=random.choice(OWNERS),
        createdAt=random.randrange(9),
        terms=random.sample(WORDS[1:], random.randrange(6)),
        shared=random.sample(WORDS[1:], random.randrange(4)),
        taken=random.choice([None, -5, 0, 1, 2, 3]),
        at=random.choice([None, [random.uniform(-90, 90), random.uniform(-180, 180)]]),
        hidden=random.random() < 0.1,
    )


def any_expression(random: Random, depth: int = 3) -> Expression:
    match random.randrange(6 if depth else 3):
        case 0:
            return Term(random.choice(WORDS))
        case 1:
            return Span(random.choice(WORDS), random.choice(WORDS))
        case 2:
            south, north = sorted((random.uniform(-90, 90), random.uniform(-90, 90)))
            return Within(Box(random.uniform(-180, 180), south, random.uniform(-180, 180), north))
        case 3:
            return Not(any_expression(random, depth - 1))
        case kind:
            parts = tuple(any_expression(random, depth - 1) for _ in range(random.randrange(4)))
            return AllOf(parts) if kind == 4 else AnyOf(parts)


def holds(expression: Expression, terms: frozenset[str], at: list[float] | None) -> bool:
    match expression:
        case Term(text):
            return text in terms
        case Span(start, end):
            return any(start.encode() <= term.encode() < end.encode() for term in terms)
        case AllOf(parts):
            return all(holds(part, terms, at) for part in parts)
        case AnyOf(parts):
            return any(holds(part, terms, at) for part in parts)
        case Not(part):
            return not holds(part, terms, at)
        case Within(box):
            return at is not None and is_inside(at[0], at[1], box)


def is_inside(lat: float, lon: float, box: Box) -> bool:
    if box.west <= box.east:
        return box.south <= lat <= box.north and box.west <= lon <= box.east
    return box.south <= lat <= box.north and (lon >= box.west or lon <= box.east)


@dataclass
class Plainly:
    documents: list[Document]

    def terms(self, document: Document, scope: str) -> frozenset[str] | None:
        found = entry(document)
        if found is None or scope not in (EVERYONE, found.owner):
            return None
        return (found.shared_terms if scope == EVERYONE else found.terms) | {""}

    def wanted(self, wanted: Wanted) -> list[Document]:
        def is_wanted(document: Document) -> bool:
            each = (self.terms(document, scope) for scope in wanted.scopes)
            return any(terms is not None and holds(wanted.where, terms, document["at"]) for terms in each)

        return [document for document in self.documents if is_wanted(document)]

    def page(self, wanted: Wanted, order: Order, limit: int, after: Mark | None = None) -> list[Document]:
        def place(time: int | None, id: str) -> tuple[bool, int, str]:
            return (time is not None, time or 0, id)

        def place_of(document: Document) -> Any:
            time = document["taken"] if order is Order.TAKEN else document["createdAt"]
            return place(time, document["_id"])

        found = sorted(self.wanted(wanted), key=place_of, reverse=True)
        rest = [each for each in found if after is None or place_of(each) < place(after.time, after.id)]
        return rest[:limit]

    def counts(self, wanted: Wanted, kind: Span) -> Counter[str]:
        counts = Counter[str]()
        for document in self.wanted(wanted):
            held = (self.terms(document, scope) or frozenset() for scope in wanted.scopes)
            counts.update(term for term in frozenset().union(*held) if kind.start <= term < kind.end)
        return counts
