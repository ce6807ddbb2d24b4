"""What is asked about many photos at once, and what is told of them."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationInfo, field_validator

from functions.photos.library.filter import PhotoFilter, Searched
from functions.shared.models.metadata import Place
from functions.shared.models.wire import Id, Label, Wire
from functions.shared.stores.search import Box, Order

MOST_ZOOM = 24


class SearchQuery(BaseModel):
    q: Searched = None


class CountedQuery(Wire):
    """Of photos as ``GET photos/`` would list them."""

    q: Searched = None
    album_id: Annotated[Id | None, Field(description="Photos in this album, everyone's.")] = None
    tag: Annotated[
        tuple[Label, ...],
        Field(description="Photos with this tag; given several times, with all of them.", max_length=20),
    ] = ()

    def wanted(self) -> PhotoFilter:
        # Counts of what is found by the index, be it all.
        return PhotoFilter(q=self.q, album_id=self.album_id, tag=self.tag, order=Order.TAKEN)


class TimelineQuery(CountedQuery):
    by: Annotated[Literal["month"], Field(description="What is counted together.")] = "month"


class SuggestQuery(BaseModel):
    q: Annotated[str, Field(max_length=100, description="The beginning of a word.", examples=["li"])] = ""


class TownQuery(BaseModel):
    q: Annotated[
        str,
        Field(
            max_length=100, description="The beginning of a town's name.", examples=["lisb", "Paris, Texas"]
        ),
    ] = ""


class MapQuery(SearchQuery):
    """Degrees; across the date line where ``west`` is greater than ``east``."""

    west: float = Field(default=-180, ge=-180, le=180, allow_inf_nan=False)
    south: float = Field(default=-90, ge=-90, le=90, allow_inf_nan=False)
    east: float = Field(default=180, ge=-180, le=180, allow_inf_nan=False)
    north: float = Field(default=90, ge=-90, le=90, allow_inf_nan=False)
    zoom: float = Field(
        default=0,
        ge=0,
        le=MOST_ZOOM,
        allow_inf_nan=False,
        description="That of web maps: at 0 the world is 256 pixels wide, at each step twice as wide.",
    )

    @field_validator("north")
    @classmethod
    def _is_above(cls, north: float, others: ValidationInfo) -> float:
        if north < others.data.get("south", north):
            raise ValueError("must not be less than south")
        return north

    def box(self) -> Box:
        return Box(self.west, self.south, self.east, self.north)


class MonthCount(Wire):
    """``month`` is None for photos that do not tell when they were taken."""

    month: Annotated[str | None, Field(examples=["2019-05"])]
    count: int


class Counted(Wire):
    """``q`` finds what was counted; ``text`` is for people."""

    text: str
    count: int
    q: str


class CountedPlace(Counted):
    """``text`` is in English."""

    german: str


class Suggestion(Counted):
    kind: str


class Facets(Wire):
    """The largest of each, greatest first."""

    tag: tuple[Counted, ...]
    place: tuple[CountedPlace, ...]
    camera: tuple[Counted, ...]
    year: tuple[Counted, ...]


class NamedPlace(Wire):
    """``lat`` and ``lon`` are the middle of the town."""

    place: Place
    lat: float
    lon: float


class MapCluster(Wire):
    """``lat`` and ``lon`` are the middle of the positions; the photo is one of those counted."""

    lat: float
    lon: float
    count: int
    photo_id: Id
