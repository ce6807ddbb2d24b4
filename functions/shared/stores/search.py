"""What documents are found by, and what an index of it answers; adapters keep one beside a collection.

An entry is derived from its document alone, so that an index can be made anew at any time. It is kept in the
same atomic write as the document.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from functions.shared.models.wire import Document

EVERYONE: Final = ""
"""The scope of those terms by which documents are counted and found whoever owns them."""


@dataclass(frozen=True)
class Position:
    """Degrees, north and east positive."""

    lat: float
    lon: float


@dataclass(frozen=True)
class Entry:
    """What one document is found by.

    ``terms`` count in the scope of its owner, ``shared_terms`` among everyone. ``taken`` is the clock on the
    wall where it was taken, in milliseconds as if that clock showed UTC; ``created`` milliseconds since the
    epoch.
    """

    owner: str
    terms: frozenset[str]
    shared_terms: frozenset[str]
    created: int
    taken: int | None = None
    position: Position | None = None


@dataclass(frozen=True)
class IndexSpec:
    """``entry`` gives None for what nobody is to find. Another ``version`` wherever its results change."""

    version: int
    entry: Callable[[Document], Entry | None]


@dataclass(frozen=True)
class Term:
    """What has this term."""

    text: str


@dataclass(frozen=True)
class Span:
    """What has any term from ``start`` up to, not including, ``end``, by their bytes in UTF-8."""

    start: str
    end: str


@dataclass(frozen=True)
class AllOf:
    """Of nothing: everything."""

    parts: "tuple[Expression, ...]" = ()


@dataclass(frozen=True)
class AnyOf:
    """Of nothing: nothing."""

    parts: "tuple[Expression, ...]" = ()


@dataclass(frozen=True)
class Not:
    part: "Expression"


@dataclass(frozen=True)
class Box:
    """Degrees. Across the date line where ``west`` is greater than ``east``."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class Within:
    """What has a position in this box, its edges included."""

    box: Box


Expression = Term | Span | AllOf | AnyOf | Not | Within
EVERYTHING: Final = AllOf()


def all_of(*parts: Expression) -> Expression:
    """The same as ``AllOf``, without what says nothing."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, AllOf) else (part,))]
    return flat[0] if len(flat) == 1 else AllOf(tuple(flat))


def beginning(text: str) -> Span:
    """Terms that begin so."""
    return Span(text, text + "\U0010ffff")


@dataclass(frozen=True)
class Wanted:
    """What holds the expression in any of these scopes: names of owners, or EVERYONE."""

    scopes: tuple[str, ...]
    where: Expression = EVERYTHING


class Order(StrEnum):
    """Latest first, then by falling id; what has no such time comes last."""

    TAKEN = "taken"
    CREATED = "created"


@dataclass(frozen=True)
class Mark:
    """A place in an order: after the document with this time, as its entry has it, and this id."""

    time: int | None
    id: str


@dataclass(frozen=True)
class Cluster:
    """Documents of one cell of a grid: the middle of their positions, how many, and the id of one of them."""

    position: Position
    count: int
    id: str


@dataclass(frozen=True)
class Difference:
    """What an index holds otherwise than the documents say; ``mended`` if it does so no more."""

    subject: str
    detail: str
    mended: bool


@dataclass(frozen=True)
class Checked:
    """``rest`` is what ``check`` takes to go on, in an adapter's own words; None at the end."""

    differences: Sequence[Difference]
    rest: str | None


class SearchIndex(Protocol):
    """Every method raises Unavailable when the store is not there."""

    def is_whole(self) -> bool:
        """False while it is being built: then it does not find everything yet, and counts too little."""

    def page(
        self, wanted: Wanted, order: Order, *, limit: int, after: Mark | None = None
    ) -> list[Document]: ...

    def count(self, wanted: Wanted) -> int: ...

    def counts(self, wanted: Wanted, kind: Span, *, most: int | None = None) -> dict[str, int]:
        """By each term within ``kind``, of what is wanted; none that is 0.

        With ``most`` the greatest, greatest first, then by term; without, all, by term.
        """

    def kept(self, scope: str, terms: Sequence[str]) -> Mapping[str, int]:
        """How many documents of a scope have each of these terms; those of which there are any."""

    def samples(self, scope: str, terms: Sequence[str]) -> Mapping[str, Document]:
        """For each of these terms some document of the scope that has it, if there is one."""

    def clusters(self, wanted: Wanted, box: Box, *, most: int, cell: float) -> list[Cluster]:
        """Those within the box by cells of a grid that lies still, its cells ``cell`` degrees wide and high.

        Where that makes more than ``most``, the cells are doubled until it does not. Greatest count first.
        """

    def build(self, most: int) -> bool:
        """Take in up to so many documents that an older build has written; True once there are no more."""

    def check(self, *, repair: bool, most: int, after: str | None = None) -> Checked:
        """Compare a part of what is kept, of about ``most`` documents, with what the documents say.

        ``after`` is the ``rest`` of the part before. Of what is written meanwhile nothing wrong is told.
        """
