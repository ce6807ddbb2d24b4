"""Albums, and accounts that have ended."""

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from functions.shared.models.wire import Document, Id, Wire


class Album(Wire):
    id: Id = Field(alias="_id")
    album_name: str
    user_name: str
    created_at: int
    chosen_cover_id: Id | None = None
    """The photo that a person has chosen to show the album; it does as long as it is in there."""
    rev: SkipJsonSchema[int] = 0
    deleting: SkipJsonSchema[bool] = False

    def to_wire(self) -> Document:
        return self.model_dump(mode="json", exclude={"rev", "deleting"})


class EndedAccount(Wire):
    user_name: str = Field(alias="_id")
    created_at: int
    rev: int = 0
