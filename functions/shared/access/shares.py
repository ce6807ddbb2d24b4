"""What somebody gives others of an album, and what those see of its photos."""

from enum import StrEnum
from hashlib import sha256

from pydantic import Field

from functions.shared.models.album import Album
from functions.shared.models.photo import Detection, Exposure, Photo, PhotoStatus
from functions.shared.models.wire import Document, Id, UserName, Wire

SEEN_WITH_ORIGINALS = frozenset({"file_name", "size", "content_type", "camera", "lens", "exposure"})


class ShareKind(StrEnum):
    LINK = "link"
    """With whoever has the link."""
    USER = "user"


class Share(Wire):
    """An album given to others, until ``expires_at`` (ms) or until this record is gone.

    ``owner`` is the album's, ``user_name`` the one it is shared with. Of a link's token and password only
    hashes are kept.
    """

    id: Id = Field(alias="_id")
    album_id: Id
    owner: UserName
    kind: ShareKind
    user_name: UserName | None = None
    add: bool = False
    originals: bool = False
    created_at: int
    expires_at: int | None = None
    token_hash: str | None = None
    password_hash: str | None = None
    rev: int = 0

    def stands(self, now: int) -> bool:
        return self.expires_at is None or self.expires_at > now

    def is_of(self, album: Album) -> bool:
        return (self.album_id, self.owner) == (album.id, album.user_name) and not album.deleting


def id_of_user_share(album_id: str, user_name: str) -> str:
    """There is one for each album and user at most, since its id follows from both."""
    return sha256(f"{album_id} {user_name}".encode()).hexdigest()[:24]


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
