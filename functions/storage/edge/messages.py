"""What goes over the wire."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from functions.shared.edge import data_uri
from functions.shared.models.wire import Id, Key, Wire
from functions.shared.stores.ports import Progress


class KeyQuery(BaseModel):
    key: Key


class RepresentationQuery(BaseModel):
    """The bytes as they are, or as a data URI."""

    as_: Annotated[Literal["data-uri"] | None, Field(alias="as")] = None


class KeyAndRepresentation(RepresentationQuery, KeyQuery): ...


class ObjectsQuery(BaseModel):
    """A page may have fewer than ``limit`` objects, even none: there is more while a link says so."""

    prefix: str = Field(default="", max_length=200)
    limit: int = Field(default=100, ge=1, le=500)
    cursor: str | None = Field(default=None, max_length=300)


class DataUri(Wire):
    model_config = ConfigDict(extra="forbid")

    key: Key | None = None
    data: Annotated[str, Field(json_schema_extra={"pattern": data_uri.PATTERN})]


class RecountRequest(Wire):
    """``anew``: from the beginning, unless a count is under way."""

    anew: bool = False


class Recounted(Wire):
    """``miscounted``: users whose count was wrong, known when there is no ``more`` to count."""

    more: bool
    miscounted: tuple[str, ...]


class Upload(Wire):
    """``key`` is where the object will be; ``sha256`` is the object's, once all of it is there and stored."""

    id: Id
    key: Key
    content_type: str
    length: int
    offset: int
    sha256: str | None
    expires_at: int

    @classmethod
    def of(cls, progress: Progress) -> "Upload":
        partial = progress.partial
        return cls(
            id=partial.id,
            key=partial.key,
            content_type=partial.content_type,
            length=partial.length,
            offset=progress.offset,
            sha256=partial.sha256 if partial.finished else None,
            expires_at=partial.expires_at,
        )
