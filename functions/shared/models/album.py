"""Albums, and accounts that have ended."""

from typing import Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from functions.shared.models.wire import Document, Id, Wire


class Album(Wire):
    """``path``: the names that it is below, outermost first, be there albums of those names or not.

    ``trashed_at``: since when it is in the trash, with all that is in it.
    ``hidden_from``: whose photos are in it, while it is in the trash. ``keeps_photos``: its photos stay
    where they are while it is in the trash or being deleted, and lose this album alone.
    ``review``: what others add to it is seen by others once it was judged fine, or its owner says so.
    """

    id: Id = Field(alias="_id")
    album_name: str
    user_name: str
    created_at: int
    path: tuple[str, ...] = ()
    review: bool = False
    trashed_at: int | None = None
    chosen_cover_id: Id | None = None
    """The photo that a person has chosen to show the album; it does as long as it is in there."""
    rev: SkipJsonSchema[int] = 0
    deleting: SkipJsonSchema[bool] = False
    hidden_from: SkipJsonSchema[tuple[str, ...]] = ()
    keeps_photos: SkipJsonSchema[Literal[True] | None] = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its place in the tree of its owner's albums."""
        return (*self.path, self.album_name)

    def is_below(self, other: "Album") -> bool:
        return self.user_name == other.user_name and self.path[: len(other.names)] == other.names

    @property
    def is_there(self) -> bool:
        """Neither in the trash nor being deleted."""
        return self.trashed_at is None and not self.deleting

    def to_wire(self) -> Document:
        return self.model_dump(mode="json", exclude={"rev", "deleting", "hidden_from", "keeps_photos"})


class EndedAccount(Wire):
    user_name: str = Field(alias="_id")
    created_at: int
    rev: int = 0
