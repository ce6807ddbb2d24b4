"""Documents that are searched, what each is found by, and a model that answers by looking at all of them."""

from dataclasses import dataclass, field
from random import Random

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

SEARCHING = ["sqlite", "mongomock", "ferretdb"]
"""Of the stores in tests/stores/conftest.py, those that search."""
OWNERS = ("ann", "bob")
WORDS = (*(f"w:{letter}{number}" for letter in "abc" for number in range(6)), "w:ä", "w:\U0001f600")
SCOPES = (
    *((owner,) for owner in OWNERS),
    OWNERS,
    (EVERYONE,),
    ("nobody",),
    (),
    ("ann", EVERYONE),
    ("bob", "bob"),
)
DAY_MS = 86_400_000


def entry(document: Document) -> Entry | None:
    if document.get("gone"):
        return None
    return Entry(
        owner=document["owner"],
        terms=frozenset(document["words"]),
        shared_terms=frozenset(word for word in document["words"] if word.startswith("w:a")),
        created=document["createdAt"],
        taken=document["taken"],
        position=Position(*document["at"]) if document["at"] else None,
    )


SEARCHED = CollectionSpec(
    "searched", indexes=(("owner", "createdAt", "_id"),), search=IndexSpec(version=1, entry=entry)
)


def searched(draw: Random, number: int) -> Document:
    return {
        "_id": f"{draw.randrange(16**6):06x}{number:018x}",
        "rev": 0,
        "owner": draw.choice(OWNERS),
        "createdAt": draw.choice((5, draw.randrange(10_000) * DAY_MS)),
        "taken": draw.choice((None, -7, draw.randrange(-4_000, 16_000) * DAY_MS)),
        "words": draw.sample(WORDS, draw.randrange(6)),
        "at": draw.choice((None, [round(draw.uniform(-90, 90), 5), round(draw.uniform(-180, 180), 5)])),
        "gone": draw.random() < 0.05,
    }


def expression(draw: Random, depth: int = 3) -> Expression:
    ends = ("term", "span", "within")
    kind = draw.choice(ends if depth == 0 else (*ends, "all", "any", "not"))
    if kind == "term":
        return Term(draw.choice((*WORDS, "w:none", "")))
    if kind == "span":
        start, end = sorted((draw.choice(WORDS), draw.choice((*WORDS, "w:\U0010ffff"))))
        return Span(start, end)
    if kind == "within":
        return Within(box(draw))
    if kind == "not":
        return Not(expression(draw, depth - 1))
    parts = tuple(expression(draw, depth - 1) for _ in range(draw.randrange(4)))
    return AllOf(parts) if kind == "all" else AnyOf(parts)


def box(draw: Random) -> Box:
    south, north = sorted((draw.uniform(-90, 90), draw.uniform(-90, 90)))
    return Box(draw.uniform(-180, 180), south, draw.uniform(-180, 180), north)


def wanted(draw: Random) -> Wanted:
    scopes = draw.choice(SCOPES)
    return Wanted(scopes, expression(draw))


@dataclass
class Model:
    documents: dict[str, Document] = field(default_factory=dict)

    def found(self, wanted: Wanted) -> list[Document]:
        return [document for document in self.documents.values() if self._is_found(document, wanted)]

    def page(self, wanted: Wanted, order: Order, limit: int, after: Mark | None) -> list[str]:
        def place(document: Document) -> tuple[bool, int, str]:
            time = time_of(document, order)
            return time is not None, time or 0, document["_id"]

        found = sorted(self.found(wanted), key=place, reverse=True)
        if after is not None:
            mark = (after.time is not None, after.time or 0, after.id)
            found = [document for document in found if place(document) < mark]
        return [document["_id"] for document in found[:limit]]

    def counts(self, wanted: Wanted, kind: Span) -> dict[str, int]:
        counts: dict[str, int] = {}
        for document in self.found(wanted):
            terms = {term for scope in wanted.scopes for term in terms_in(document, scope) or ()}
            for term in terms:
                if kind.start.encode() <= term.encode() < kind.end.encode():
                    counts[term] = counts.get(term, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: item[0].encode()))

    def inside(self, wanted: Wanted, box: Box) -> set[str]:
        return {document["_id"] for document in self.found(wanted) if is_inside(document["at"], box)}

    @staticmethod
    def _is_found(document: Document, wanted: Wanted) -> bool:
        terms = [terms_in(document, scope) for scope in wanted.scopes]
        return any(some is not None and holds(wanted.where, some, document["at"]) for some in terms)


def terms_in(document: Document, scope: str) -> set[str] | None:
    """None where the scope does not have it."""
    found = entry(document)
    if found is None or scope not in (found.owner, EVERYONE):
        return None
    return {*(found.terms if scope else found.shared_terms), ""}


def holds(where: Expression, terms: set[str], at: list[float] | None = None) -> bool:
    match where:
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
        case Within(section):
            return is_inside(at, section)


def time_of(document: Document, order: Order) -> int | None:
    time: int | None = document["taken" if order is Order.TAKEN else "createdAt"]
    return time


def is_inside(at: list[float] | None, box: Box) -> bool:
    if at is None or not box.south <= at[0] <= box.north:
        return False
    if box.west <= box.east:
        return box.west <= at[1] <= box.east
    return at[1] >= box.west or at[1] <= box.east
