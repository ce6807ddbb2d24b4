"""A photo's record."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic.main import IncEx

from functions.shared.models.corrections import AsRead, Corrected
from functions.shared.models.look import Look
from functions.shared.models.metadata import Metadata
from functions.shared.models.review import Held, Judgement
from functions.shared.models.steps import StepName, Steps
from functions.shared.models.wire import Document, Guests, Id, Key, Wire

MOST_ALBUMS: Final = 100
"""In which one photo may be."""
Rotation: TypeAlias = Literal[0, 90, 180, 270]
ROTATIONS: Final = (0, 90, 180, 270)
SIDEWAYS: Final = (90, 270)
NEVER_TOLD: Final = (
    "rev",
    "work",
    "deleting",
    "moved_at",
    "file_modified_at",
    "look",
    "not_alike",
    "former_labels",
    "reviewed",
    "approved_in",
)
STARS_OF_A_FAVOURITE: Final = 4


class Detection(Wire):
    """One object found; the box in whole pixels of the upright original."""

    label: str = Field(alias="class")
    confidence: float = Field(alias="conf", ge=0, le=1)
    x1: int
    y1: int
    x2: int
    y2: int

    def turned(self, height: int) -> "Detection":
        """A quarter clockwise, of a picture that was so high."""
        box = {"x1": height - self.y2, "y1": self.x1, "x2": height - self.y1, "y2": self.x2}
        return self.model_copy(update=box)


class FormerLabels(Wire):
    """What another model had found before those of the version ``replaced_by`` took its place."""

    replaced_by: str
    detections: tuple[Detection, ...]
    model: str | None
    version: str | None
    finished_at: int | None

    def turned(self, height: int) -> "FormerLabels":
        """As ``Detection.turned``."""
        return self.model_copy(update={"detections": tuple(d.turned(height) for d in self.detections)})


class IsFor(StrEnum):
    BOX = "box"
    PICTURE = "picture"


class FoundLabel(Wire):
    """What a photo shows: in a box, as its surest detection of this class says, or as a whole picture."""

    label: str = Field(alias="class")
    confidence: float = Field(alias="conf", ge=0, le=1)
    is_for: IsFor


class Crop(Wire):
    """The part of the upright original that the thumbnail shows, in its pixels."""

    x: int
    y: int
    width: int
    height: int

    def turned(self, height: int) -> "Crop":
        """As ``Detection.turned``."""
        return Crop(x=height - self.y - self.height, y=self.x, width=self.height, height=self.width)


class InAlbums(Wire):
    """``album_id`` is the first of ``album_ids``; a photo may be in none.

    A document has an ``albumId`` only of what is in one album alone, so that a store finds that by its index.
    Those of the builds before have no ``albumIds``.
    """

    album_id: Annotated[Id | None, Guests.ALL] = None
    album_ids: Annotated[tuple[Id, ...], Guests.ALL] = ()

    @model_validator(mode="before")
    @classmethod
    def _read_either(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        sole = values.get("albumId") or values.get("album_id")
        ids = values.get("albumIds") or values.get("album_ids")
        if ids:
            return values if sole == ids[0] else values | {"albumId": ids[0], "album_id": ids[0]}
        return values | {"albumIds": [sole], "album_ids": [sole]} if sole else values

    def in_albums(self, album_ids: Sequence[str]) -> Self:
        ids = tuple(dict.fromkeys(album_ids))
        return self.model_copy(update={"album_id": ids[0] if ids else None, "album_ids": ids})


class CoverPhoto(InAlbums):
    """What of a photo's record shows an album: little of it, so that many are read quickly."""

    id: Id = Field(alias="_id")
    user_name: str
    created_at: int
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


