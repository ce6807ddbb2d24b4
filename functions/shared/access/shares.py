"""What somebody gives others of an album, and what those see of its photos."""

from pydantic import Field

from functions.shared.models.photo import Detection, Exposure, Photo, PhotoStatus
from functions.shared.models.wire import Document, Id, Wire

SEEN_WITH_ORIGINALS = frozenset({"file_name", "size", "content_type", "camera", "lens", "exposure"})


class SharedPhoto(Wire):
    """A photo as others than its owner see it.

    Without the place, the steps and the keys of objects, which are its owner's; what tells of the file and
    the camera is None unless originals are given too.
    """

    id: Id = Field(alias="_id")
    album_id: Id
    user_name: str
    created_at: int
    status: PhotoStatus
    tags: tuple[str, ...]
    detections: tuple[Detection, ...]
    placeholder: str | None
    width: int | None
    height: int | None
    taken_at: int | None
    taken_at_offset: int | None
    file_name: str | None = None
    size: int | None = None
    content_type: str | None = None
    camera: str | None = None
    lens: str | None = None
    exposure: Exposure | None = None

    def to_wire(self) -> Document:
        return self.to_document()

    @classmethod
    def of(cls, photo: Photo, *, originals: bool) -> "SharedPhoto":
        hidden = frozenset() if originals else SEEN_WITH_ORIGINALS
        return cls(**{name: getattr(photo, name) for name in cls.model_fields if name not in hidden})
