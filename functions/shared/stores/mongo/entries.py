"""What a document is found by, as fields of the document itself: one write keeps both.

    found        {v, owner, taken, created, lat, lon}, or {v} alone for what nobody is to find
    foundTerms   ["ann/", "ann/tag:dog", ...], in the scope of its owner, whose name each begins with
    foundShared  ["", "album:5f...", ...], among everyone

MongoDB tries each of several terms that are asked for as the way into an index, and takes what ends soonest,
only where terms are the first field of that index: so they name their owner themselves. The lists are fields
of their own since FerretDB 1 unwinds no inner ones under their names.
"""

from dataclasses import dataclass
from typing import Final

from functions.shared.models.wire import Document
from functions.shared.stores.search import EVERYONE, Entry, IndexSpec, Order

FOUND: Final = "found"
TERMS: Final = "foundTerms"
SHARED: Final = "foundShared"
VERSION: Final = f"{FOUND}.v"
OWNER: Final = f"{FOUND}.owner"
LAT: Final = f"{FOUND}.lat"
LON: Final = f"{FOUND}.lon"
TIMES: Final = {Order.TAKEN: f"{FOUND}.taken", Order.CREATED: f"{FOUND}.created"}
FIELDS: Final = (FOUND, TERMS, SHARED)

ANY: Final = ""
"""The term that everything has."""
NEVER: Final = -(2**53)
"""In place of a time that is not known, so that one range holds all that comes later in the order."""

INDEXES: Final = (
    (TERMS, TIMES[Order.TAKEN], "_id"),
    (SHARED, TIMES[Order.TAKEN], "_id"),
    (SHARED, TIMES[Order.CREATED], "_id"),
    # Not of terms: that would be as many keys again, and what is frequent is soon met in this order.
    (OWNER, TIMES[Order.CREATED], "_id"),
    (OWNER, LAT, LON, "_id"),
    (VERSION,),
)


@dataclass(frozen=True)
class Scope:
    """A name of an owner, or EVERYONE: where its terms are, and as what."""

    name: str

    @property
    def field(self) -> str:
        return SHARED if self.name == EVERYONE else TERMS

    def stored(self, term: str) -> str:
        # No name of a user has a slash.
        return term if self.name == EVERYONE else f"{self.name}/{term}"

    def term(self, stored: str) -> str:
        """Also of another owner."""
        return stored if self.name == EVERYONE else stored.partition("/")[2]


def hidden() -> dict[str, bool]:
    """A projection: the document as whoever wrote it knows it. Anew each time, as drivers write into it."""
    return dict.fromkeys(FIELDS, False)


def entry_fields(spec: IndexSpec, document: Document) -> Document:
    entry = spec.entry(document)
    if entry is None:
        return {FOUND: {"v": spec.version}, TERMS: [], SHARED: []}
    own = Scope(entry.owner)
    return {
        FOUND: {"v": spec.version, **_values(entry)},
        TERMS: sorted(own.stored(term) for term in entry.terms | {ANY}),
        SHARED: sorted(entry.shared_terms | {ANY}),
    }


def _values(entry: Entry) -> Document:
    taken = NEVER if entry.taken is None else entry.taken
    values = {"owner": entry.owner, "taken": taken, "created": entry.created}
    if entry.position is None:
        return values
    return {**values, "lat": float(entry.position.lat), "lon": float(entry.position.lon)}
