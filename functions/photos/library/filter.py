"""Which photos of a list are wanted."""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints

from functions.photos.finding.language import LONGEST_QUERY
from functions.photos.finding.periods import read_period
from functions.shared.models.photo import PhotoStatus
from functions.shared.models.wire import Id, Label, Wire
from functions.shared.stores.search import Order


def _period(text: str) -> str:
    try:
        return read_period(text)
    except ValueError:
        raise ValueError(
            "must be a year, a month or a day, such as 2019, 2019-05 or 2019-05-03, or two with .. between"
        ) from None


Searched: TypeAlias = Annotated[
    Annotated[str, StringConstraints(max_length=LONGEST_QUERY)] | None,
    Field(description="What is looked for: words and facets.", examples=["dog place:lisbon -taken:2019"]),
]


TakenWithin: TypeAlias = Annotated[
    Annotated[str, StringConstraints(max_length=30), AfterValidator(_period)] | None,
    Field(
        description="Photos taken in a year, a month, on a day, or from one to another.",
        examples=["2019-05"],
    ),
]


@dataclass(frozen=True)
class Equals:
    """Wanted are the photos whose ``field``, as it is named on the wire, is what was asked for."""

    field: str


class PhotoFilter(Wire):
    """Each field is one filter: its name, its type, the clause that it makes, its sentence and an example.

    What is not given is not asked for.
    """

    album_id: Annotated[
        Id | None,
        Equals("albumId"),
        Field(description="Photos in this album.", examples=["656f1c0a9d3b5e7f01234567"]),
    ] = None
    status: Annotated[
        PhotoStatus | None,
        Equals("status"),
        Field(description="Photos whose steps have come so far.", examples=["failed"]),
    ] = None
    sha256: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None,
        Equals("sha256"),
        Field(description="Photos whose original has this SHA-256.", examples=["0" * 64]),
    ] = None
    tag: Annotated[
        tuple[Label, ...],
        Field(description="Photos with this tag; given several times, with all of them.", examples=[["dog"]]),
        Field(max_length=20),
    ] = ()

    held: Annotated[
        bool,
        Field(description="Photos in albumId that wait for the album's owner, of those that I see."),
    ] = False
    q: Searched = None
    taken: TakenWithin = None
    order: Annotated[
        Order | None,
        Field(description="Latest first by this time; by when they were taken, where q or taken is given."),
    ] = None

    @property
    def is_search(self) -> bool:
        """Asks what only the search index tells."""
        return self.q is not None or self.taken is not None or self.order is Order.TAKEN

    @property
    def is_timeline(self) -> bool:
        """Asks for all, or for all of a time: what is archived is no part of that."""
        asks_for_some = self.q or self.album_id or self.status or self.sha256 or self.tag
        return self.is_search and not asks_for_some

    @property
    def has_terms(self) -> bool:
        """Asks what the search index tells sooner than the records do, and all of what it asks."""
        return bool(self.tag or self.status) and self.sha256 is None

    @property
    def needs_index(self) -> bool:
        return self.is_search or self.held

    @property
    def by(self) -> Order:
        return self.order or (Order.TAKEN if self.is_search else Order.CREATED)

    def equal(self) -> dict[str, str | int | bool]:
        """Wanted values by the names of fields."""
        asked = {
            clause.field: getattr(self, name)
            for name, field in type(self).model_fields.items()
            for clause in field.metadata
            if isinstance(clause, Equals)
        }
        return {field: value for field, value in asked.items() if value is not None}
