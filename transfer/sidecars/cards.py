"""What an export keeps of an album and of a photo; see ``docs/sidecars.md``."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Final, Literal

from pydantic import Field

from functions.shared.models.album import Album
from functions.shared.models.corrections import Corrected
from functions.shared.models.metadata import Capture
from functions.shared.models.photo import Detection, FoundLabel, Photo, PhotoStatus, Rotation
from functions.shared.models.wire import Id, Label, Wire

PHOTO_FORMAT: Final = "smart-album/photo"
ALBUM_FORMAT: Final = "smart-album/album"
OWN_FORM: Final = frozenset({"taken_at"})
"""What a sidecar tells in another form than the album."""


NO_ALBUM: Final = "0" * 24
"""The id, in an export, of what is in no album."""


class AlbumCard(Wire):
    format: Literal["smart-album/album"] = ALBUM_FORMAT
    version: Literal[1] = 1
    id: Id
    album_name: Label
    path: tuple[Label, ...] = ()
    created_at: str

    @property
    def is_album(self) -> bool:
        return self.id != NO_ALBUM

    @classmethod
    def of(cls, album: Album) -> "AlbumCard":
        return cls(
            id=album.id,
            album_name=album.album_name,
            path=album.path,
            created_at=_moment(album.created_at),
        )


class _AlbumSide(Wire):
    """What the album says of a photo, besides what the file does."""

    format: Literal["smart-album/photo"] = PHOTO_FORMAT
    version: Literal[1] = 1
    id: Id
    album_id: Id | None = None
    album_ids: tuple[Id, ...] = ()
    album_name: Label | None = None
    file_name: str | None = Field(default=None, min_length=1, max_length=255)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    size: int | None = None
    content_type: str = Field(
        default="application/octet-stream", pattern=r"^[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+$"
    )
    uploaded_at: str = ""
    taken_at: str | None = None
    status: PhotoStatus | None = None
    tags: tuple[str, ...] = ()
    added_tags: tuple[Label, ...] = ()
    removed_tags: tuple[Label, ...] = ()
    favourite: bool = False
    archived: bool = False
    rotation: Rotation = 0
    corrected: Corrected = Corrected()
    detections: tuple[Detection, ...] = ()
    labels: tuple[FoundLabel, ...] = ()
    model: str | None = None


class PhotoCard(Capture, _AlbumSide):
    """Dates are ISO 8601; ``taken_at`` has no offset where the camera did not tell its own.

    A file begins with the fields of the last base.
    """

    @classmethod
    def of(cls, photo: Photo, album_name: str) -> "PhotoCard":
        same = {name: getattr(photo, name) for name in SAME_AS_IN_THE_ALBUM}
        return cls(
            **same,
            album_name=album_name,
            uploaded_at=_moment(photo.created_at),
            taken_at=taken(photo),
        )


SAME_AS_IN_THE_ALBUM: Final = PhotoCard.model_fields.keys() & Photo.model_fields.keys() - OWN_FORM


def _moment(ms: int) -> str:
    return _iso(datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=ms))


def taken(photo: Photo) -> str | None:
    """By the clock where it was taken, with its offset where that is known."""
    if photo.taken_at is None:
        return None
    moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=photo.taken_at)
    if photo.taken_at_offset is None:
        return _iso(moment.replace(tzinfo=None))
    return _iso(moment.astimezone(timezone(timedelta(minutes=photo.taken_at_offset))))


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
