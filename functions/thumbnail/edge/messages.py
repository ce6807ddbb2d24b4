"""What ``thumbnail`` takes and gives."""

from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from functions.shared.models.photo import Rotation
from functions.shared.models.wire import Key, Wire
from functions.thumbnail.crop import Boost, Box
from functions.thumbnail.details import Details

MOST_BOXES: Final = 64
Side = Annotated[int, Field(ge=16, le=2048)]
Coordinate = Annotated[int, Field(ge=0, le=1_000_000)]


class SizeQuery(BaseModel):
    width: Side = 200
    height: Side = 200


class KeptBox(Wire):
    """A part of the upright original to keep in frame; a detection may be given as it is.

    ``weight``: 0.01 is enough where the rest of the picture is to have a say, 1 outweighs it.
    """

    x1: Coordinate
    y1: Coordinate
    x2: Coordinate
    y2: Coordinate
    weight: Annotated[float, Field(gt=0, le=1)] = 0.01

    @model_validator(mode="after")
    def _has_an_inside(self) -> Self:
        if self.x1 >= self.x2 or self.y1 >= self.y2:
            raise ValueError("A box must have x1 < x2 and y1 < y2.")
        return self

    @property
    def boost(self) -> Boost:
        return Boost(Box(self.x1, self.y1, self.x2 - self.x1, self.y2 - self.y1), self.weight)


class StoredPhoto(Wire):
    model_config = ConfigDict(extra="forbid")

    key: Key
    boxes: Annotated[tuple[KeptBox, ...], Field(max_length=MOST_BOXES)] = ()
    rotation: Rotation = 0
    """How far it is to be turned clockwise, in degrees; the boxes are of what is seen then."""


class ThumbnailAnswer(Details):
    """What was not read from storage has no keys."""

    thumbnail_key: str | None = None
    medium_key: str | None = None
    preview_key: str | None = None
