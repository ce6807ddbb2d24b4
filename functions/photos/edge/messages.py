"""What ``photos`` takes and gives besides photos themselves."""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from functions.photos.library.corrections import Correction
from functions.photos.library.filter import PhotoFilter
from functions.shared.access.shares import SharedPhoto
from functions.shared.edge.many import Ids
from functions.shared.edge.paging import Page, cursor_text, read_cursor, unknown_cursor
from functions.shared.models.metadata import Gps
from functions.shared.models.photo import Photo, Rotation
from functions.shared.models.wire import Id, Key, Label, Text, Wire, whole
from functions.shared.stores.cursors import opaque, parse_mark, plain, plain_mark
from functions.shared.stores.ports import Cursor
from functions.shared.stores.search import Mark, Order
from functions.shared.stores.terms.photo_terms import wall_clock

MOST_PEOPLE: Final = 100
LONGEST_TITLE: Final = 300
LONGEST_CAPTION: Final = 2_000
EARLIEST: Final = -30_610_224_000_000
"""The year 1000: whoever photographs something older means it; milliseconds since the epoch."""
LATEST: Final = 253_370_764_800_000
"""The year 9999."""
Moment: TypeAlias = Annotated[int, Field(strict=True, ge=EARLIEST, le=LATEST), BeforeValidator(whole)]
ClockOffset: TypeAlias = Annotated[int, Field(strict=True, ge=-1080, le=1080), BeforeValidator(whole)]
"""Minutes from UTC."""
Stars: TypeAlias = Annotated[int, Field(strict=True, ge=1, le=5), BeforeValidator(whole)]


class PhotoRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    album_id: Id | None = None
    """Without it the photo comes into no album."""
    key: Key
    file_name: Annotated[str, StringConstraints(min_length=1, max_length=255)] | None = None
    file_modified_at: Moment | None = None
    """When the file was last changed: a guess, where nothing tells a time; milliseconds since the epoch."""


WORDS: Final = ("title", "caption", "people", "rating")


class CorrectedPosition(Wire):
    model_config = ConfigDict(extra="forbid")

    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


class PhotoCorrection(Wire):
    """What is left out stays as it is.

    null for a time, a position, a title, a caption, people or a rating: as the file says. An empty title or
    caption, an empty list of people and ``placeless``: none, whatever the file says.
    """

    model_config = ConfigDict(extra="forbid")

    album_id: Id | None = None
    add_tags: Annotated[tuple[Label, ...], Field(max_length=50)] = ()
    remove_tags: Annotated[tuple[Label, ...], Field(max_length=50)] = ()
    favourite: bool | None = None
    archived: bool | None = None
    rotation: Rotation | None = None
    taken_at: Moment | None = None
    taken_at_offset: ClockOffset | None = None
    gps: CorrectedPosition | None = None
    placeless: bool | None = None
    title: Annotated[Text, StringConstraints(max_length=LONGEST_TITLE)] | None = None
    caption: Annotated[Text, StringConstraints(max_length=LONGEST_CAPTION)] | None = None
    people: Annotated[tuple[Label, ...], Field(max_length=MOST_PEOPLE)] | None = None
    rating: Stars | None = None

    def correction(self) -> Correction:
        marks = {"favourite": self.favourite, "archived": self.archived}
        said: dict[str, object] = {}
        if "taken_at" in self.model_fields_set:
            offset = None if self.taken_at is None else self.taken_at_offset
            said |= {"taken_at": self.taken_at, "taken_at_offset": offset}
        elif self.taken_at_offset is not None:
            said["taken_at_offset"] = self.taken_at_offset
        if "gps" in self.model_fields_set:
            said["gps"] = Gps(lat=self.gps.lat, lon=self.gps.lon) if self.gps else None
            said["placeless"] = False
        if self.placeless is not None:
            said |= {"placeless": self.placeless} | ({"gps": None} if self.placeless else {})
        said |= {name: getattr(self, name) for name in WORDS if name in self.model_fields_set}
        if self.people is not None:
            said["people"] = tuple(dict.fromkeys(self.people))
        told = {name: value for name, value in marks.items() if value is not None}
        return Correction(self.album_id, self.add_tags, self.remove_tags, told, self.rotation, said)


class ManyCorrected(PhotoCorrection):
    ids: Ids


class VerifyRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    repair: bool = False
    checksums: bool = False
    cursor: Annotated[str, StringConstraints(max_length=1000)] | None = None


class DeleteQuery(Wire):
    forever: Annotated[bool, Field(description="At once and for good, also from the trash.")] = False


class DeleteByQuery(DeleteQuery):
    id: Id


class TrashQuery(Page):
    album_id: Annotated[Id | None, Field(alias="albumId", description="One that is in the trash.")] = None


class Into(Wire):
    album_id: Annotated[Id | None, Field(description="Another album than it was in.")] = None
    alone: Annotated[bool, Field(description="Into those of its albums that are there, be it none.")] = False


class TrashUsage(Wire):
    """``photo_count``: those there by themselves. ``trash_bytes``: all originals there, which count."""

    photo_count: int
    album_count: int
    trash_bytes: int


class TrashRules(Wire):
    """``days`` that things stay in the trash; 0 where what is deleted never comes there."""

    days: int


class TrashEmptied(Wire):
    """``more``: whether there is more than one call deletes."""

    photos: int
    albums: int
    more: bool


class PhotoQuery(PhotoFilter, Page):
    id: Annotated[Id | None, Field(description="This photo alone; all else is left aside.")] = None

    def mark(self) -> Mark | None:
        """Raises Invalid for what a list in this order has not given."""
        if self.by is Order.CREATED:
            after = self.after()
            return Mark(after.created_at, after.id) if after else None
        mark = parse_mark(plain(self.cursor)) if self.cursor is not None else None
        if mark is None and self.cursor is not None:
            raise unknown_cursor()
        return mark

    def next_cursor(self, last: Photo | SharedPhoto) -> str:
        """Of a list that goes on after this photo."""
        if self.by is Order.CREATED:
            return cursor_text(Cursor(last.created_at, last.id))
        return opaque(plain_mark(Mark(wall_clock(last.taken_at, last.taken_at_offset), last.id)))


class Again(BaseModel):
    """What failed, unless more is asked for."""

    force: bool = False
    outdated: bool = False


class AgainByRoot(Again):
    """``process``: the photo that is to be processed again, instead of one that is to be taken in."""

    process: Id | None = None


class ManyAgain(BaseModel):
    album_id: Annotated[Id | None, Field(alias="albumId")] = None
    status: Literal["failed"] = "failed"
    outdated: bool = False
    cursor: Annotated[str | None, Field(max_length=200)] = None

    def after(self) -> Cursor | None:
        return read_cursor(self.cursor)


class RestartedAnswer(Wire):
    """``cursor`` goes on where this call ended, if there may be more."""

    restarted: int
    more: bool
    cursor: str | None
