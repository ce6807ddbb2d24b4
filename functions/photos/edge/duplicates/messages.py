"""What is asked about photos that are there twice, and what is told of them."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from functions.photos.duplicates.candidates import BEGINNINGS, Place
from functions.photos.duplicates.duplicates import GroupPage
from functions.photos.duplicates.grouping import GroupKind
from functions.shared.edge.paging import unknown_cursor
from functions.shared.models.photo import Photo
from functions.shared.models.wire import Document, Id, Wire
from functions.shared.stores.cursors import opaque, plain
from functions.shared.stores.terms.look_terms import KINDS

MOST_IN_A_GROUP: Final = 100


class DuplicatesQuery(BaseModel):
    limit: int = Field(default=20, ge=1, le=100, description="Of groups; somewhat more may come.")
    cursor: str | None = Field(default=None, max_length=200)

    def place(self) -> Place:
        """Raises Invalid for what no page has given."""
        if self.cursor is None:
            return Place()
        kind, _, beginning = plain(self.cursor).partition(":")
        if not (kind.isdecimal() and beginning.isdecimal() and kind.isascii() and beginning.isascii()):
            raise unknown_cursor()
        if int(kind[:9]) >= len(KINDS) or int(beginning[:9]) >= BEGINNINGS:
            raise unknown_cursor()
        return Place(int(kind), int(beginning))


class DuplicateGroup(Wire):
    """``same``: the same bytes; ``alike``: the same picture. ``best_id`` is the first."""

    kind: GroupKind
    best_id: Id
    photos: tuple[Photo, ...]

    def to_wire(self) -> Document:
        told = self.model_dump(mode="json", exclude={"photos"})
        return told | {"photos": [photo.to_wire() for photo in self.photos]}


class DuplicatesAnswer(Wire):
    """``cursor`` goes on where this page ended, if there may be ``more``; it may be empty nevertheless."""

    groups: tuple[DuplicateGroup, ...]
    more: bool
    cursor: str | None

    @classmethod
    def of(cls, page: GroupPage) -> "DuplicatesAnswer":
        cursor = opaque(f"{page.rest.kind}:{page.rest.beginning}") if page.rest else None
        groups = tuple(
            DuplicateGroup(kind=group.kind, best_id=group.photos[0].id, photos=group.photos[:MOST_IN_A_GROUP])
            for group in page.groups
        )
        return cls(groups=groups, more=cursor is not None, cursor=cursor)

    def to_wire(self) -> Document:
        told = self.model_dump(mode="json", exclude={"groups"})
        return told | {"groups": [group.to_wire() for group in self.groups]}


class MergeRequest(Wire):
    """``ids`` may name the one to be kept, too."""

    model_config = ConfigDict(extra="forbid")

    keep_id: Id
    ids: Annotated[tuple[Id, ...], Field(min_length=1, max_length=MOST_IN_A_GROUP)]


class DismissRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    ids: Annotated[tuple[Id, ...], Field(min_length=2, max_length=MOST_IN_A_GROUP)]