class Photo(InAlbums, Metadata):
    """A photo's record. Times are milliseconds since the epoch.

    ``retry_at``, on the wire alone, is when it is worked on again by itself, if its failure may pass.
    ``taken_at`` reads the camera's clock as UTC where ``taken_at_offset``, in minutes, is not known.
    ``placeholder`` is a ThumbHash in Base64. ``moved_at``: when it last came into another album.
    ``trashed_at``: since when it is in the trash, by itself or, on the wire, with its album.
    ``rotation``: how far a person has turned it clockwise, in degrees, from how the file has it upright;
    ``width``, ``height``, boxes and all pictures but the original are of what is seen then.
    ``labels`` are those of ``detections``, each once, and those of the whole picture, by falling confidence.
    ``look`` is None until it was looked at. ``not_alike``: the ids of photos that look like this one, and of
    which a person has said that they are others.
    ``former_labels``: until another model's are put in their place, for who rolls that back.
    ``as_read``: what the file says, where the person who has ``corrected`` it says otherwise.
    ``held``, on the wire alone: in which of its albums it waits for the album's owner, and why.
    ``approved_in``: those of its albums whose owners have said that others may see it.
    """

    id: Annotated[Id, Guests.ALL] = Field(alias="_id")
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
    rotation: Annotated[Rotation, Guests.ALL] = 0
    corrected: Corrected = Corrected()
    as_read: AsRead | None = None
    detections: Annotated[tuple[Detection, ...], Guests.ALL] = ()
    labels: Annotated[tuple[FoundLabel, ...], Guests.ALL] = ()
    model: str | None = None
    thumbnail_key: Key | None = None
    preview_key: Key | None = None
    medium_key: Key | None = None
    crop: Crop | None = None
    placeholder: Annotated[str | None, Guests.ALL] = None
    size: Annotated[int, Guests.WITH_ORIGINALS]
    sha256: str
    trashed_at: int | None = None
    held: Annotated[tuple[Held, ...], Guests.ALL] = ()
    reviewed: SkipJsonSchema[Judgement | None] = None
    approved_in: SkipJsonSchema[tuple[Id, ...]] = ()
    rev: SkipJsonSchema[int] = 0
    moved_at: SkipJsonSchema[int | None] = None
    file_modified_at: SkipJsonSchema[int | None] = None
    look: SkipJsonSchema[Look | None] = None
    not_alike: SkipJsonSchema[tuple[Id, ...]] = ()
    former_labels: SkipJsonSchema[FormerLabels | None] = None
    work: SkipJsonSchema[Work] = Work()
    deleting: SkipJsonSchema[bool] = False

    def to_document(self) -> Document:
        """With whose work is due, where some is, so that the store finds it by user."""
        document = super().to_document()
        document["work"]["dueFor"] = self.user_name if self.work.due_at is not None else None
        del document["held"]
        document["albumId"] = self.album_id if len(self.album_ids) == 1 else None
        return document

    def to_wire(self) -> Document:
        hidden: IncEx = {name.value: {"fault"} for name in StepName}
        kept_back: IncEx = {**dict.fromkeys(NEVER_TOLD, True), "steps": hidden}
        told = self.model_dump(mode="json", exclude=kept_back)
        return told | {"retryAt": self.work.due_at if self.status is PhotoStatus.FAILED else None}

    def in_albums(self, album_ids: Sequence[str]) -> Self:
        """What was said of it in an album counts no longer once it has left that."""
        moved = super().in_albums(album_ids)
        if not self.held and not self.approved_in:
            return moved
        held = tuple(held for held in self.held if held.album_id in moved.album_ids)
        approved = tuple(each for each in self.approved_in if each in moved.album_ids)
        return moved.model_copy(update={"held": held, "approved_in": approved})

    def with_metadata(self, found: Metadata) -> "Photo":
        """What a person has corrected stays so, and so does what is no favourite any more."""
        read = self.model_copy(update=dict(found) | {"favourite": self.favourite or self._is_starred(found)})
        if self.rotation in SIDEWAYS:
            read = read.model_copy(update={"width": found.height, "height": found.width})
        return self._as_corrected(read, found).with_tags()

    def turned(self, rotation: Rotation) -> "Photo":
        """As ``rotation`` says; its pictures have still to be made anew."""
        photo = self
        for _ in range((rotation - self.rotation) % 360 // 90):
            photo = photo._turned_by_a_quarter()
        return photo.model_copy(update={"rotation": rotation})

    def _turned_by_a_quarter(self) -> "Photo":
        update: dict[str, object] = {"width": self.height, "height": self.width}
        if self.height is not None:
            height = self.height
            update["detections"] = tuple(found.turned(height) for found in self.detections)
            update["crop"] = self.crop and self.crop.turned(height)
            update["former_labels"] = self.former_labels and self.former_labels.turned(height)
        return self.model_copy(update=update)

    def _is_starred(self, found: Metadata) -> bool:
        """Whether the file makes a favourite of it, which counts when its stars are first read."""
        return found.rating != self._file_says.rating and (found.rating or 0) >= STARS_OF_A_FAVOURITE

    @property
    def _file_says(self) -> AsRead:
        return self.as_read.completed_by(self) if self.as_read else AsRead.of(self)

    def _as_corrected(self, read: "Photo", found: Metadata) -> "Photo":
        if self.as_read is None:
            return read
        now = AsRead.of(found)
        kept = AsRead.of(self) if now == self._file_says else self.corrected.over(now)
        if self.corrected.gps is not None:
            kept = kept.model_copy(update={"place": self.place})
        return read.model_copy(update=dict(kept) | {"as_read": now})

    def with_corrected(self, corrected: Corrected) -> "Photo":
        """Without a place where the position is another; that is for who knows the towns."""
        read = self._file_says
        as_read = None if corrected == Corrected() else read
        update = dict(corrected.over(read)) | {"corrected": corrected, "as_read": as_read}
        return self.model_copy(update=update)

    @property
    def recorded_keys(self) -> tuple[str, ...]:
        """Of what was made of the original."""
        return tuple(key for key in (self.thumbnail_key, self.medium_key, self.preview_key) if key)

    def with_tags(self) -> "Photo":
        """``labels`` and ``tags`` made anew: what was found by falling confidence, then the keywords that
        the file has.

        Corrected by what a person said.
        """
        labels = self._labels()
        found = [label.label for label in labels]
        tags = [tag for tag in dict.fromkeys([*found, *self.keywords]) if tag not in self.removed_tags]
        update = {"labels": labels, "tags": tuple(dict.fromkeys([*tags, *self.added_tags]))}
        return self.model_copy(update=update)

    def with_picture_labels(self, found: Sequence[FoundLabel]) -> "Photo":
        boxes = [label for label in self.labels if label.is_for is IsFor.BOX]
        return self.model_copy(update={"labels": (*boxes, *found)}).with_tags()

    def _labels(self) -> tuple[FoundLabel, ...]:
        surest = dict[str, float]()
        for found in self.detections:
            surest[found.label] = max(found.confidence, surest.get(found.label, 0.0))
        boxes = [FoundLabel(label=name, confidence=conf, is_for=IsFor.BOX) for name, conf in surest.items()]
        pictures = [label for label in self.labels if label.is_for is IsFor.PICTURE]
        return tuple(sorted([*boxes, *pictures], key=lambda label: -label.confidence))
