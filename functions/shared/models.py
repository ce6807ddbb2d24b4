"""The values that travel between functions and stores. Attribute names are Python's, aliases the wire's."""

import secrets
import time
from enum import StrEnum
from typing import Annotated, Any, Final, Literal, Self, TypeAlias
from unicodedata import category

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel
from pydantic.json_schema import SkipJsonSchema
from pydantic.main import IncEx

from functions.shared.auth import KEY_PATTERN, LONGEST_KEY

Document: TypeAlias = dict[str, Any]
"""A value as the metadata store keeps it: JSON, with the wire's names."""

Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{24}$")]
Key: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9._:-]{1,200}$"),
    Field(json_schema_extra={"pattern": f"^{KEY_PATTERN}$", "maxLength": LONGEST_KEY}),
]
"""A caller is told the form that the keys of objects have; what has another is there for nobody."""
UserName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,31}$")]


LABEL_FORM: Final = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$"
"""For the description: no control characters, and not space alone."""


def _without_controls(text: str) -> str:
    # Not isprintable(): that also refuses the joiners of Persian words and of family emoji.
    if any(category(character) in ("Cc", "Cs") for character in text):
        raise ValueError("must not contain control characters")
    return text


Label: TypeAlias = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100, strip_whitespace=True),
    AfterValidator(_without_controls),
    Field(json_schema_extra={"pattern": LABEL_FORM}),
]
"""A name that a person gives, trimmed."""


def new_id() -> str:
    """24 hexadecimal digits, the first eight of them the second of creation, so that ids sort by age."""
    return f"{int(time.time()):08x}{secrets.token_hex(8)}"


def now_ms() -> int:
    return time.time_ns() // 1_000_000


class Wire(BaseModel):
    """A frozen value whose JSON has the wire's camelCase names."""

    model_config = ConfigDict(
        frozen=True, alias_generator=to_camel, populate_by_name=True, extra="ignore", serialize_by_alias=True
    )

    def to_document(self) -> Document:
        return self.model_dump(mode="json")

    @classmethod
    def from_document(cls, document: Document) -> Self:
        return cls.model_validate(document)


class Detection(Wire):
    """One object found; the box in whole pixels of the upright original."""

    label: str = Field(alias="class")
    confidence: float = Field(alias="conf", ge=0, le=1)
    x1: int
    y1: int
    x2: int
    y2: int


class Gps(Wire):
    """Degrees, north and east positive; metres above the sea."""

    lat: float
    lon: float
    altitude: float | None = None


class Exposure(Wire):
    """Seconds, f-number, ISO speed, millimetres."""

    seconds: float | None = None
    aperture: float | None = None
    iso: int | None = None
    focal_length: float | None = None


class Crop(Wire):
    """The part of the upright original that the thumbnail shows, in its pixels."""

    x: int
    y: int
    width: int
    height: int


class StepName(StrEnum):
    METADATA = "metadata"
    THUMBNAIL = "thumbnail"
    RECOGNITION = "recognition"


class StepState(StrEnum):
    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class StepError(Wire):
    title: str
    detail: str


class Fault(StrEnum):
    """What is to be expected of a step that failed."""

    FINAL = "final"
    PASSING = "passing"
    """It may succeed by itself later."""
    AWAY = "away"
    """The function or its model was not there; it will succeed once that is back."""


class Step(Wire):
    state: StepState = StepState.PENDING
    attempts: int = 0
    started_at: int | None = None
    finished_at: int | None = None
    version: str | None = None
    """What made the result, such as ``thumbnail/1`` or a model's name and the digest of its weights."""
    error: StepError | None = None
    fault: SkipJsonSchema[Fault | None] = None


class Steps(Wire):
    metadata: Step = Step()
    thumbnail: Step = Step()
    recognition: Step = Step()

    def __getitem__(self, name: StepName) -> Step:
        step: Step = getattr(self, name.value)
        return step

    def with_step(self, name: StepName, step: Step) -> "Steps":
        return self.model_copy(update={name.value: step})

    def all(self) -> tuple[Step, Step, Step]:
        return self.metadata, self.thumbnail, self.recognition


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


class Photo(Wire):
    """A photo's record. Times are milliseconds since the epoch.

    ``taken_at`` reads the camera's clock as UTC where ``taken_at_offset``, in minutes, is not known.
    ``placeholder`` is a ThumbHash in Base64.
    """

    id: Id = Field(alias="_id")
    album_id: Id
    user_name: str
    key: Key
    file_name: str | None = None
    created_at: int
    status: PhotoStatus = PhotoStatus.PROCESSING
    steps: Steps = Steps()
    tags: tuple[str, ...] = ()
    added_tags: tuple[str, ...] = ()
    removed_tags: tuple[str, ...] = ()
    detections: tuple[Detection, ...] = ()
    model: str | None = None
    thumbnail_key: Key | None = None
    preview_key: Key | None = None
    medium_key: Key | None = None
    crop: Crop | None = None
    placeholder: str | None = None
    width: int | None = None
    height: int | None = None
    orientation: int | None = None
    taken_at: int | None = None
    taken_at_offset: int | None = None
    camera: str | None = None
    lens: str | None = None
    exposure: Exposure | None = None
    gps: Gps | None = None
    size: int
    sha256: str
    content_type: str
    rev: SkipJsonSchema[int] = 0
    work: SkipJsonSchema[Work] = Work()
    deleting: SkipJsonSchema[bool] = False

    def to_wire(self) -> Document:
        hidden: IncEx = {name.value: {"fault"} for name in StepName}
        return self.model_dump(
            mode="json", exclude={"rev": True, "work": True, "deleting": True, "steps": hidden}
        )

    @property
    def recorded_keys(self) -> tuple[str, ...]:
        """Of what was made of the original."""
        return tuple(key for key in (self.thumbnail_key, self.medium_key, self.preview_key) if key)

    def with_tags(self) -> "Photo":
        """``tags`` made anew: detected classes by falling confidence, corrected by what a person said."""
        found = [d.label for d in sorted(self.detections, key=lambda d: -d.confidence)]
        tags = [tag for tag in dict.fromkeys(found) if tag not in self.removed_tags]
        return self.model_copy(update={"tags": tuple(dict.fromkeys([*tags, *self.added_tags]))})


class Album(Wire):
    id: Id = Field(alias="_id")
    album_name: str
    user_name: str
    created_at: int
    rev: SkipJsonSchema[int] = 0
    deleting: SkipJsonSchema[bool] = False

    def to_wire(self) -> Document:
        return self.model_dump(mode="json", exclude={"rev", "deleting"})


class EndedAccount(Wire):
    user_name: str = Field(alias="_id")
    created_at: int
    rev: int = 0


class ObjectInfo(Wire):
    """What storage knows of a blob besides its bytes."""

    key: Key
    size: int
    content_type: str
    sha256: str


class StoredObject(ObjectInfo):
    stored_at: int = 0
    """0 where it is not known: some were stored before it was kept."""


class PartialObject(Wire):
    """An object that arrives in several requests; ``sha256`` is promised, or once it is finished, its own."""

    id: Id
    owner: UserName
    key: Key
    content_type: str
    length: int
    sha256: str | None = None
    metadata: str = ""
    """What the client told of it, in its own words."""
    expires_at: int
    finished: bool = False

    def as_stored(self, sha256: str, stored_at: int) -> StoredObject:
        return StoredObject(
            key=self.key,
            size=self.length,
            content_type=self.content_type,
            sha256=sha256,
            stored_at=stored_at,
        )


class Health(Wire):
    status: Literal["ok"] = "ok"
    function: str
