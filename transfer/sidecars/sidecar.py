"""What an export keeps beside its photos: all that the album knows of them; see ``docs/sidecars.md``."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Final, Literal, TypeVar

from pydantic import Field, ValidationError

from functions.shared.models.album import Album
from functions.shared.models.photo import Detection, Exposure, Gps, Photo, PhotoStatus
from functions.shared.models.wire import Id, Label, Wire
from transfer.sidecars.files import write_durably

SUFFIX: Final = ".json"
ALBUM_FILE: Final = "album.json"
PHOTO_FORMAT: Final = "smart-album/photo"
ALBUM_FORMAT: Final = "smart-album/album"
LONGEST: Final = 1_000_000
OWN_FORM: Final = frozenset({"taken_at"})
"""What a sidecar tells in another form than the album."""


class BadSidecar(Exception):
    """It says that it is a sidecar of ours, and cannot be read as one."""


class AlbumCard(Wire):
    format: Literal["smart-album/album"] = ALBUM_FORMAT
    version: Literal[1] = 1
    id: Id
    album_name: Label
    created_at: str

    @classmethod
    def of(cls, album: Album) -> "AlbumCard":
        return cls(id=album.id, album_name=album.album_name, created_at=_moment(album.created_at))


class PhotoCard(Wire):
    """Dates are ISO 8601; ``taken_at`` has no offset where the camera did not tell its own."""

    format: Literal["smart-album/photo"] = PHOTO_FORMAT
    version: Literal[1] = 1
    id: Id
    album_id: Id | None = None
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
    detections: tuple[Detection, ...] = ()
    model: str | None = None
    width: int | None = None
    height: int | None = None
    camera: str | None = None
    lens: str | None = None
    exposure: Exposure | None = None
    gps: Gps | None = None

    @classmethod
    def of(cls, photo: Photo, album_name: str) -> "PhotoCard":
        same = {name: getattr(photo, name) for name in SAME_AS_IN_THE_ALBUM}
        return cls(
            **same,
            album_name=album_name,
            uploaded_at=_moment(photo.created_at),
            taken_at=_taken(photo),
        )


Card = TypeVar("Card", AlbumCard, PhotoCard)
SAME_AS_IN_THE_ALBUM: Final = PhotoCard.model_fields.keys() & Photo.model_fields.keys() - OWN_FORM


def sidecar_of(photo: Path) -> Path:
    return photo.with_name(photo.name + SUFFIX)


def write_card(path: Path, card: AlbumCard | PhotoCard) -> None:
    """If it is not there already as it is to be."""
    text = json.dumps(card.to_document(), ensure_ascii=False, indent=2) + "\n"
    if not path.is_file() or path.read_bytes() != text.encode():
        write_durably(path, [text.encode()])


def read_card(path: Path, kind: type[Card]) -> Card | None:
    """None if the file is something else; BadSidecar if it is one, but of another version or damaged."""
    if path.suffix != SUFFIX or not path.is_file() or path.stat().st_size > LONGEST:
        return None
    try:
        told = json.loads(path.read_bytes())
    except ValueError:
        return None
    if not isinstance(told, dict) or told.get("format") != kind.model_fields["format"].default:
        return None
    if told.get("version") != 1:
        raise BadSidecar(
            f"{path.name} has version {told.get('version')} of its format; this reads version 1."
        )
    try:
        return kind.model_validate(told)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise BadSidecar(f"{path.name} is damaged: {where} is wrong.") from None


def _moment(ms: int) -> str:
    return _iso(datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=ms))


def _taken(photo: Photo) -> str | None:
    if photo.taken_at is None:
        return None
    moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=photo.taken_at)
    if photo.taken_at_offset is None:
        return _iso(moment.replace(tzinfo=None))
    return _iso(moment.astimezone(timezone(timedelta(minutes=photo.taken_at_offset))))


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
