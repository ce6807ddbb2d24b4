"""A photo's record."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema
from pydantic.main import IncEx

from functions.shared.models.audience import Guests
from functions.shared.models.corrections import AsRead, Corrected
from functions.shared.models.metadata import Metadata
from functions.shared.models.steps import StepName, Steps
from functions.shared.models.wire import Document, Id, Key, Wire


class Detection(Wire):
    """One object found; the box in whole pixels of the upright original."""

    label: str = Field(alias="class")
    confidence: float = Field(alias="conf", ge=0, le=1)
    x1: int
    y1: int
    x2: int
    y2: int


class Crop(Wire):
    """The part of the upright original that the thumbnail shows, in its pixels."""

    x: int
    y: int
    width: int
    height: int


class CoverPhoto(Wire):
    """What of a photo's record shows an album: little of it, so that many are read quickly."""

    id: Id = Field(alias="_id")
    album_id: Id
    user_name: str
    thumbnail_key: Key | None = None
    medium_key: Key | None = None
    preview_key: Key | None = None
    placeholder: str | None = None
    crop: Crop | None = None
    width: int | None = None
    height: int | None = None


class PhotoStatus(StrEnum):
    PROCESSING = "processing"
    READY = "ready"
    FAILED = "failed"


class Work(Wire):
    """Who works on a photo until when, and when the sweep takes it up; never on the wire."""

    holder: str | None = None
    lease_until: int = 0
    due_at: int | None = None
    waits_for: StepName | None = None
    """The step whose function was away, so that its return makes the photo due at once."""
    rounds: int = 0
    """How often all retries were used up or the work broke off, since the photo came or was asked for."""


class Photo(Metadata):
    """A photo's record. Times are milliseconds since the epoch.

    ``retry_at``, on the wire alone, is when it is worked on again by itself, if its failure may pass.
    ``taken_at`` reads the camera's clock as UTC where ``taken_at_offset``, in minutes, is not known.
    ``placeholder`` is a ThumbHash in Base64. ``moved_at``: when it came into its album from another.
    ``as_read``: what the file says, where the person who has ``corrected`` it says otherwise.
    """

    id: Annotated[Id, Guests.ALL] = Field(alias="_id")
    album_id: Annotated[Id, Guests.ALL]
    user_name: Annotated[str, Guests.ALL]
    key: Key
    file_name: Annotated[str | None, Guests.WITH_ORIGINALS] = None
    created_at: Annotated[int, Guests.ALL]
    status: Annotated[PhotoStatus, Guests.ALL] = PhotoStatus.PROCESSING
    retry_at: int | None = None
    steps: Steps = Steps()
    tags: Annotated[tuple[str, ...], Guests.ALL] = ()
    added_tags: tuple[str, ...] = ()
    removed_tags: tuple[str, ...] = ()
    favourite: bool = False
    archived: bool = False
    corrected: Corrected = Corrected()
    as_read: AsRead | None = None
    detections: Annotated[tuple[Detection, ...], Guests.ALL] = ()
    model: str | None = None
    thumbnail_key: Key | None = None
    preview_key: Key | None = None
    medium_key: Key | None = None
    crop: Crop | None = None
    placeholder: Annotated[str | None, Guests.ALL] = None
    size: Annotated[int, Guests.WITH_ORIGINALS]
    sha256: str
    rev: SkipJsonSchema[int] = 0
    moved_at: SkipJsonSchema[int | None] = None
    work: SkipJsonSchema[Work] = Work()
    deleting: SkipJsonSchema[bool] = False

    def to_document(self) -> Document:
        """With whose work is due, where some is, so that the store finds it by user."""
        document = super().to_document()
        document["work"]["dueFor"] = self.user_name if self.work.due_at is not None else None
        return document

    def to_wire(self) -> Document:
        hidden: IncEx = {name.value: {"fault"} for name in StepName}
        kept_back: IncEx = {"rev": True, "work": True, "deleting": True, "moved_at": True, "steps": hidden}
        told = self.model_dump(mode="json", exclude=kept_back)
        return told | {"retryAt": self.work.due_at if self.status is PhotoStatus.FAILED else None}

    def with_metadata(self, found: Metadata) -> "Photo":
        """What a person has corrected stays so."""
        read = self.model_copy(update=dict(found))
        if self.as_read is None:
            return read
        now = AsRead.of(found)
        kept = AsRead.of(self) if now == self.as_read else self.corrected.over(now)
        if self.corrected.gps is not None:
            kept = kept.model_copy(update={"place": self.place})
        return read.model_copy(update=dict(kept) | {"as_read": now})

    def with_corrected(self, corrected: Corrected) -> "Photo":
        """Without a place where the position is another; that is for who knows the towns."""
        read = self.as_read or AsRead.of(self)
        as_read = None if corrected == Corrected() else read
        update = dict(corrected.over(read)) | {"corrected": corrected, "as_read": as_read}
        return self.model_copy(update=update)

    @property
    def recorded_keys(self) -> tuple[str, ...]:
        """Of what was made of the original."""
        return tuple(key for key in (self.thumbnail_key, self.medium_key, self.preview_key) if key)

    def with_tags(self) -> "Photo":
        """``tags`` made anew: detected classes by falling confidence, corrected by what a person said."""
        found = [d.label for d in sorted(self.detections, key=lambda d: -d.confidence)]
        tags = [tag for tag in dict.fromkeys(found) if tag not in self.removed_tags]
        return self.model_copy(update={"tags": tuple(dict.fromkeys([*tags, *self.added_tags]))})
